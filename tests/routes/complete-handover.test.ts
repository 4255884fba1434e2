import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import type { TermOut } from '../../worker/domain/handovers/handover.ts';
import { change, create, followUp, get, list, pointers, read, refusal } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { event, idOf, taken } from '../support/webhooks.ts';
import { call, migrated, sender, tokenFor } from '../support/worker.ts';

let editor = '';
let db: Db;
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
});

let councils = 0;
/** A council of its own: Uzbekistan has had it since 2024, Kazakhstan is announced for 2025. */
async function council(body: object = {}) {
  councils += 1;
  const [name, visibility] = [`Council ${councils}`, 'public'];
  await create(
    'handovers',
    { body: name, to: 'UZ', date: '2024-01-01', status: 'completed', visibility },
    editor,
  );
  return create(
    'handovers',
    {
      body: name,
      from: 'UZ',
      to: 'KZ',
      date: '2025',
      dateWords: 'in 2025',
      note: 'By rotation',
      visibility,
      ...body,
    },
    editor,
  );
}
const asked = (version: number | undefined, body: object, token = editor) => ({
  body,
  token,
  headers: { 'If-Match': `"${version}"` },
});
const pathOf = ({ id }: { id: string }) => `/api/handovers/${id}/complete`;
const evidence = [{ title: 'Communiqué', passage: 'took the chair' }];

test('one request ends the old term, begins the new one, and fulfils the commitment', async () => {
  const handover = await council();
  const commitment = await create('commitments', { text: 'Hand over in 2025', visibility: 'public' }, editor);
  const response = await call(
    pathOf(handover),
    asked(1, { date: '2025-01-15', note: 'In Astana', sources: evidence, fulfils: [commitment.id] }),
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'completed',
    version: 2,
    date: { edtf: '2025-01-15', words: null },
    note: 'By rotation\n\nIn Astana',
    sources: evidence,
  });
  const { terms } = await get<{ terms: TermOut[] }>(`/api/bodies/${handover.body.id}/terms`);
  expect(terms).toMatchObject([
    { holder: { name: 'Uzbekistan' }, end: { edtf: '2025-01-15' }, current: false },
    { holder: { name: 'Kazakhstan' }, start: { edtf: '2025-01-15' }, current: true },
  ]);
  expect(await read('commitments', commitment.id)).toMatchObject({
    status: 'fulfilled',
    followUps: [{ on: '2025-01-15', statusTo: 'fulfilled', note: 'In Astana', sources: evidence }],
  });
});

test('without a date of its own it happened as announced', async () => {
  const handover = await council();
  const done = await (await call(pathOf(handover), asked(1, {}))).json();
  expect(done).toMatchObject({
    status: 'completed',
    date: { edtf: '2025', words: 'in 2025' },
    note: 'By rotation',
  });
});

test('what an internal handover rests on is not told in public by the commitment', async () => {
  const handover = await council({ visibility: 'internal' });
  const commitment = await create('commitments', { text: 'Hand over', visibility: 'public' }, editor);
  await call(pathOf(handover), asked(1, { note: 'Told in confidence', fulfils: [commitment.id] }));
  expect(await read('commitments', commitment.id)).toMatchObject({
    status: 'fulfilled',
    followUps: [],
    withheld: [{ kind: 'status_change' }],
  });
});

test.each<[string, object, string]>([
  ['a day to come', { date: '2199' }, '/date'],
  ['a date that is none', { date: '2025-02-30' }, '/date'],
  ['a commitment that is not there', { fulfils: ['nowhere'] }, '/fulfils/0'],
])('%s is refused, and nothing is written', async (_, body, pointer) => {
  const handover = await council();
  const before = await rowCounts(db);
  expect(await pointers(pathOf(handover), asked(1, body))).toEqual([pointer]);
  expect(await rowCounts(db)).toEqual(before);
});

describe('where nobody recorded who takes over', () => {
  const unrecorded = () => council({ to: null, successor: 'not_recorded' });

  test.each<[string, object, object]>([
    [
      'whoever is named begins the new term',
      { to: 'KZ' },
      { to: { name: 'Kazakhstan' }, successor: 'named' },
    ],
    ['the chair may fall vacant', { successor: 'vacant' }, { to: null, successor: 'vacant' }],
    ['it may stay so', { date: '2025-01-15' }, { to: null, successor: 'not_recorded' }],
    ['that may be said', { successor: 'not_recorded' }, { to: null, successor: 'not_recorded' }],
  ])('%s', async (_, body, told) => {
    const response = await call(pathOf(await unrecorded()), asked(1, body));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'completed', ...told });
  });
});

test('a change and an event say so too', async () => {
  const said = { to: null, successor: 'not_recorded', status: 'completed' };
  const handover = await council({ to: null, successor: 'not_recorded' });
  expect(await change('handovers', handover, { status: 'completed' }, editor)).toMatchObject(said);
  const told = { ref: 'h', body: 'Council of old', from: 'UZ', successor: 'not_recorded', date: '1994' };
  const receipt = await taken(await sender(), event('handover.completed', told));
  expect(await read('handovers', idOf(receipt, 'h'), editor)).toMatchObject(said);
});

test('it may turn out that nobody wrote down who took over, whoever was announced', async () => {
  const response = await call(pathOf(await council()), asked(1, { successor: 'not_recorded' }));
  expect(await response.json()).toMatchObject({ status: 'completed', to: null, successor: 'not_recorded' });
});

test('a commitment that is closed already is refused, with the handover', async () => {
  const handover = await council();
  const { id } = await create('commitments', { text: 'Done before' }, editor);
  await followUp(id, { status: 'fulfilled', note: 'Early' }, editor);
  expect(await pointers(pathOf(handover), asked(1, { fulfils: [id] }))).toEqual(['/fulfils/0']);
  expect((await read('handovers', handover.id)).status).toBe('announced');
});

test('it needs the newest version, and is done once', async () => {
  const handover = await council();
  await refusal(await call(pathOf(handover), { body: {}, token: editor }), 428);
  await refusal(await call(pathOf(handover), asked(7, {})), 412);
  expect((await call(pathOf(handover), asked(1, {}))).status).toBe(200);
  await refusal(await call(pathOf(handover), asked(2, {})), 409);
});

test('viewers and the public may not', async () => {
  const handover = await council();
  await refusal(await call(pathOf(handover), asked(1, {}, await tokenFor('viewer'))), 403);
  await refusal(await call(pathOf(handover), { body: {}, headers: { 'If-Match': '"1"' } }), 401);
  expect((await list(`/api/changes?subject=handover:${handover.id}`, editor)).items).toHaveLength(1);
});

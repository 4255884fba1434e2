import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import { change, create, followUp, type Kind, list, patch, read } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let editor = '';
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
});

const twenty = <T>(act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 20 }, (_, n) => act(n)));
const versionsOf = async (id: string) =>
  (
    await db.all(build.selectFrom('changes').select('version').where('subject_id', '=', id).orderBy('seq'))
  ).map(({ version }) => version);

async function expectNoHoleInTheLog() {
  const seqs = (await db.all(build.selectFrom('changes').select('seq').orderBy('seq'))).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, n) => n + 1));
}

test.each<[Kind, object, (n: number) => object]>([
  ['actors', { name: 'Contested', kind: 'person' }, (n) => ({ name: `Contested ${n}` })],
  ['briefings', { title: 'Contested' }, (n) => ({ title: `Contested ${n}`, topics: [`t${n}`] })],
  ['commitments', { text: 'Contested' }, (n) => ({ text: `Contested ${n}`, parties: [{ words: `${n}` }] })],
  ['handovers', { body: 'Contested body', to: 'KZ', date: '2025' }, (n) => ({ note: `Contested ${n}` })],
])('of twenty changes of one of the %s exactly one wins', async (kind, input, changeOf) => {
  const made = await create(kind, input, editor);
  const answers = await twenty((n) => patch(kind, made, changeOf(n), editor));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array(19).fill(412)]);
  const winner = (await answers.find(({ status }) => status === 200)?.json()) as object;
  expect(await read(kind, made.id, editor)).toEqual(winner);
  expect(await versionsOf(made.id)).toEqual([1, 2]);
  await expectNoHoleInTheLog();
});

test('twenty follow-ups at once are all kept', async () => {
  const { id } = await create('commitments', { text: 'Busy' }, editor);
  const answers = await twenty((n) =>
    call(`/api/commitments/${id}/follow-ups`, { body: { note: `note ${n}` }, token: editor }),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  const { followUps, version } = await read('commitments', id, editor);
  expect(version).toBe(21);
  expect(new Set(followUps.map(({ note }) => note)).size).toBe(20);
  expect(await versionsOf(id)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  await expectNoHoleInTheLog();
});

test('twenty creations that name one new actor make one actor', async () => {
  const ids = await twenty(async (n) => {
    const made = await create(
      'commitments',
      { text: `Shared ${n}`, parties: [{ actor: 'Brand New Forum' }] },
      editor,
    );
    return made.parties[0]?.actor?.id;
  });
  expect(new Set(ids).size).toBe(1);
  expect((await list('/api/actors?text=brand%20new', editor)).items).toHaveLength(1);
  await expectNoHoleInTheLog();
});

test('of twenty actors of one name one is made, the others are refused', async () => {
  const answers = await twenty(() =>
    call('/api/actors', { body: { name: 'Only One', kind: 'person' }, token: editor }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
});

test('a moving briefing and follow-ups at once lose neither', async () => {
  const briefing = await create('briefings', { title: 'Moving', start: '2026-01' }, editor);
  const { id } = await create('commitments', { text: 'Due there', dueBriefing: briefing.id }, editor);
  await Promise.all([
    change('briefings', briefing, { start: '2026-02' }, editor),
    ...Array.from({ length: 9 }, (_, n) => followUp(id, { note: `${n}` }, editor)),
  ]);
  const after = await read('commitments', id, editor);
  expect(after).toMatchObject({ version: 11, due: { edtf: '2026-02' } });
  expect(after.followUps).toHaveLength(9);
});

import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { create, get, list, pointers, read } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let db: Db;
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
});

const meeting = {
  title: 'Meeting of ministers',
  start: '2025-03-04',
  startWords: '4 March 2025',
  participations: [{ actor: 'Uzbekistan', role: 'organiser' }],
  visibility: 'public',
};
const promise = { text: 'Report on the fund', due: '2025-12', parties: [{ actor: 'UZ' }] };
const handover = { body: 'Council of Examples', to: 'Kazakhstan', date: '2026' };

test('a briefing comes with what was promised and handed over there, as visible as itself', async () => {
  const made = await create(
    'briefings',
    {
      ...meeting,
      commitments: [promise, { text: 'Meet again', visibility: 'internal' }],
      handovers: [handover],
    },
    editor,
  );
  const { items } = await list<{ text: string; made: { words: string }; visibility: string }>(
    `/api/commitments?briefing=${made.id}`,
    editor,
  );
  expect(items).toMatchObject([
    { text: 'Report on the fund', made: { edtf: '2025-03-04', words: '4 March 2025' }, visibility: 'public' },
    { text: 'Meet again', visibility: 'internal' },
  ]);
  expect(await list(`/api/handovers?briefing=${made.id}`)).toMatchObject({
    items: [{ body: { name: 'Council of Examples' }, to: { name: 'Kazakhstan' }, visibility: 'public' }],
  });
});

test('what says nothing of its visibility is internal, the whole of it', async () => {
  const { visibility, ...unsaid } = meeting;
  const made = await create(
    'briefings',
    { ...unsaid, commitments: [promise], handovers: [handover] },
    editor,
  );
  expect(made.visibility).toBe('internal');
  expect((await list(`/api/commitments?briefing=${made.id}`)).items).toEqual([]);
  expect((await list(`/api/handovers?briefing=${made.id}`)).items).toEqual([]);
});

test.each<[string, object, string]>([
  ['a date that is none', { commitments: [promise, { ...promise, due: '2025-13' }] }, '/commitments/1/due'],
  [
    'a briefing that is not there',
    { commitments: [{ ...promise, due: null, dueBriefing: 'nowhere' }] },
    '/commitments/0/dueBriefing',
  ],
  ['an empty line', { commitments: [{ text: '' }] }, '/commitments/0/text'],
  [
    'a party named twice',
    { commitments: [{ ...promise, parties: [{ actor: 'UZ' }, { actor: 'Uzbekistan' }] }] },
    '/commitments/0/parties/1',
  ],
  [
    'a body that is a state',
    { handovers: [handover, { ...handover, body: 'Kazakhstan' }] },
    '/handovers/1/body',
  ],
  ['a handover to nobody', { handovers: [{ body: 'Council of Examples', date: '2026' }] }, '/handovers/0/to'],
  ['a briefing of their own', { commitments: [{ ...promise, briefing: 'x' }] }, '/commitments/0/briefing'],
])('%s is pointed at, and nothing is recorded of all', async (_, parts, pointer) => {
  const before = await rowCounts(db);
  const at = await pointers('/api/briefings', { token: editor, body: { ...meeting, ...parts } });
  expect(at).toEqual([pointer]);
  expect(await rowCounts(db)).toEqual(before);
});

test('the same request again gives the same briefing, and no second commitment', async () => {
  const headers = { 'Idempotency-Key': 'meeting-1' };
  const body = { ...meeting, title: 'Sent twice', commitments: [promise], handovers: [handover] };
  const send = async () =>
    (await (await call('/api/briefings', { token: editor, body, headers })).json()) as { id: string };
  const [first, second] = [await send(), await send()];
  expect(second.id).toBe(first.id);
  expect((await list(`/api/commitments?briefing=${first.id}`)).items).toHaveLength(1);
});

test('commitments are found by the briefing at which they fall due, where it may be seen', async () => {
  const summit = await create('briefings', { title: 'Summit', start: '2027' }, editor);
  const { id } = await create(
    'commitments',
    { text: 'Report', dueBriefing: summit.id, visibility: 'public' },
    editor,
  );
  await create('commitments', { text: 'Something else', visibility: 'public' }, editor);
  const path = `/api/commitments?dueBriefing=${summit.id}`;
  expect((await list(path, editor)).items.map((each) => each.id)).toEqual([id]);
  expect((await list(path)).items).toEqual([]);
});

test('actors named at several places of one request are one actor', async () => {
  const made = await create(
    'briefings',
    {
      title: 'One of each',
      participations: [{ actor: { name: 'New Institute', kind: 'institute' }, role: 'organiser' }],
      commitments: [{ text: 'Publish', parties: [{ actor: 'New Institute' }] }],
    },
    editor,
  );
  const [organiser] = (await read('briefings', made.id, editor)).participations;
  const { items } = await get<{ items: { id: string }[] }>('/api/actors?text=new+institute', editor);
  expect(items.map(({ id }) => id)).toEqual([organiser?.actor.id]);
});

import { beforeAll, expect, test } from 'vitest';
import type { Commitment } from '../../worker/domain/commitments/commitment.ts';
import { create, pointers, read, refusal } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let ids: string[] = [];

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  for (const text of ['a', 'b', 'c'])
    ids.push((await create('commitments', { text, due: '2025', visibility: 'public' }, editor)).id);
});

const send = (body: unknown, headers: Record<string, string> = {}, token = editor) =>
  call('/api/follow-ups', { body, token, headers });

test('several commitments get the same follow-up, each its own entry, and are answered as they now are', async () => {
  const followUp = {
    due: '../2027-09-30',
    dueWords: 'by the end of Q3',
    note: 'Asked for time',
    sources: [{ title: 'A letter', url: 'https://example.org/letter' }],
  };
  const response = await send({ commitments: ids, followUp });
  const { items } = (await response.json()) as { items: Commitment[] };
  expect([response.status, items.map(({ text, due }) => [text, due?.edtf])]).toEqual([
    201,
    ['a', 'b', 'c'].map((text) => [text, '../2027-09-30']),
  ]);
  for (const id of ids) {
    const { followUps } = await read('commitments', id, editor);
    expect(followUps).toHaveLength(1);
    expect(followUps[0]).toMatchObject({ note: 'Asked for time', sources: [{ title: 'A letter' }] });
  }
});

test('is undone as one act', async () => {
  const response = await send({ commitments: ids, followUp: { status: 'stalled' } });
  const sequence = response.headers.get('Change-Sequence');
  const undone = await call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
  expect([undone.status, ((await undone.json()) as { undone: number[] }).undone]).toHaveLength(2);
  for (const id of ids) expect((await read('commitments', id, editor)).status).toBe('not_assessed');
});

test('where one cannot take it none does, and the answer says which', async () => {
  const counts = await rowCounts(acting().db);
  const found = await pointers('/api/follow-ups', {
    body: { commitments: [ids[0], 'nobody', ids[1]], followUp: { note: 'x' } },
    token: editor,
  });
  expect(found).toEqual(['/commitments/1']);
  expect(await rowCounts(acting().db)).toEqual(counts);
});

test.each<[object, string]>([
  [{ followUp: {} }, '/followUp'],
  [{ followUp: { status: 'fulfilled' } }, '/followUp/note'],
  [{ followUp: { note: 'x', party: 'KZ' } }, '/followUp/party'],
  [{ followUp: { due: 'soon' } }, '/followUp/due'],
  [{ commitments: [], followUp: { note: 'x' } }, '/commitments'],
  [{ commitments: Array(51).fill('x'), followUp: { note: 'x' } }, '/commitments'],
])('%o is refused', async (body, pointer) => {
  expect(await pointers('/api/follow-ups', { body: { commitments: ids, ...body }, token: editor })).toEqual([
    pointer,
  ]);
});

test('one that is named twice is refused', async () => {
  const body = { commitments: [ids[0], ids[0]], followUp: { note: 'x' } };
  expect(await pointers('/api/follow-ups', { body, token: editor })).toEqual(['/commitments/1']);
});

test('sent again under its key it writes nothing', async () => {
  const body = { commitments: ids, followUp: { note: 'once' } };
  const [first, second] = [
    await send(body, { 'Idempotency-Key': 'k' }),
    await send(body, { 'Idempotency-Key': 'k' }),
  ];
  expect([first.status, second.status]).toEqual([201, 201]);
  const { followUps } = await read('commitments', ids[0] ?? '', editor);
  expect(followUps.filter(({ note }) => note === 'once')).toHaveLength(1);
  const other = { ...body, followUp: { note: 'other' } };
  await refusal(await send(other, { 'Idempotency-Key': 'k' }), 409);
});

test('fifty go in one batch', async () => {
  const many: string[] = [];
  for (let n = 0; n < 50; n += 1) many.push((await create('commitments', { text: `n${n}` }, editor)).id);
  const response = await send({ commitments: many, followUp: { status: 'stalled', note: 'No news' } });
  const { items } = (await response.json()) as { items: Commitment[] };
  expect([response.status, new Set(items.map(({ status }) => status))]).toEqual([201, new Set(['stalled'])]);
});

test('viewers and the public cannot', async () => {
  const body = { commitments: ids, followUp: { note: 'x' } };
  expect((await send(body, {}, await tokenFor('viewer'))).status).toBe(403);
  expect((await call('/api/follow-ups', { body })).status).toBe(401);
  ids = [];
});

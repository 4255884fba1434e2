import { beforeAll, expect, test } from 'vitest';
import type { Archived } from '../../worker/domain/changes/archived.ts';
import { archive, create, type Kind, list, patch, pointers, read, refusal, walk } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

const titles = async (query: string, token: string) =>
  (await list<Archived>(`/api/archived?${query}`, token)).items.map(({ title }) => title);

test('what is archived is told with who did it, the latest first, to editors alone', async () => {
  const briefing = await create('briefings', { title: 'Put away' }, editor);
  const draft = await create('commitments', { text: 'Draft put away', visibility: 'draft' }, editor);
  await archive('briefings', briefing, editor);
  await archive('commitments', draft, editor);
  const { items } = await list<Archived>('/api/archived', editor);
  expect(items).toMatchObject([
    { kind: 'commitment', title: 'Draft put away', version: 2, verb: 'archived', by: 'a editor' },
    { kind: 'briefing', title: 'Put away', id: briefing.id, mergedInto: null },
  ]);
  expect(await titles('kind=briefing', editor)).toEqual(['Put away']);
  await refusal(await call('/api/archived'), 401);
  await refusal(await call('/api/archived', { token: viewer }), 403);
  expect(await pointers('/api/archived?kind=token', { token: editor })).toEqual(['kind']);
});

test('what was undone and what was merged says so', async () => {
  const made = await call('/api/actors', { body: { name: 'A slip', kind: 'person' }, token: editor });
  await call(`/api/changes/${made.headers.get('Change-Sequence')}/undo`, { body: {}, token: editor });
  const [from, into] = [
    await create('actors', { name: 'Twice', kind: 'person' }, editor),
    await create('actors', { name: 'Once', kind: 'person' }, editor),
  ];
  await call(`/api/actors/${from.id}/merge`, {
    body: { into: into.id, intoVersion: 1 },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  const { items } = await list<Archived>('/api/archived?kind=actor', editor);
  expect(items).toMatchObject([
    { title: 'Twice', verb: 'merged', mergedInto: into.id },
    { title: 'A slip', verb: 'undone', mergedInto: null },
  ]);
  const slip = items[1] as Archived;
  await archive('actors', slip, editor, 'restore');
  expect(await titles('kind=actor', editor)).toEqual(['Twice']);
  const again = await call('/api/actors', { body: { name: 'A slip', kind: 'person' }, token: editor });
  expect(again.status).toBe(409);
});

test('a walk meets each once', async () => {
  for (let i = 0; i < 7; i += 1)
    await archive('briefings', await create('briefings', { title: `n${i}` }, editor), editor);
  const pages = await walk<Archived>('/api/archived?limit=3', editor);
  const ids = pages.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual((await list<Archived>('/api/archived?limit=200', editor)).items.map(({ id }) => id));
});

const made: [Kind, object, object][] = [
  ['briefings', { title: 'Kept' }, { title: 'Unseen' }],
  ['commitments', { text: 'Kept' }, { text: 'Unseen' }],
  ['handovers', { body: 'Kept Council', to: 'UZ', date: '2025-03' }, { note: 'Unseen' }],
  ['actors', { name: 'Kept', kind: 'person' }, { name: 'Unseen' }],
];
test.each(made)(
  'of %s what is archived is only brought back, whoever names the right version',
  async (kind, body, words) => {
    const first = await create(kind, body, editor);
    const put = await archive(kind, first, editor);
    const post = (act: string, sent: object = {}) =>
      call(`/api/${kind}/${first.id}/${act}`, {
        body: sent,
        token: editor,
        headers: { 'If-Match': `"${put.version}"` },
      });
    await refusal(await patch(kind, first, words, editor), 412);
    const acts = [() => patch(kind, put, words, editor), () => post('versions/1/restore')];
    if (kind === 'handovers') acts.push(() => post('complete'));
    if (kind === 'commitments') acts.push(() => post('follow-ups', { note: 'Unseen' }));
    for (const act of acts) {
      const { detail } = await refusal(await act(), 409);
      expect(detail).toBe('The record is archived: bring it back first.');
    }
    expect(await read(kind, first.id, editor)).toEqual(put);
    const back = await archive(kind, put, editor, 'restore');
    expect((await patch(kind, back, words, editor)).status).toBe(200);
  },
);

test('what was merged says so to whoever would change it', async () => {
  const [from, into] = [
    await create('actors', { name: 'One of two', kind: 'person' }, editor),
    await create('actors', { name: 'Two of two', kind: 'person' }, editor),
  ];
  await call(`/api/actors/${from.id}/merge`, {
    body: { into: into.id, intoVersion: 1 },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  const { detail } = await refusal(
    await patch('actors', { id: from.id, version: 2 }, { name: 'x' }, editor),
    409,
  );
  expect(detail).toBe(`The record was merged into another (${into.id}): change that one.`);
});

test('a follow-up of several is for none of them where one is archived', async () => {
  const [one, other] = [
    await create('commitments', { text: 'In use' }, editor),
    await create('commitments', { text: 'Put away' }, editor),
  ];
  await archive('commitments', other, editor);
  const body = { commitments: [one.id, other.id], followUp: { note: 'Both' } };
  await refusal(await call('/api/follow-ups', { body, token: editor }), 409);
  expect((await read('commitments', one.id, editor)).version).toBe(1);
});

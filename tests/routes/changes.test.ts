import { beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../worker/domain/changes/change.ts';
import { archive, change, create, followUp, type Kind, list, pointers, walk } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

const log = async (query: string, token?: string) =>
  (await list<Change>(`/api/changes?${query}`, token)).items;

test('the log tells who did what, newest first, before and after', async () => {
  const made = await create('briefings', { title: 'First', visibility: 'public' }, editor);
  await archive('briefings', await change('briefings', made, { title: 'Second' }, editor), editor);
  const items = await log(`subject=briefing:${made.id}`, editor);
  expect(items).toMatchObject([
    { verb: 'archived', version: 3, author: 'a editor', before: { archivedAt: null } },
    { verb: 'changed', version: 2, before: { title: 'First' }, after: { title: 'Second' } },
    { verb: 'recorded', version: 1, before: null, after: { title: 'First', archivedAt: null } },
  ]);
  expect(items[0]?.after.archivedAt).toMatch(/Z$/);
  for (const token of [viewer, undefined])
    expect(await log(`subject=briefing:${made.id}`, token)).toEqual([]);
});

test('the public reads no author and no version, viewers both, and neither reads parts', async () => {
  const made = await create(
    'commitments',
    { text: 'Seen', parties: [{ words: 'them' }], visibility: 'public' },
    editor,
  );
  const [open] = await log(`subject=commitment:${made.id}`);
  expect(Object.keys(open ?? {}).sort()).toEqual(['after', 'at', 'before', 'seq', 'subject', 'verb']);
  const [internal] = await log(`subject=commitment:${made.id}`, viewer);
  expect(internal).toMatchObject({ author: 'a editor', version: 1 });
  for (const each of [open, internal]) expect(each?.after).not.toHaveProperty('parties');
  expect((await log(`subject=commitment:${made.id}`, editor))[0]?.after).toHaveProperty('parties');
});

test('the public reads the log from where a record became public', async () => {
  const made = await create('commitments', { text: 'Secret wording' }, editor);
  const opened = await change('commitments', made, { text: 'Open wording', visibility: 'public' }, editor);
  expect(await log(`subject=commitment:${made.id}`)).toMatchObject([
    { before: null, after: { text: 'Open wording' } },
  ]);
  const closed = await change(
    'commitments',
    opened,
    { visibility: 'internal', text: 'Secret again' },
    editor,
  );
  expect(await log(`subject=commitment:${made.id}`)).toEqual([]);
  await change('commitments', closed, { visibility: 'public', text: 'Open again' }, editor);
  const shown = await log(`subject=commitment:${made.id}`);
  expect(shown.map(({ before, after }) => [before, after.text])).toEqual([
    [null, 'Open again'],
    [null, 'Open wording'],
  ]);
});

test('a follow-up is logged for those who may see it', async () => {
  const { id } = await create('commitments', { text: 'Followed', visibility: 'public' }, editor);
  await followUp(id, { note: 'internal' }, editor);
  await followUp(id, { note: 'draft', visibility: 'draft' }, editor);
  await followUp(id, { note: 'public', visibility: 'public' }, editor);
  const counts = await Promise.all(
    [undefined, viewer, editor].map(async (token) => (await log(`subject=commitment:${id}`, token)).length),
  );
  expect(counts).toEqual([2, 3, 4]);
});

test('a public handover of a hidden body is not told', async () => {
  const made = await create(
    'handovers',
    {
      body: { name: 'Hidden Council', kind: 'body' },
      to: 'KZ',
      date: '2025',
      note: 'hush',
      visibility: 'public',
    },
    editor,
  );
  const body = await create(
    'actors',
    { name: 'Internal Council', kind: 'body', visibility: 'internal' },
    editor,
  );
  const other = await create(
    'handovers',
    { body: { id: body.id }, to: 'KZ', date: '2025', note: 'hush', visibility: 'public' },
    editor,
  );
  expect((await log(`subject=handover:${made.id}`)).length).toBe(1);
  expect(await log(`subject=handover:${other.id}`)).toEqual([]);
  expect(await log(`subject=handover:${other.id}`, viewer)).toHaveLength(1);
});

test('tokens and integrations have a log that nobody reads here', async () => {
  expect((await log('limit=200', await tokenFor('admin'))).map(({ subject }) => subject.kind)).not.toContain(
    'token',
  );
});

test.each([
  ['subject', 'subject=token'],
  ['subject', 'subject=token:1'],
  ['subject', 'subject=commitment:'],
  ['subject', 'subject=%F0'],
  ['limit', 'limit=500'],
  ['cursor', 'cursor=zzz'],
  ['cursor', `cursor=${btoa('["2025-01-01","x"]').replace(/=+$/, '')}`],
  ['cursor', `cursor=${btoa('["1e400","x"]').replace(/=+$/, '')}`],
])('a wrong %s is refused: %s', async (parameter, query) => {
  expect(await pointers(`/api/changes?${query}`)).toEqual([parameter]);
});

test('a kind of record has its own log, and a walk meets every change once', async () => {
  const pages = await walk<Change>('/api/changes?subject=commitment&limit=2', editor);
  const all = pages.flat();
  expect(new Set(all.map(({ subject }) => subject.kind))).toEqual(new Set(['commitment']));
  expect(all.map(({ seq }) => seq)).toEqual([...new Set(all.map(({ seq }) => seq))].sort((a, b) => b - a));
  expect(all).toHaveLength((await log('subject=commitment&limit=200', editor)).length);
});

const source = (title: string, visibility?: string) => ({ title, ...(visibility ? { visibility } : {}) });
const said = (text: string, visibility?: string) => ({ kind: 'paraphrase', text, visibility });

describe('of what only some may see, only they are told', () => {
  const readers = () => [undefined, viewer, editor];
  const told = (subject: string) =>
    Promise.all(readers().map(async (token) => (await log(`subject=${subject}`, token)).length));

  test.each<[what: string, kind: Kind, given: object, edit: object, toldTo: number[]]>([
    ['an internal statement', 'briefings', {}, { statements: [said('aside', 'internal')] }, [1, 2, 2]],
    ['a draft of a statement', 'briefings', {}, { statements: [said('aside', 'draft')] }, [1, 1, 2]],
    ['a statement', 'briefings', {}, { statements: [said('aloud')] }, [2, 2, 2]],
    ['an internal source', 'briefings', {}, { sources: [source('cable', 'internal')] }, [1, 2, 2]],
    [
      'other words of an internal statement beside a public one',
      'briefings',
      { statements: [said('aloud'), said('aside', 'internal')], sources: [source('web')] },
      { statements: [said('aloud'), said('another aside', 'internal')] },
      [1, 2, 2],
    ],
    [
      'an internal source of a public statement',
      'briefings',
      { statements: [said('aloud')] },
      { statements: [{ ...said('aloud'), sources: [source('cable', 'internal')] }] },
      [1, 2, 2],
    ],
    [
      'a statement that becomes public',
      'briefings',
      { statements: [said('aside', 'internal')] },
      { statements: [said('aside')] },
      [2, 2, 2],
    ],
    [
      'a source that is public no more',
      'briefings',
      { sources: [source('web')] },
      { sources: [source('web', 'internal')] },
      [2, 2, 2],
    ],
    [
      'an internal statement and a title',
      'briefings',
      {},
      { statements: [said('aside', 'internal')], title: 'Told of' },
      [2, 2, 2],
    ],
    ['an internal source', 'commitments', {}, { sources: [source('cable', 'internal')] }, [1, 2, 2]],
    ['a source', 'commitments', {}, { sources: [source('web')] }, [2, 2, 2]],
    ['an internal source', 'handovers', {}, { sources: [source('cable', 'internal')] }, [1, 2, 2]],
  ])('%s, of %s', async (_, kind, given, edit, expected) => {
    const plain = {
      actors: {},
      briefings: { title: 'Told' },
      commitments: { text: 'Told' },
      handovers: { body: { name: 'Telling Council', kind: 'body' }, to: 'KZ', date: '2026' },
    };
    const record = await create(kind, { ...plain[kind], ...given, visibility: 'public' }, editor);
    const subject = kind.slice(0, -1);
    const open = () => call(`/api/${kind}/${record.id}`).then((response) => response.headers.get('ETag'));
    const before = await open();
    const edited = await change(kind, record, edit, editor);
    expect(await told(`${subject}:${record.id}`)).toEqual(expected);
    expect((await open()) === before).toBe(expected[0] === 1);
    // Undoing it is told to the same readers, and to nobody else.
    const [{ seq } = { seq: 0 }] = await log(`subject=${subject}:${record.id}`, editor);
    expect((await call(`/api/changes/${seq}/undo`, { body: {}, token: editor })).status).toBe(200);
    expect(await told(`${subject}:${record.id}`)).toEqual(expected.map((n) => 2 * n - 1));
    // And so is restoring the version that was undone.
    const headers = { 'If-Match': `"${(edited.version ?? 0) + 1}"` };
    const restored = await call(`/api/${kind}/${record.id}/versions/2/restore`, {
      ...{ method: 'POST', token: editor, headers },
    });
    expect(restored.status).toBe(200);
    expect(await told(`${subject}:${record.id}`)).toEqual(expected.map((n) => 3 * n - 2));
  });
});

test('a version that a reader is not told of does not hide what the next one changed', async () => {
  const made = await create('commitments', { text: 'First words', visibility: 'public' }, editor);
  const owned = await change('commitments', made, { owner: { actor: 'The mission' } }, editor);
  const next = await change('commitments', owned, { text: 'Second words' }, editor);
  expect(await log(`subject=commitment:${made.id}`)).toMatchObject([
    { before: { text: 'First words' }, after: { text: 'Second words' } },
    { before: null, after: { text: 'First words' } },
  ]);
  await followUp(made.id, { note: 'hush', visibility: 'draft' }, editor);
  await change('commitments', { ...next, version: 4 }, { text: 'Third words' }, editor);
  for (const token of [undefined, viewer, editor]) {
    const [{ before, after } = {}] = await log(`subject=commitment:${made.id}`, token);
    expect([before?.text, after?.text]).toEqual(['Second words', 'Third words']);
  }
});

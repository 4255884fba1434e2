import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Comment } from '../../worker/domain/desk/comment.ts';
import type { SearchResult } from '../../worker/domain/search/search.ts';
import { archive, create, get, type Kind, list, pointers, refusal, walk } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { expectWholeLog } from '../support/record.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

type Person = Awaited<ReturnType<typeof signedIn>>;
let editor = '';
let viewer = '';
let admin = '';
let ann: Person;
let ben: Person;
let boss: Person;
const subjects: Record<string, string> = {};

const say = (who: Person | null, body: object, headers: Record<string, string> = {}) =>
  fromPage(who?.secret ?? null, '/api/comments', { body, headers });
async function said(who: Person, text: string, subject = subjects.commitment): Promise<Comment> {
  const response = await say(who, { subject, text });
  expect(response.status).toBe(201);
  return response.json();
}
const edit = (who: Person, { id, version }: Comment, text: string) =>
  fromPage(who.secret, `/api/comments/${id}`, {
    method: 'PATCH',
    body: { text },
    headers: { 'If-Match': `"${version}"` },
  });
const remove = (who: Person, { id, version }: Comment) =>
  fromPage(who.secret, `/api/comments/${id}/remove`, {
    method: 'POST',
    headers: { 'If-Match': `"${version}"` },
  });
const listed = (subject: string | undefined, token = viewer) =>
  list<Comment>(`/api/comments?subject=${subject}`, token);

beforeAll(async () => {
  await migrated();
  [editor, viewer, admin] = await Promise.all([tokenFor('editor'), tokenFor('viewer'), tokenFor('admin')]);
  ann = await signedIn('viewer', { name: 'Ann' });
  ben = await signedIn('editor', { name: 'Ben' });
  boss = await signedIn('admin', { name: 'The boss' });
  const inputs: [string, Kind, object][] = [
    ['actor', 'actors', { name: 'A council', kind: 'body' }],
    ['briefing', 'briefings', { title: 'A briefing' }],
    ['commitment', 'commitments', { text: 'A promise', visibility: 'public' }],
    ['handover', 'handovers', { body: 'A council', to: { name: 'KZ' }, date: '2025' }],
    ['draft', 'commitments', { text: 'A draft', visibility: 'draft' }],
  ];
  for (const [name, kind, input] of inputs) {
    const { id } = await create(kind, { visibility: 'public', ...input }, editor);
    subjects[name] = `${kind.slice(0, -1)}:${id}`;
  }
});

test.each(['actor', 'briefing', 'commitment', 'handover'])('people comment on a %s', async (kind) => {
  const made = await said(ann, 'Worth a call.\nhttps://example.org/a', subjects[kind]);
  expect(made).toEqual({
    id: expect.any(String),
    subject: { kind, id: subjects[kind]?.split(':')[1] },
    text: 'Worth a call.\nhttps://example.org/a',
    author: { kind: 'person', id: ann.id, name: 'Ann' },
    createdAt: expect.any(String),
    changedAt: null,
    removedAt: null,
    removedBy: null,
    version: 1,
  });
  expect((await listed(subjects[kind])).items).toEqual([made]);
});

test('the oldest first, in pages', async () => {
  const subject = subjects.briefing ?? '';
  for (const text of ['one', 'two', 'three']) await said(ben, text, subject);
  const pages = await walk<Comment>(`/api/comments?subject=${subject}&limit=2`, viewer);
  expect(pages.map((page) => page.map(({ text }) => text).slice(-2))).toEqual([
    [expect.stringMatching(/^Worth/), 'one'],
    ['two', 'three'],
  ]);
});

test('the same key again gives the same comment', async () => {
  const body = { subject: subjects.handover, text: 'Once' };
  const headers = { 'Idempotency-Key': 'k1' };
  const [first, second] = [await say(ann, body, headers), await say(ann, body, headers)];
  expect(await second.json()).toEqual(await first.json());
});

test('a token of an editor comments in its own name', async () => {
  const response = await call('/api/comments', {
    token: editor,
    body: { subject: subjects.commitment, text: 'From a program' },
  });
  expect(((await response.json()) as Comment).author).toMatchObject({ kind: 'token', name: 'a editor' });
});

describe('who may', () => {
  const body = () => ({ subject: subjects.commitment, text: 'x' });
  test('nobody without signing in', async () => {
    await refusal(await say(null, body()), 401);
    await refusal(await call(`/api/comments?subject=${subjects.commitment}`), 401);
  });

  test('no token that only reads', async () => {
    const { detail } = await refusal(await call('/api/comments', { token: viewer, body: body() }), 403);
    expect(detail).toBe('A token needs the role "editor" for this, or sign in.');
  });

  test('nothing that another site sends', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' };
    await refusal(await say(ann, body(), headers), 403);
  });

  test('nobody on what they may not see, nor on what is not there', async () => {
    await refusal(await say(ann, { subject: subjects.draft, text: 'x' }), 404);
    await refusal(await call(`/api/comments?subject=${subjects.draft}`, { token: viewer }), 404);
    await refusal(await say(ben, { subject: 'commitment:nothing', text: 'x' }), 404);
    expect((await say(ben, { subject: subjects.draft, text: 'x' })).status).toBe(201);
  });

  test.each([
    [{ text: 'x' }, '/subject'],
    [{ subject: 'commitment', text: 'x' }, '/subject'],
    [{ subject: 'person:x', text: 'x' }, '/subject'],
    [{ subject: 'actor:x' }, '/text'],
    [{ subject: 'actor:x', text: '  ' }, '/text'],
    [{ subject: 'actor:x', text: 'x'.repeat(5001) }, '/text'],
    [{ subject: 'actor:x', text: 'a\0b' }, '/text'],
    [{ subject: 'actor:x', text: '\u202eevil' }, '/text'],
    [{ subject: 'actor:x', text: 'x', author: 'y' }, '/author'],
  ])('%j is refused at %s', async (input, pointer) => {
    expect(await pointers('/api/comments', { body: input, token: editor })).toEqual([pointer]);
  });
});

describe('one that was made', () => {
  let made: Comment;
  beforeEach(async () => {
    made = await said(ann, 'Firstly zyzzyva');
  });

  test('is changed by who wrote it, and says so', async () => {
    const changed: Comment = await (await edit(ann, made, 'Secondly')).json();
    expect(changed).toMatchObject({ text: 'Secondly', version: 2, changedAt: expect.any(String) });
  });

  test('is changed by nobody else, nor on an old reading, nor without one', async () => {
    await refusal(await edit(boss, made, 'Forged'), 403);
    await refusal(await edit(ben, made, 'Forged'), 403);
    await edit(ann, made, 'Secondly');
    await refusal(await edit(ann, made, 'Thirdly'), 412);
    await refusal(
      await fromPage(ann.secret, `/api/comments/${made.id}`, { method: 'PATCH', body: { text: 'x' } }),
      428,
    );
  });

  test.each(['who wrote it', 'an administrator'])(
    'is removed by %s, and its words are nowhere',
    async (by) => {
      const who = by === 'who wrote it' ? ann : boss;
      const left: Comment = await (await remove(who, made)).json();
      expect(left).toMatchObject({ text: null, removedBy: who.name, version: 2 });
      const { DB } = (await import('cloudflare:workers')).env as unknown as { DB: D1Database };
      for (const table of ['comments', 'changes', 'search_texts']) {
        const { results } = await DB.prepare(`select * from ${table}`).all();
        const rows = results.filter((row) => JSON.stringify(row).includes(made.id));
        expect([table, JSON.stringify(rows)]).toEqual([table, expect.not.stringContaining('zyzzyva')]);
      }
      await refusal(await edit(ann, left, 'Again'), 409);
      await refusal(await remove(who, left), 409);
    },
  );

  test('is removed by no other colleague', async () => {
    await refusal(await remove(ben, made), 403);
  });

  test('is not there for whom its record is not', async () => {
    const hidden = await said(ben, 'On a draft', subjects.draft);
    await refusal(await edit(ann, hidden, 'x'), 404);
    await refusal(await remove(ann, hidden), 404);
  });
});

describe('the public learns nothing of it', () => {
  const watched = () => [
    '/api/changes',
    `/api/changes?subject=${subjects.commitment}`,
    '/api/commitments',
    `/api/commitments/${subjects.commitment?.split(':')[1]}`,
    '/api/search?q=hush',
    '/api/search?q=promise',
    '/api/timeline?from=2025-01-01&to=2025-12-31',
  ];
  const seen = async () =>
    Promise.all(
      watched().map(async (path) => {
        const answer = await call(path);
        return [path, answer.headers.get('ETag'), await answer.text()];
      }),
    );

  test('neither in answers nor in their ETags', async () => {
    const before = await seen();
    const made = await said(ann, 'Hush hush');
    await edit(ann, made, 'Hush indeed');
    expect(await seen()).toEqual(before);
  });

  test('nor do lists of changes show it to anybody: it is told in its own place', async () => {
    await said(ann, 'Hush again');
    for (const token of [undefined, viewer, editor, admin]) {
      const { items } = await list<{ subject: { kind: string } }>('/api/changes?limit=200', token);
      expect(items.filter(({ subject }) => (subject.kind as string) === 'comment')).toEqual([]);
    }
    await expectWholeLog(acting().db);
  });
});

describe('search', () => {
  const found = async (q: string, token?: string) =>
    (await get<SearchResult>(`/api/search?q=${q}`, token)).groups.flatMap(({ items }) => items);

  test('finds comments for those who may see them, with their record', async () => {
    await said(ben, 'The quokka file');
    await said(ben, 'Quokka draft', subjects.draft);
    expect(await found('quokka')).toEqual([]);
    expect((await found('quokka', viewer)).map(({ kind, record }) => [kind, record.title])).toEqual([
      ['comment', 'A promise'],
    ]);
    expect(await found('quokka', editor)).toHaveLength(2);
  });

  test('refuses nothing to the public that asks for comments, and finds none', async () => {
    expect((await get<SearchResult>('/api/search?q=quokka&kind=comment')).groups).toEqual([]);
  });

  test('finds a changed one by its new words, a removed one by none', async () => {
    const made = await said(ann, 'Numbat');
    const changed: Comment = await (await edit(ann, made, 'Bilby')).json();
    expect([(await found('numbat', viewer)).length, (await found('bilby', viewer)).length]).toEqual([0, 1]);
    await remove(ann, changed);
    expect(await found('bilby', viewer)).toEqual([]);
  });
});

test('a comment makes no edit of the record stale, and stays with an archived one for its editors', async () => {
  const made = await create('commitments', { text: 'To be archived', visibility: 'public' }, editor);
  const subject = `commitment:${made.id}`;
  await said(ann, 'Before', subject);
  await archive('commitments', made, editor);
  await refusal(await call(`/api/comments?subject=${subject}`, { token: viewer }), 404);
  expect((await listed(subject, editor)).items).toHaveLength(1);
});

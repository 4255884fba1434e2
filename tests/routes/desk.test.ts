import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Happening, Since } from '../../worker/domain/desk/activity.ts';
import type { Desk } from '../../worker/domain/desk/desk.ts';
import { archive, change, create, days, followUp, get, list, pointers, today } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

type Signed = Awaited<ReturnType<typeof signedIn>>;

let db: Db;
let editor = '';
let viewer = '';
let ann: Signed;
let dee: Signed;
const ids: Record<string, string> = {};

const desk = (query = '', token = viewer) => get<Desk>(`/api/desk${query}`, token);
const textsIn = (of: Desk) =>
  of.sections.flatMap(({ section, items }) => items.map(({ text }) => `${section}:${text}`)).sort();

beforeAll(async () => {
  db = await migrated();
  [editor, viewer] = [await tokenFor('editor'), await tokenFor('viewer')];
  [ann, dee] = [await signedIn('editor', { name: 'Ann' }), await signedIn('viewer', { name: 'Dee' })];
  const council = { name: 'Council', kind: 'body' };
  const briefing = await create(
    'briefings',
    { title: 'At the council', start: '2025', participations: [{ actor: council, role: 'organiser' }] },
    editor,
  );
  ids.briefing = briefing.id;
  const made: Record<string, object> = {
    late: { due: days(today(), -5), owner: { person: ann.id }, parties: [{ actor: 'KZ' }] },
    now: { due: `${days(today(), -5)}/${days(today(), 5)}`, topics: ['Return'], briefing: briefing.id },
    soon: { due: days(today(), 20), owner: { actor: { name: 'The mission', kind: 'mission' } } },
    quiet: { due: days(today(), 60), made: '2020' },
    hidden: { due: days(today(), 60), visibility: 'draft' },
    done: { due: days(today(), 20), status: 'fulfilled', closingReason: 'Done' },
  };
  for (const [text, body] of Object.entries(made))
    ids[text] = (await create('commitments', { text, ...body }, editor)).id;
  ids.council = (await list('/api/actors?text=Council', editor)).items[0]?.id ?? '';
  ids.kz = (await list('/api/actors?text=KZ', editor)).items[0]?.id ?? '';
  for (const [date, status] of [
    [days(today(), 40), 'announced'],
    [days(today(), -10), 'confirmed'],
    [days(today(), -400), 'announced'],
    [days(today(), 50), 'cancelled'],
  ])
    await create('handovers', { body: council, to: 'KZ', date, status }, editor);
});

describe('the desk', () => {
  test('puts what is open where it presses, and what has gone quiet there again', async () => {
    const found = await desk();
    expect(textsIn(found)).toEqual([
      'due_now:now',
      'next_30:soon',
      'next_90:quiet',
      'overdue:late',
      'stale:quiet',
    ]);
    expect(found.today).toBe(today());
    expect(textsIn(await desk('', editor))).toContain('next_90:hidden');
  });

  test.each<[string, string[]]>([
    ['?party={kz}', ['overdue:late']],
    ['?body={council}', ['due_now:now']],
    ['?topic=return', ['due_now:now']],
    ['?briefing={briefing}', ['due_now:now']],
    ['?owner=none', ['due_now:now', 'next_90:quiet', 'stale:quiet']],
  ])('is narrowed by %s', async (query, texts) => {
    const filled = query.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');
    expect(textsIn(await desk(filled))).toEqual(texts);
  });

  test('of a person holds what is theirs', async () => {
    const mine = async ({ secret }: Signed) =>
      textsIn((await (await fromPage(secret, '/api/desk?owner=me')).json()) as Desk);
    expect(await mine(ann)).toEqual(['overdue:late']);
    expect(await mine(dee)).toEqual([]);
    expect(await pointers('/api/desk?owner=me', { token: viewer })).toEqual(['owner']);
  });

  test('tells of the handovers that come or were not confirmed, and how much passes on', async () => {
    const { handovers } = await desk();
    expect(handovers.map(({ handover, openCommitments }) => [handover.date.edtf, openCommitments])).toEqual([
      [days(today(), -10), 1],
      [days(today(), 40), 1],
    ]);
    expect((await desk(`?body=${ids.kz}`)).handovers).toEqual([]);
  });

  test('of one body tells of each that is open, however far away', async () => {
    await create('handovers', { body: 'Council', to: 'UZ', date: days(today(), 700) }, editor);
    const { handovers } = await desk(`?body=${ids.council}`);
    expect(handovers.map(({ handover }) => handover.date.edtf)).toEqual(
      [-400, -10, 40, 700].map((n) => days(today(), n)),
    );
    expect((await desk()).handovers).toHaveLength(2);
  });

  test('goes on in its sections, page by page', async () => {
    for (const text of ['a', 'b', 'c'])
      await create('commitments', { text, due: days(today(), 200), topics: ['Many'] }, editor);
    const { sections } = await desk('?topic=many&limit=2');
    const later = sections.find(({ section }) => section === 'later');
    expect([later?.count, later?.items.length]).toEqual([3, 2]);
    const path = `/api/desk/sections/later?topic=many&limit=2&cursor=${later?.next}`;
    const response = await call(path, { token: viewer });
    const page = (await response.json()) as { items: { text: string }[]; next: string | null };
    expect([page.items.map(({ text }) => text), page.next]).toEqual([['c'], null]);
    const first = await call('/api/desk/sections/later?topic=many&limit=2', { token: viewer });
    expect(first.headers.get('Link')).toContain('rel="next"');
  });

  test.each<[string, string]>([
    ['/api/desk?owner=somebody', 'owner'],
    ['/api/desk?limit=51', 'limit'],
    ['/api/desk?standing=overdue', 'standing'],
    ['/api/desk/sections/tomorrow', 'section'],
    ['/api/desk/sections/overdue?cursor=x', 'cursor'],
  ])('refuses %s', async (path, pointer) => {
    expect(await pointers(path, { token: viewer })).toEqual([pointer]);
  });

  test('is closed to the public', async () => {
    for (const path of ['/api/desk', '/api/desk/sections/overdue', '/api/desk/changes'])
      expect((await call(path)).status).toBe(401);
    expect((await call('/api/desk/changes', { token: editor })).status).toBe(403);
  });
});

describe('since somebody was last here', () => {
  const since = async ({ secret }: Signed) =>
    (await (await fromPage(secret, '/api/desk/changes')).json()) as Since;
  const seen = async ({ secret }: Signed, sequence: number) =>
    (await fromPage(secret, '/api/desk/seen', { body: { sequence } })).json() as Promise<{
      before: number | null;
    }>;
  const told = (of: Since, happening: Happening) =>
    of.groups.find((group) => group.happening === happening)?.items ?? [];

  test('at first the last days are told; once seen, nothing is until something happens', async () => {
    const first = await since(dee);
    expect(first.since).toBeNull();
    expect(told(first, 'recorded').map(({ title }) => title)).toContain('late');
    expect(JSON.stringify(first)).not.toContain('hidden');
    expect(await seen(dee, first.newest)).toEqual({ sequence: first.newest, before: null });
    const second = await since(dee);
    expect(second.groups).toEqual([]);
    expect(second.since?.sequence).toBe(first.newest);
  });

  test('what a new installation is filled with is nobody’s news', async () => {
    const { id } = await create('commitments', { text: 'from the starter record' }, editor);
    const byTheSystem = build
      .updateTable('changes')
      .set({ author_kind: 'system', author_id: null, author_name: 'Starter record' })
      .where('subject_id', '=', id);
    const titles = async () => told(await since(ann), 'recorded').map(({ title }) => title);
    expect(await titles()).toContain('from the starter record');
    await db.atomically([byTheSystem]);
    expect(await titles()).not.toContain('from the starter record');
  });

  test('what was closed and is open again did not come to an end', async () => {
    const { id } = await create('commitments', { text: 'closed too soon' }, editor);
    await seen(dee, (await since(dee)).newest);
    const response = await call(`/api/commitments/${id}/follow-ups`, {
      body: { status: 'fulfilled', note: 'Done' },
      token: editor,
    });
    expect(told(await since(dee), 'closed').map(({ title }) => title)).toEqual(['closed too soon']);
    const sequence = response.headers.get('Change-Sequence');
    const undone = await call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
    expect(undone.status).toBe(200);
    const { groups } = await since(dee);
    expect(groups).toMatchObject([
      { happening: 'changed', items: [{ title: 'closed too soon', times: 2, status: null }] },
    ]);
  });

  test('what only editors were told of does not make a record new to others', async () => {
    const { id } = await create('commitments', { text: 'known for long' }, editor);
    await followUp(id, { note: 'A secret', visibility: 'draft' }, editor);
    await seen(dee, (await since(dee)).newest);
    await followUp(id, { status: 'fulfilled', note: 'Done' }, editor);
    expect(told(await since(dee), 'closed')).toMatchObject([
      { title: 'known for long', status: { from: 'not_assessed', to: 'fulfilled' } },
    ]);
  });

  test('what happened is told in groups, with what moved from where to where and by whom', async () => {
    await seen(dee, (await since(dee)).newest);
    await followUp(ids.soon ?? '', { due: days(today(), 100), note: 'Asked for time' }, editor);
    await followUp(ids.now ?? '', { status: 'fulfilled', note: 'Done' }, editor);
    await followUp(ids.hidden ?? '', { note: 'A secret', visibility: 'draft' }, editor);
    const found = await since(dee);
    expect(found.groups.map(({ happening }) => happening)).toEqual(['closed', 'moved']);
    expect(told(found, 'moved')[0]).toMatchObject({
      title: 'soon',
      author: 'an editor'.replace('an', 'a'),
      due: { from: days(today(), 20), to: days(today(), 100) },
      status: null,
    });
    expect(told(found, 'closed')[0]?.status).toEqual({ from: 'not_assessed', to: 'fulfilled' });
  });

  test('of a handover it is told whose it is, who takes over and how far it has come', async () => {
    await seen(dee, (await since(dee)).newest);
    const { items } = await list<{ id: string; version: number; status: string }>('/api/handovers', editor);
    const coming = items.find(({ status }) => status === 'confirmed');
    await change('handovers', coming ?? { id: '' }, { status: 'completed' }, editor);
    expect(told(await since(dee), 'handed_over')[0]).toMatchObject({
      title: 'Council',
      handover: { to: { name: 'Kazakhstan' }, status: 'completed' },
    });
  });

  test('what one did oneself is no news, and what is archived cannot be told to viewers', async () => {
    await seen(ann, (await since(ann)).newest);
    await seen(dee, (await since(dee)).newest);
    const body = { note: 'Mine' };
    const mine = await fromPage(ann.secret, `/api/commitments/${ids.late}/follow-ups`, { body });
    expect(mine.status).toBe(201);
    const record = await create('commitments', { text: 'gone' }, editor);
    await archive('commitments', record, editor);
    expect(told(await since(ann), 'followed_up')).toEqual([]);
    expect(told(await since(dee), 'followed_up').map(({ title }) => title)).toEqual(['late']);
    expect(JSON.stringify(await since(dee))).not.toContain('gone');
    expect(told(await since(ann), 'archived')).toHaveLength(1);
  });

  test('is taken back by naming the number before, and never runs ahead of the log', async () => {
    const { newest } = await since(dee);
    expect(await seen(dee, 999_999_999)).toMatchObject({ sequence: newest });
    await seen(dee, 3);
    expect((await since(dee)).since?.sequence).toBe(3);
    const refused = await fromPage(dee.secret, '/api/desk/seen', { body: { sequence: -1 } });
    expect(refused.status).toBe(422);
  });
});

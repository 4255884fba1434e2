import { beforeAll, describe, expect, test } from 'vitest';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import { archive, change, create, list, patch, pointers, read, refusal, walk } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let hosts = '';
const id: Record<string, string> = {};

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  const given = {
    day: {
      start: '2024-12-10',
      status: 'held',
      topics: ['Return'],
      participations: [{ actor: 'UZ', role: 'organiser' }],
    },
    month: { start: '2025-06', status: 'planned', topics: ['Return', 'Schools'] },
    days: { start: '2025-06-20', end: '2025-07-05', status: 'confirmed' },
    open: { start: '2025-03/..', status: 'postponed' },
    undated: { status: 'cancelled' },
  };
  for (const [title, body] of Object.entries(given))
    id[title] = (await create('briefings', { title, ...body }, editor)).id;
  id.child = (await create('briefings', { title: 'child', start: '2024-12-11', parent: id.day }, editor)).id;
  hosts = (await list('/api/actors?text=UZ', editor)).items[0]?.id ?? '';
});

const titles = async (query: string, token = editor) =>
  (await list<BriefingDetail>(`/api/briefings?${query}`, token)).items.map(({ title }) => title).join(' ');

test('a briefing keeps all that was said about it', async () => {
  const input = {
    title: 'Briefing on rehabilitation',
    start: '2024-12-10',
    startWords: '10 December 2024',
    end: '2024-12-10',
    venue: 'UN Headquarters',
    city: 'New York',
    countryCode: 'US',
    parent: id.day,
    summary: 'First line\nSecond line',
    headCounts: [
      { of: 'countries', count: 50, atLeast: true, words: '50+ countries' },
      { of: 'organisations', count: 10 },
    ],
    topics: ['Rehabilitation'],
    participations: [
      { actor: 'Uzbekistan', role: 'organiser' },
      { actor: { name: 'A. Speaker', affiliation: 'UNOCT' }, role: 'speaker', position: 'Director' },
    ],
    statements: [
      {
        speaker: 'A. Speaker',
        kind: 'quote',
        text: 'We returned 530 people.',
        sources: [{ title: 'Transcript', passage: '530' }],
      },
      { kind: 'claim', text: 'Nobody is said to have said this', visibility: 'internal' },
    ],
    sources: [
      { title: 'Note', publisher: 'UN', url: 'https://example.org/note?a=b#c', published: '2024-12' },
    ],
    visibility: 'public',
  };
  const made = await create('briefings', input, editor);
  expect(made).toMatchObject({
    title: input.title,
    start: { edtf: '2024-12-10', words: '10 December 2024' },
    parent: { id: id.day, title: 'day' },
    headCounts: [
      { count: 50, atLeast: true },
      { of: 'organisations', count: 10, atLeast: false },
    ],
    topics: [{ id: 'rehabilitation' }],
    participations: [
      { role: 'organiser' },
      { role: 'speaker', position: 'Director', actor: { kind: 'person' } },
    ],
    statements: [
      {
        speaker: { name: 'A. Speaker' },
        visibility: 'public',
        sources: [{ passage: '530', visibility: 'public' }],
      },
      { speaker: null, visibility: 'internal' },
    ],
    sources: [{ url: 'https://example.org/note?a=b#c', published: '2024-12' }],
  });
  expect((await read('briefings', made.id)).statements).toHaveLength(1);

  const changed = await change('briefings', made, { statements: [], venue: null, topics: ['Other'] }, editor);
  expect(changed).toMatchObject({
    version: 2,
    statements: [],
    venue: null,
    topics: [{ id: 'other' }],
    city: 'New York',
  });
  expect(changed.participations.map(({ role }) => role)).toEqual(['organiser', 'speaker']);

  const archived = await archive('briefings', changed, editor);
  expect(await titles('text=rehabilitation')).toBe('');
  expect(await titles('archived=true')).toBe(input.title);
  await refusal(await call(`/api/briefings/${made.id}`, { token: await tokenFor('viewer') }), 404);
  expect(await archive('briefings', archived, editor, 'restore')).toMatchObject({
    archivedAt: null,
    version: 4,
  });
});

test('a narrower visibility takes statements and sources along, and a wider one brings them back', async () => {
  const parts = {
    statements: [{ kind: 'quote', text: 'q', sources: [{ title: 's' }] }],
    sources: [{ title: 't' }],
  };
  const made = await create('briefings', { title: 'Moves', ...parts, visibility: 'public' }, editor);
  const internal = await change('briefings', made, { visibility: 'internal' }, editor);
  expect(internal).toMatchObject({
    statements: [{ visibility: 'internal', sources: [{ visibility: 'internal' }] }],
    sources: [{ visibility: 'internal' }],
  });
  const back = await change('briefings', internal, { visibility: 'public' }, editor);
  expect(back.statements[0]).toMatchObject({ visibility: 'public', sources: [{ visibility: 'public' }] });
});

describe('briefings by', () => {
  test.each([
    ['start, undated last', '', 'day child open month days undated'],
    ['first day: not over before', 'from=2024-12-11', 'child open month days'],
    ['last day: begun by', 'to=2025-06-01', 'day child open month'],
    ['a window', 'from=2025-06-30&to=2025-06-30', 'open month days'],
    ['a window after all', 'from=2030-01-01&to=2030-12-31', 'open'],
    ['status', 'status=planned', 'month'],
    ['several statuses', 'status=held,cancelled', 'day child undated'],
    ['actor', 'actor={hosts}', 'day'],
    ['topic', 'topic=return', 'day month'],
    ['topic and status', 'topic=return&status=planned', 'month'],
    ['parent', 'parent={day}', 'child'],
    ['text, case ignored', 'text=DAY', 'day days'],
    ['text with a wildcard', 'text=%25', ''],
    ['text within a word', 'text=ay', ''],
    ['nobody', 'actor=nobody', ''],
  ])('%s', async (_, query, expected) => {
    const filled = query.replace('{hosts}', hosts).replace('{day}', id.day ?? '');
    const shown = (await titles(filled)).split(' ').filter((title) => title in id);
    expect(shown.join(' ')).toBe(expected);
  });

  test.each(['ÉTATS GÉNÉRAUX', 'états généraux', 'etats gene', 'ЎЗБЕКИСТОН', 'ўзбек', 'e\u0301tats'])(
    'text "%s" in any case and script',
    async (text) => {
      const known = await titles('text=etats');
      if (!known) await create('briefings', { title: 'États Généraux ЎЗБЕКИСТОН' }, editor);
      expect(await titles(`text=${encodeURIComponent(text)}`)).toBe('États Généraux ЎЗБЕКИСТОН');
    },
  );

  test.each(['valletta hall', 'venue:hall', 'HALL harbour', 'reintegration', 'title'])(
    'words of venue, city and summary: "%s"',
    async (text) => {
      const found = await titles('text=harbour');
      const rest = { venue: 'Hall at the Harbour', city: 'Valletta', summary: 'Venue: on reintegration.' };
      if (!found) await create('briefings', { title: 'A title', ...rest }, editor);
      expect(await titles(`text=${encodeURIComponent(text)}`)).toBe('A title');
    },
  );

  test('an actor that took part through those that belong to it, as far as they may be seen', async () => {
    const state = await create('actors', { name: 'Fiji', kind: 'state', visibility: 'public' }, editor);
    const institute = {
      name: 'Fiji Institute',
      kind: 'institute',
      affiliation: 'Fiji',
      visibility: 'public',
    };
    const hidden = { ...institute, name: 'Fiji Office', visibility: 'internal' };
    const of = async (title: string, actor: object) =>
      create(
        'briefings',
        { title, visibility: 'public', participations: [{ actor, role: 'organiser' }] },
        editor,
      );
    await of('By the institute', { id: (await create('actors', institute, editor)).id });
    await of('By the office', { id: (await create('actors', hidden, editor)).id });
    const found = async (token?: string) =>
      (await list<{ id: string; title: string }>(`/api/briefings?actor=${state.id}`, token)).items.map(
        ({ title }) => title,
      );
    expect(await found(editor)).toEqual(['By the institute', 'By the office']);
    expect(await found()).toEqual(['By the institute']);
  });

  test('a new title is found by text, the old one no more', async () => {
    const made = await create('briefings', { title: 'Erst' }, editor);
    await change('briefings', made, { title: 'Zweit' }, editor);
    expect([await titles('text=erst'), await titles('text=zweit')]).toEqual(['', 'Zweit']);
  });
});

test('a walk over briefings of one day and undated ones meets each once', async () => {
  for (let n = 0; n < 11; n += 1)
    await create('briefings', { title: 'tied', ...(n % 3 ? { start: '2027-01-01' } : {}) }, editor);
  const pages = await walk('/api/briefings?text=tied&limit=2', editor);
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 1]);
  expect(new Set(pages.flat().map((each) => each.id)).size).toBe(11);
});

test.each([
  [{}, ['/title']],
  [{ title: 'x', colour: 'red' }, ['/colour']],
  [{ title: 'x', start: '2025-02-30' }, ['/start']],
  [{ title: 'x', start: '2025-06', end: '2025-05' }, ['/end']],
  [{ title: 'x', parent: 'nobody' }, ['/parent']],
  [{ title: 'x', headCounts: [{ of: 'people', count: -1 }] }, ['/headCounts/0/count']],
  [{ title: 'x', headCounts: [{ of: 'people', count: 2e7 }] }, ['/headCounts/0/count']],
  [{ title: 'x', statements: [{ kind: 'joke', text: 'y' }] }, ['/statements/0/kind']],
  [{ title: 'x', participations: [{ role: 'guest', actor: 'KZ' }] }, ['/participations/0/role']],
  [{ title: 'x', sources: [{ title: 's', url: 'javascript:alert(1)' }] }, ['/sources/0/url']],
  [{ title: 'x', visibility: 'secret' }, ['/visibility']],
  [{ title: 'x', city: 1, venue: {} }, ['/venue', '/city']],
])('%j is refused at %j', async (body, expected) => {
  expect(await pointers('/api/briefings', { body, token: editor })).toEqual(expected);
});

test('a briefing is not part of itself, nor of what is part of it, in however many steps', async () => {
  const made = await create('briefings', { title: 'Alone' }, editor);
  const part = await create('briefings', { title: 'Part', parent: made.id }, editor);
  const detail = await create('briefings', { title: 'Part of the part', parent: part.id }, editor);
  for (const parent of [made.id, part.id, detail.id]) {
    const { errors } = await refusal(await patch('briefings', made, { parent }, editor), 422);
    expect(errors).toMatchObject([{ pointer: '/parent' }]);
  }
  // What was put in the other's place meanwhile is not put back.
  const free = await change('briefings', part, { parent: null }, editor);
  const below = await change('briefings', made, { parent: part.id }, editor);
  const restoring = {
    method: 'POST',
    body: {},
    token: editor,
    headers: { 'If-Match': `"${free.version}"` },
  };
  expect(await pointers(`/api/briefings/${part.id}/versions/1/restore`, restoring)).toEqual(['/parent']);
  expect(await change('briefings', below, { parent: null }, editor)).toMatchObject({ parent: null });
});

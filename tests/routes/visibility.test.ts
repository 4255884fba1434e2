import { beforeAll, describe, expect, test } from 'vitest';
import type { Scores } from '../../worker/domain/commitments/summary.ts';
import { create, get, type Kind, list, read, refusal } from '../support/api.ts';
import { entangle, hide, marker } from '../support/secrets.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

type Ids = Record<Kind, string>;
interface Document {
  paths: Record<string, Record<string, unknown>>;
}

const levels = ['draft', 'internal', 'archived'];
/** What each reader must not meet. */
const readers: [reader: string, hidden: string[]][] = [
  ['public', levels],
  ['viewer', ['draft', 'archived']],
];
const kinds: Kind[] = ['actors', 'briefings', 'commitments', 'handovers'];

const tokens: Record<string, string> = {};
const hidden: Record<string, Ids> = {};
const entangled: Record<string, Ids> = {};
let answers: Record<string, (string[] | undefined)[]> = {};
let paths: string[] = [];

const window = 'from=2000-01-01&to=2050-12-31';
const withQuery = (path: string) => (path === '/api/timeline' ? `${path}?${window}` : path);
const lists = () => paths.filter((path) => !path.includes('{')).map(withQuery);

/** Which of the kinds an address shows one of; -1 where it may be any. */
const kindAt = (path: string) =>
  kinds.findIndex(
    (kind) => path.startsWith(`/api/${kind}/`) || (kind === 'actors' && /^\/api\/bodies\//.test(path)),
  );

async function answer(path: string, reader: string): Promise<string> {
  const response = await call(path, { token: tokens[reader] });
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

beforeAll(async () => {
  await migrated();
  for (const role of ['viewer', 'editor'] as const) tokens[role] = await tokenFor(role);
  const editor = tokens.editor ?? '';
  const api = await get<Document>('/api/openapi.json');
  paths = Object.entries(api.paths).flatMap(([path, operations]) =>
    // A Word file is compressed: tests/routes/papers.test.ts reads what is inside.
    operations.get && path.startsWith('/api/') && !path.endsWith('.docx') ? [path] : [],
  );
  // The countries that hidden records name are public all the same.
  await create(
    'actors',
    { name: 'Kazakhstan', kind: 'state', countryCode: 'KZ', visibility: 'public' },
    editor,
  );
  await create(
    'commitments',
    {
      text: 'Open to all',
      due: '2025',
      made: '2025',
      status: 'in_progress',
      parties: [{ actor: 'KZ' }],
      topics: ['Open'],
      visibility: 'public',
    },
    editor,
  );
  const all = async (reader: string) => Promise.all(lists().map((path) => answer(path, reader)));
  const untouched = [await all('public'), await all('viewer')];
  for (const level of ['draft', 'archived']) hidden[level] = await hide(level, editor);
  const viewed = await all('viewer');
  hidden.internal = await hide('internal', editor);
  answers = { public: [untouched[0], await all('public')], viewer: [untouched[1], viewed] };
});

describe.each(readers)('to the %s', (reader, levelsHidden) => {
  test('lists, counts and their ETags are as if nothing hidden were there', () => {
    const [before, after] = answers[reader] ?? [];
    expect(before?.length).toBeGreaterThan(8);
    expect(after).toEqual(before);
  });

  test.each(kinds)('hidden %s are not told from those that never were', async (kind) => {
    const unknown = await refusal(await call(`/api/${kind}/nobody`, { token: tokens[reader] }), 404);
    for (const level of levelsHidden) {
      const path = `/api/${kind}/${hidden[level]?.[kind]}`;
      expect(await refusal(await call(path, { token: tokens[reader] }), 404)).toEqual(unknown);
      expect((await call(path, { token: tokens.editor })).status).toBe(200);
    }
  });

  test.each([
    ['/api/commitments?party=', 'actors'],
    ['/api/commitments?body=', 'actors'],
    ['/api/commitments?briefing=', 'briefings'],
    ['/api/briefings?actor=', 'actors'],
    ['/api/briefings?parent=', 'briefings'],
    ['/api/handovers?actor=', 'actors'],
    ['/api/handovers?body=', 'actors'],
    ['/api/handovers?briefing=', 'briefings'],
    ['/api/upcoming?party=', 'actors'],
    ['/api/upcoming?body=', 'actors'],
    [`/api/timeline?${window}&actor=`, 'actors'],
    [`/api/timeline?${window}&body=`, 'actors'],
    ['/api/changes?subject=actor:', 'actors'],
    ['/api/changes?subject=briefing:', 'briefings'],
    ['/api/changes?subject=commitment:', 'commitments'],
    ['/api/changes?subject=handover:', 'handovers'],
  ] as const)('a filter by a hidden id tells what one by no id tells: %s', async (path, kind) => {
    const token = tokens[reader];
    const entanglements = levelsHidden.map((level) => entangled[level] ?? entangleOnce(level));
    await Promise.all(entanglements);
    for (const level of levelsHidden)
      expect(await get(`${path}${hidden[level]?.[kind]}`, token)).toEqual(await get(`${path}nobody`, token));
  });

  test('no answer holds a hidden word or id', async () => {
    for (const level of levels) await entangleOnce(level);
    const editor = tokens.editor;
    const records = await Promise.all(
      kinds.map(async (kind) => [
        ...(await list(`/api/${kind}?limit=200`, editor)).items,
        ...(await list(`/api/${kind}?limit=200&archived=true`, editor)).items,
      ]),
    );
    const addresses = paths.flatMap((path) =>
      path.includes('{')
        ? (records[kindAt(path)] ?? records.flat()).map(({ id }) => path.replace('{id}', id))
        : [withQuery(path)],
    );
    const searches = levelsHidden.flatMap((level) =>
      ['commitments', 'briefings', 'actors'].map((kind) => `/api/${kind}?text=${marker(level)}`),
    );
    const standings = ['overdue', 'due_now', 'stale', 'undated', 'closed', 'upcoming'].map(
      (each) => `/api/commitments?standing=${each}&limit=1`,
    );
    let found = 0;
    for (const path of [
      ...addresses,
      ...searches,
      ...standings,
      '/api/changes?limit=200',
      '/api/commitments?archived=true',
      '/api/actors?archived=true',
    ]) {
      const text = (await answer(path, reader)).toLowerCase();
      if (text.startsWith('200')) found += 1;
      for (const level of levelsHidden) {
        if (text.includes(marker(level)))
          expect
            .soft(`${path}: ${text.slice(Math.max(0, text.indexOf(marker(level)) - 200)).slice(0, 400)}`)
            .toBe('');
        for (const id of Object.values(hidden[level] ?? {}))
          if (text.includes(id) && !path.includes(id))
            expect.soft(`${path}: ${text.slice(Math.max(0, text.indexOf(id) - 200)).slice(0, 400)}`).toBe('');
      }
    }
    expect(found).toBeGreaterThan(40);
  });
});

const entangling: Record<string, Promise<Ids>> = {};
/** The public records that lean on the hidden ones of a level; made once. */
function entangleOnce(level: string): Promise<Ids> {
  const ids = hidden[level];
  if (!ids) throw new Error(`nothing is hidden as ${level}`);
  entangling[level] ??= entangle(level, ids, tokens.editor ?? '');
  return entangling[level].then((made) => {
    entangled[level] = made;
    return made;
  });
}

test('scores count no actor that the reader may not see', async () => {
  for (const level of levels) await entangleOnce(level);
  for (const [reader] of readers) {
    const { items } = await get<Scores>('/api/follow-up/scores', tokens[reader]);
    expect(items.length).toBeGreaterThan(0);
    for (const { actor } of items) expect(actor?.name).toBeDefined();
  }
});

test('editors see all of it', async () => {
  for (const level of levels) {
    const made = await entangleOnce(level);
    expect(await read('commitments', made.commitments, tokens.editor)).toMatchObject({
      briefing: { id: hidden[level]?.briefings },
      parties: [{ actor: { id: hidden[level]?.actors } }, {}],
      followUps: [{}, {}],
    });
  }
});

test.each([
  ['PATCH', ''],
  ['POST', '/archive'],
])('%s tells a viewer nothing of what is hidden', async (method, act) => {
  const tried = async (id: string) => {
    const response = await call(`/api/commitments/${id}${act}`, {
      method,
      token: tokens.viewer,
      body: { text: 'x' },
      headers: { 'If-Match': '"1"' },
    });
    return refusal(response, 403);
  };
  expect(await tried(hidden.draft?.commitments ?? '')).toEqual(await tried('nobody'));
});

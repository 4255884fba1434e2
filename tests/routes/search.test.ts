import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchKind } from '../../worker/domain/search/kinds.ts';
import type { SearchItem, SearchResult } from '../../worker/domain/search/search.ts';
import { archive, change, create, followUp, get, pointers, read } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
const ids: Record<string, string> = {};

const search = async (q: string, token?: string, rest = '') =>
  (await get<SearchResult>(`/api/search?q=${encodeURIComponent(q)}${rest}`, token)).groups;
const itemsOf = async (q: string, token?: string, rest = ''): Promise<SearchItem[]> =>
  (await search(q, token, rest)).flatMap(({ items }) => items);
const kindsOf = async (q: string, token?: string, rest = '') =>
  (await search(q, token, rest)).map(({ kind }) => kind);

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
  const body = await create(
    'actors',
    { name: 'Harbour Council', kind: 'body', aliases: ['Pilots of the Quay'], visibility: 'public' },
    editor,
  );
  const briefing = await create(
    'briefings',
    {
      title: 'On the lighthouses',
      start: '2025-06',
      city: 'Valletta',
      summary: 'Keepers spoke of fog.',
      visibility: 'public',
      statements: [
        {
          kind: 'quote',
          text: 'We shall keep every foghorn.',
          speaker: { name: 'A Keeper' },
          sources: [{ title: 'Minutes', passage: 'each foghorn is kept' }],
        },
      ],
      sources: [{ title: 'The Fog Gazette', publisher: 'Buoy Press', passage: 'nothing but mist' }],
    },
    editor,
  );
  const commitment = await create(
    'commitments',
    {
      text: 'Repaint the réintégration beacon',
      due: '2026',
      briefing: briefing.id,
      visibility: 'public',
      parties: [{ role: 'obligor', actor: 'Harbour Council' }],
      sources: [{ title: 'Beacon notice', passage: 'the beacon gets new paint' }],
    },
    editor,
  );
  await followUp(
    commitment.id,
    {
      note: 'The scaffolding stands.',
      visibility: 'public',
      sources: [{ title: 'Photograph', passage: 'scaffolding in the rain' }],
    },
    editor,
  );
  const handover = await create(
    'handovers',
    {
      body: 'Harbour Council',
      to: { name: 'Atlantis', kind: 'state' },
      date: '2025-03',
      note: 'Sealed with a trident.',
      visibility: 'public',
      sources: [{ title: 'Trident circular', passage: 'the gavel goes to sea' }],
    },
    editor,
  );
  Object.assign(ids, {
    body: body.id,
    briefing: briefing.id,
    commitment: commitment.id,
    handover: handover.id,
  });
});

describe('everything that has words is found, with the record that it belongs to', () => {
  test.each<[what: string, q: string, kind: SearchKind, record: string]>([
    ['a name', 'harbour', 'actor', 'body'],
    ['an alias', 'quay', 'actor', 'body'],
    ['a title', 'lighthouses', 'briefing', 'briefing'],
    ['a city', 'valletta', 'briefing', 'briefing'],
    ['a summary', 'keepers spoke', 'briefing', 'briefing'],
    ['a statement', 'every foghorn', 'statement', 'briefing'],
    ['a source of a statement', 'foghorn is kept', 'source', 'briefing'],
    ['a source of a briefing', 'mist', 'source', 'briefing'],
    ['a publisher', 'buoy', 'source', 'briefing'],
    ['a commitment', 'repaint', 'commitment', 'commitment'],
    ['a source of a commitment', 'new paint', 'source', 'commitment'],
    ['a follow-up', 'stands', 'follow_up', 'commitment'],
    ['a source of a follow-up', 'rain', 'source', 'commitment'],
    ['a note of a handover', 'sealed', 'handover', 'handover'],
    ['a source of a handover', 'gavel', 'source', 'handover'],
    ['without accents', 'reintegration', 'commitment', 'commitment'],
    ['in capitals', 'RÉINTÉGRATION', 'commitment', 'commitment'],
    ['a beginning', 'repa', 'commitment', 'commitment'],
    ['a part of a word', 'epain', 'commitment', 'commitment'],
    ['a part without accents', 'integra', 'commitment', 'commitment'],
    ['a phrase', '"the reintegration beacon"', 'commitment', 'commitment'],
  ])('%s: %s', async (_, q, kind, record) => {
    const items = await itemsOf(q);
    expect(items.map((item) => [item.kind, item.record.id])).toEqual([[kind, ids[record]]]);
  });

  test('with where it is, what it is called, and the passage with what was found in it', async () => {
    const [item] = await itemsOf('scaff rain');
    expect(item).toEqual({
      kind: 'source',
      id: expect.any(String),
      record: {
        kind: 'commitment',
        id: ids.commitment,
        actorKind: null,
        title: 'Repaint the réintégration beacon',
        address: `/commitments/${ids.commitment}`,
        date: { edtf: '2026', earliest: '2026-01-01', latest: '2026-12-31', words: null },
        visibility: 'public',
        archivedAt: null,
      },
      title: { text: 'Photograph', marks: [] },
      party: null,
      passage: {
        text: 'scaffolding in the rain',
        marks: [
          { start: 0, end: 5 },
          { start: 19, end: 23 },
        ],
      },
      visibility: 'public',
    });
  });

  test.each([
    ['harbour', '/bodies/', 'Harbour Council'],
    ['lighthouses', '/briefings/', 'On the lighthouses'],
    ['sealed', '/handovers/', 'Harbour Council'],
  ])('"%s" leads to %s', async (q, folder, title) => {
    const [item] = await itemsOf(q);
    expect(item?.record.address).toMatch(folder);
    expect(item?.record.title).toContain(title);
  });

  test('by kind, in one order', async () => {
    expect(await kindsOf('beacon')).toEqual(['commitment', 'source']);
    expect(await kindsOf('beacon', undefined, '&kind=source')).toEqual(['source']);
  });

  test.each(['"beacon the"', '"repa the"', 'repaint zebra', 'painted beacons', 'zz', '"'])(
    'nothing for %s',
    async (q) => {
      expect(await search(q)).toEqual([]);
    },
  );
});

describe('the order', () => {
  beforeAll(async () => {
    for (const [title, summary] of [
      ['Unmarlined', ''],
      ['Elsewhere', 'a marlin swam by'],
      ['Marlinspikes', ''],
      ['Of the marlin', ''],
      ['The newest', 'marlins everywhere'],
    ])
      await create('briefings', { title, summary: summary || null, visibility: 'public' }, editor);
  });
  const titles = async (rest: string) =>
    (await itemsOf('marlin', undefined, rest)).map(({ record }) => record.title);

  test('whole words in titles, beginnings there, other text, parts; the newest first', async () => {
    expect(await titles('&kind=briefing')).toEqual([
      'Of the marlin',
      'Marlinspikes',
      'The newest',
      'Elsewhere',
      'Unmarlined',
    ]);
  });

  test('stays over pages, of which Link and next name the following', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 9; pages += 1) {
      const path: string = `/api/search?q=marlin&kind=briefing&limit=2${next && `&cursor=${next}`}`;
      const answer = await call(path);
      const { groups }: SearchResult = await answer.json();
      seen.push(...(groups[0]?.items ?? []).map(({ record }) => record.title));
      next = groups[0]?.next ?? null;
      expect(answer.headers.get('Link')).toBe(
        next ? `</api/search?q=marlin&kind=briefing&limit=2&cursor=${next}>; rel="next"` : null,
      );
    }
    expect(seen).toEqual(await titles('&kind=briefing'));
  });

  test('of several kinds at most five each, and whether there are more', async () => {
    await create('briefings', { title: 'Marlin again', visibility: 'public' }, editor);
    const [group] = await search('marlin');
    expect(group?.items).toHaveLength(5);
    expect(group?.next).toEqual(expect.any(String));
    const rest = await itemsOf('marlin', undefined, `&kind=briefing&cursor=${group?.next}`);
    expect(rest.map(({ record }) => record.title)).toEqual(['Unmarlined']);
  });
});

describe('what may not be seen is not found', () => {
  const levels = ['draft', 'internal', 'public'] as const;
  const reach = { public: ['public'], viewer: ['internal', 'public'], editor: [...levels] };
  const token = (who: keyof typeof reach) => ({ public: undefined, viewer, editor })[who];

  beforeAll(async () => {
    for (const record of levels)
      for (const part of levels) {
        const word = `wx${record}y${part}`;
        const sources = [{ title: `${word} cited`, visibility: part }];
        const statements = [{ kind: 'claim', text: `${word} said`, visibility: part, sources }];
        const briefing = { title: `Meeting ${record}`, visibility: record, statements, sources };
        await create('briefings', briefing, editor);
        const made = await create(
          'commitments',
          { text: `Promise ${record}`, visibility: record, sources },
          editor,
        );
        await followUp(made.id, { note: `${word} noted`, visibility: part, sources }, editor);
        const inner = [{ title: `${word} of a hidden one`, visibility: 'public' }];
        await followUp(made.id, { note: 'Inner', visibility: part, sources: inner }, editor);
        await create(
          'handovers',
          {
            body: { name: `Body ${word}`, kind: 'body' },
            to: 'Atlantis',
            date: '2025',
            note: `${word} passed`,
            visibility: record,
            sources,
          },
          editor,
        );
      }
  });

  test.each(['public', 'viewer', 'editor'] as const)('to %s', async (who) => {
    for (const record of levels)
      for (const part of levels) {
        const seesRecord = reach[who].includes(record);
        const seesPart = seesRecord && reach[who].includes(part);
        const items = await itemsOf(`wx${record}y${part}`, token(who), '');
        const expected = seesPart
          ? ['actor', 'follow_up', 'handover', ...Array(5).fill('source'), 'statement']
          : seesRecord
            ? ['actor', 'handover']
            : [];
        // Of sources and more than five only five are shown.
        expect([record, part, items.map(({ kind }) => kind).sort()]).toEqual([record, part, expected]);
      }
  });

  test('however few there are before them', async () => {
    for (let n = 0; n < 12; n += 1)
      await create('commitments', { text: `Gannet ${n}`, visibility: n === 0 ? 'public' : 'draft' }, editor);
    const found = await search('gannet', undefined, '&kind=commitment');
    expect(found.map(({ items, next }) => [items.map(({ record }) => record.title), next])).toEqual([
      [['Gannet 0'], null],
    ]);
  });

  test('nor a holder that is hidden, in the title of a handover', async () => {
    await create('actors', { name: 'Lemuria', kind: 'state', visibility: 'internal' }, editor);
    const handover = {
      body: 'Harbour Council',
      to: 'Lemuria',
      date: '2027',
      note: 'An albatross.',
      visibility: 'public',
    };
    await create('handovers', handover, editor);
    expect((await itemsOf('albatross'))[0]?.record.title).toBe('Harbour Council');
    expect((await itemsOf('albatross', viewer))[0]?.record.title).toBe('Harbour Council: Lemuria');
  });

  test('and what becomes internal is found no more, its parts included', async () => {
    const made = await create(
      'commitments',
      { text: 'Petrel', visibility: 'public', sources: [{ title: 'Petrel source' }] },
      editor,
    );
    await followUp(made.id, { note: 'Petrel note', visibility: 'public' }, editor);
    expect(await kindsOf('petrel')).toEqual(['commitment', 'follow_up', 'source']);
    const now = await read('commitments', made.id, editor);
    await change('commitments', now, { visibility: 'internal' }, editor);
    expect(await kindsOf('petrel')).toEqual([]);
    expect(await kindsOf('petrel', viewer)).toEqual(['commitment', 'follow_up', 'source']);
  });
});

describe('a name and words', () => {
  const promise = (text: string, actor: object | string, visibility = 'public') =>
    create('commitments', { text, visibility, parties: [{ role: 'obligor', actor }] }, editor);
  beforeAll(async () => {
    await create(
      'actors',
      {
        name: 'United Islands',
        kind: 'state',
        countryCode: 'VU',
        aliases: ['The Isles'],
        visibility: 'public',
      },
      editor,
    );
    await create('actors', { name: 'Hidden Isle', kind: 'state', visibility: 'internal' }, editor);
    await promise('Plant mangroves', 'United Islands');
    await promise('Plant more mangroves', 'United Islands', 'internal');
    await promise('Plant mangroves elsewhere', 'Atlantis');
    await promise('Plant hidden mangroves', 'Hidden Isle');
  });
  const found = async (q: string, token?: string) =>
    (await itemsOf(q, token)).map(({ title, party }) => [title?.text, party]);

  test.each(['united islands mangr', 'mangroves united islands', 'VU mangroves', '"the isles" plant mang'])(
    'find what that actor has promised: %s',
    async (q) => {
      expect(await found(q)).toEqual([['Plant mangroves', 'United Islands']]);
    },
  );

  test('as far as the commitment may be seen', async () => {
    expect((await found('vu mangroves', viewer)).map(([title]) => title)).toEqual([
      'Plant more mangroves',
      'Plant mangroves',
    ]);
  });

  test('and the actor', async () => {
    expect(await found('hidden isle plant')).toEqual([]);
    expect(await found('hidden isle plant', viewer)).toEqual([['Plant hidden mangroves', 'Hidden Isle']]);
  });
});

test('pages skip nothing and repeat nothing where letters stand in another order', async () => {
  // All runs of three letters of "qrstuv" are in the odd ones, apart.
  for (let n = 0; n < 8; n += 1)
    await create(
      'commitments',
      { text: n % 2 ? `aqrst brstu cstuv ${n}` : `aqrstuv ${n}`, visibility: 'public' },
      editor,
    );
  const seen: (string | undefined)[] = [];
  let next: string | null = '';
  for (let pages = 0; next !== null && pages < 9; pages += 1) {
    const rest: string = `&kind=commitment&limit=1${next && `&cursor=${next}`}`;
    const [group] = await search('qrstuv', undefined, rest);
    seen.push(...(group?.items ?? []).map(({ title }) => title?.text));
    next = group?.next ?? null;
  }
  expect(seen).toEqual(['aqrstuv 6', 'aqrstuv 4', 'aqrstuv 2', 'aqrstuv 0']);
});

describe('what is archived', () => {
  beforeAll(async () => {
    const made = await create(
      'commitments',
      { text: 'Cormorant', visibility: 'public', sources: [{ title: 'Cormorant source' }] },
      editor,
    );
    await archive('commitments', made, editor);
  });

  test.each<[string, string, SearchKind[]]>([
    ['is not found', '', []],
    ['is found by an editor who asks for it, and marked', '&archived=include', ['commitment', 'source']],
  ])('%s', async (_, rest, kinds) => {
    const items = await itemsOf('cormorant', editor, rest);
    expect(items.map(({ kind }) => kind)).toEqual(kinds);
    for (const { record } of items) expect(record.archivedAt).toEqual(expect.any(String));
  });

  test('is not found by who could not open it', async () => {
    for (const token of [undefined, viewer])
      expect(await search('cormorant', token, '&archived=include')).toEqual([]);
  });
});

describe('whatever is typed is answered', () => {
  const strings = [
    '"',
    '""""',
    '*',
    'NEAR(',
    'NEAR(a b, 3)',
    'a AND',
    'NOT',
    '^repaint',
    '{title} : repaint',
    'scope : "cp"',
    '\u001fcp',
    '\u001ecp',
    "'; drop table search_texts; --",
    '👩‍👩‍👧‍👦🎉',
    'a\0b',
    '\u202erepaint',
    '\u2066اجتماع\u2069',
    '\ufeff',
    '\ufdfa'.repeat(90),
    '𐌰'.repeat(90),
    'ﬃ'.repeat(60),
    'a '.repeat(100),
    '"a '.repeat(60),
    'abc '.repeat(50),
    Array.from({ length: 30 }, (_, n) => `word${n}`).join(' '),
    'x'.repeat(200),
    'İ'.repeat(100),
    '%00%ff',
    '\ud800',
  ];
  test.each(strings)('%j', async (q) => {
    for (const token of [undefined, editor]) {
      const response = await call(`/api/search?q=${encodeURIComponent(q.toWellFormed())}`, { token });
      expect(response.status).toBe(200);
    }
  });

  test('bytes that are no text', async () => {
    expect((await call('/api/search?q=%ff%fe%00')).status).toBe(200);
  });

  test.each([
    ['', 'q'],
    [`q=${'x'.repeat(10_000)}`, 'q'],
    ['q=a&kind=ghost', 'kind'],
    ['q=a&archived=only', 'archived'],
    ['q=a&limit=0', 'limit'],
    ['q=a&limit=51', 'limit'],
    ['q=a&cursor=nonsense&kind=actor', 'cursor'],
    ['q=a&cursor=WyIyIiwiYWN0b3IiXQ', 'cursor'],
    ['q=a&cursor=WyItMiIsImFjdG9yIl0&kind=actor', 'cursor'],
  ])('%s is refused at %s', async (query, pointer) => {
    expect(await pointers(`/api/search?${query}`)).toEqual([pointer]);
  });

  test('what is not known is refused', async () => {
    expect(await pointers('/api/search?q=a&sort=x')).toHaveLength(1);
  });
});

test('an unchanged record is answered with 304, until something is written', async () => {
  const first = await call('/api/search?q=osprey');
  const etag = first.headers.get('ETag') ?? '';
  const again = () => call('/api/search?q=osprey', { headers: { 'If-None-Match': etag } });
  expect((await again()).status).toBe(304);
  await create('commitments', { text: 'Osprey', visibility: 'public' }, editor);
  expect((await again()).status).toBe(200);
});

test('who is signed in finds what their role lets them see', async () => {
  await create('commitments', { text: 'Shearwater', visibility: 'internal' }, editor);
  const { secret } = await signedIn('viewer');
  const answer = await fromPage(secret, '/api/search?q=shearwater');
  const { groups }: SearchResult = await answer.json();
  expect(groups.map(({ kind }) => kind)).toEqual(['commitment']);
  expect(await search('shearwater')).toEqual([]);
});

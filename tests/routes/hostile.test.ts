import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import { create, type Kind, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let editor = '';
let stored = 0;
const changesSoFar = async () => (await db.all(build.selectFrom('changes').select('seq'))).length;

const good: Record<Kind, Record<string, unknown>> = {
  actors: { name: 'Target', kind: 'person' },
  briefings: { title: 'Target' },
  commitments: { text: 'Target' },
  handovers: { body: 'Target body', to: 'KZ', date: '2025' },
};
const kinds = Object.keys(good) as Kind[];
const textField: Record<Kind, string> = {
  actors: 'name',
  briefings: 'title',
  commitments: 'text',
  handovers: 'note',
};
/** Beside its text: the fields that a kind has. */
const fields: Record<Kind, string[]> = {
  actors: ['visibility', 'kind', 'aliases', 'rotation'],
  briefings: ['visibility', 'start', 'end', 'status', 'sources', 'participations', 'topics'],
  commitments: ['visibility', 'made', 'due', 'status', 'sources', 'parties', 'topics'],
  handovers: ['visibility', 'date', 'status', 'sources'],
};
/** What none of these fields may hold. */
const wrong = [0, -1, 1e308, true, {}, [[]], [null], '\u0000', '2025-02-30', 'x'.repeat(5000)];
const ids: Partial<Record<Kind, string>> = {};

beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
  for (const kind of kinds) ids[kind] = (await create(kind, good[kind], editor)).id;
  stored = await changesSoFar();
});
afterAll(async () => {
  expect(await changesSoFar()).toBe(stored);
});

/** Refused with a 4xx problem, whether it would make a record or change one. */
async function refused(kind: Kind, body: unknown, headers: Record<string, string> = {}) {
  const answers = [
    await call(`/api/${kind}`, { body, token: editor, headers }),
    await call(`/api/${kind}/${ids[kind]}`, {
      method: 'PATCH',
      body,
      token: editor,
      headers: { 'If-Match': '"1"', ...headers },
    }),
  ];
  for (const response of answers) {
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    await refusal(response, response.status);
  }
  return answers.map(({ status }) => status);
}

describe.each(kinds)('%s refuse', (kind) => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  test.each<[string, unknown]>([
    ['null', 'null'],
    ['an array', '[]'],
    ['a number', '1e999'],
    ['a string', '"text"'],
    ['nothing', ''],
    ['half an object', '{"title":'],
    ['two objects', '{}{}'],
    ['a trailing comma', '{"a":1,}'],
    ['NaN', '{"a":NaN}'],
    ['single quotes', "{'a':1}"],
    ['very deep arrays', deep],
    ['very deep objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a prototype', '{"__proto__":{"visibility":"public"}}'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['an overlong encoding', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
  ])('%s', async (_, body) => {
    await refused(kind, body);
  });

  test.each<[string, unknown]>([
    ['NUL', 'a\u0000b'],
    ['an escape', 'a\u001b[31mb'],
    ['a delete', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['a bidi override', 'a\u202eb'],
    ['a bidi embedding', 'a\u202ab'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udfffb'],
    ['nothing but space', ' \t '],
    ['nothing', ''],
    ['a number', 1e20],
    ['true', true],
    ['a list', ['a']],
    ['an object', { toString: 'a' }],
    ['too much', 'a'.repeat(20_001)],
    ['what grows when normalised', '\u0958'.repeat(10_000)],
    [
      'what grows to just too much',
      '\u0958'.repeat({ actors: 300, briefings: 500, commitments: 5000, handovers: 5000 }[kind]),
    ],
  ])('text that is %s', async (_, value) => {
    await refused(kind, { ...good[kind], [textField[kind]]: value });
  });

  test('text that is no UTF-8, which would be stored as something else', async () => {
    const json = JSON.stringify({ ...good[kind], [textField[kind]]: 'a#b' });
    const bytes = new TextEncoder().encode(json).map((byte) => (byte === 35 ? 0xff : byte));
    expect(await refused(kind, bytes)).toEqual([400, 400]);
  });

  test('what is wider than the limits', async () => {
    const wide = { ...good[kind], extra: 'x'.repeat(2_000_000) };
    expect(await refused(kind, wide)).toEqual([413, 413]);
    expect(await refused(kind, JSON.stringify(wide), { 'Content-Length': '10' })).toEqual([413, 413]);
    const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}`, n]));
    expect(await refused(kind, keys)).toEqual([422, 422]);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/json',
    'application/jsonp',
    '',
  ])('the type "%s"', async (type) => {
    expect(await refused(kind, JSON.stringify(good[kind]), { 'Content-Type': type })).toEqual([415, 415]);
  });

  test('dates, statuses and references of wrong types, and fields of other kinds', async () => {
    for (const field of new Set(Object.values(fields).flat()))
      for (const value of fields[kind].includes(field) ? wrong : ['2025'])
        await refused(kind, { ...good[kind], [field]: value });
  });
});

describe('addresses of sources', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org/',
    '//example.org/',
    '/relative',
    'https://',
    'https://exa mple.org/',
    'https://example.org/a\u0000b',
    'https://example.org/a\u202eb',
    'https://example.org/a b',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('%j is refused', async (url) => {
    await refused('briefings', { title: 'x', sources: [{ title: 's', url }] });
  });
});

test.each([
  ['too many topics', { topics: Array.from({ length: 51 }, (_, n) => `t${n}`) }],
  ['too many sources', { sources: Array(51).fill({ title: 's' }) }],
  ['too many parties', { parties: Array(201).fill({ words: 'x' }) }],
  ['a party that is everything at once', { parties: [{ actor: { id: 'x', name: 'y', kind: 'state' } }] }],
  ['a party of a prototype', { parties: [{ actor: JSON.parse('{"__proto__":{"id":"x"}}') }] }],
])('%s of a commitment are refused', async (_, given) => {
  await refused('commitments', { text: 'x', ...given });
});

test.each([
  ...['/api/commitments/', '/api/briefings/', '/api/actors/', '/api/handovers/'].flatMap((path) =>
    [
      '%00',
      '%ff',
      '%2e%2e%2f',
      "'; drop table actors; --",
      '🙂',
      'a'.repeat(5000),
      '__proto__',
      'constructor',
    ].map((id) => path + encodeURI(id).replace(/%25/g, '%')),
  ),
  ...['text', 'party', 'body', 'topic', 'briefing'].flatMap((name) =>
    ['%00', '%ff', '%F0%9F', '"', '%5C', '%ED%A0%80'].map((value) => `/api/commitments?${name}=${value}`),
  ),
  ...['["\\ud800","x"]', '["\\u0000","\\u0000"]', '[{},[]]', '"x"', '[1,2]'].map(
    (cursor) => `/api/briefings?cursor=${btoa(cursor).replaceAll('=', '')}`,
  ),
  '/api/timeline?from=0000-01-01&to=9999-12-31',
  '/api/timeline?from=0001-01-01&to=0001-01-01',
  '/api/upcoming?party=%00',
  '/api/changes?subject=commitment:%00',
])('GET %s is answered, not failed', async (path) => {
  for (const token of [undefined, editor]) expect((await call(path, { token })).status).toBeLessThan(500);
});

test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'QUERY'])('%s on a list is a problem', async (method) => {
  const response = await call('/api/commitments', { method, token: editor });
  expect(response.headers.get('Allow')).toBe('GET, HEAD, POST');
  expect((await refusal(response, 405)).type).toBe('/api/docs#problem-method_not_allowed');
});

test.each([
  ['OPTIONS', '/api/commitments/x', 'GET, HEAD, PATCH'],
  ['DELETE', '/api/actors/x/merge', 'GET, HEAD, POST'],
  ['GET', '/api/follow-ups', 'POST'],
  ['HEAD', '/api/commitments/x/follow-ups', 'POST'],
  ['GET', '/webhooks/x', 'POST'],
  ['OPTIONS', '/webhooks/x', 'POST'],
  ['POST', '/health', 'GET, HEAD'],
])('%s %s is told what that address takes', async (method, path, allowed) => {
  const { status, headers } = await call(path, { method });
  expect([status, headers.get('Allow')]).toEqual([405, allowed]);
});

test.each(['GET', 'OPTIONS', 'DELETE'])('%s where nothing is finds nothing', async (method) => {
  for (const path of ['/api/nothing', '/webhooks', '/webhooks/a/b', '/health/x']) {
    const response = await call(path, { method });
    expect([response.status, response.headers.get('Allow')]).toEqual([404, null]);
  }
});

test('a body of exactly the limit is read, one byte more is not', async () => {
  const padded = (bytes: number) => JSON.stringify({ x: 1 }).padEnd(bytes, ' ');
  await refusal(await call('/api/commitments', { body: padded(512 * 1024), token: editor }), 422);
  await refusal(await call('/api/commitments', { body: padded(512 * 1024 + 1), token: editor }), 413);
});

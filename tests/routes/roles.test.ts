import { beforeAll, describe, expect, test } from 'vitest';
import { createToken, revokeToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/work.ts';
import { build, type Db } from '../../worker/db/database.ts';
import type { Audience } from '../../worker/domain/visibility.ts';
import { get, refusal } from '../support/api.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

interface Operation {
  operationId: string;
  security?: Record<string, string[]>[];
}
interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const tokens: Partial<Record<Audience, string>> = {};
const random = () => crypto.getRandomValues(new Uint8Array(32));
let db: Db;
let routes: Route[] = [];

beforeAll(async () => {
  db = await migrated();
  for (const role of ['viewer', 'editor', 'admin'] as const) tokens[role] = await tokenFor(role);
  const { paths } = await get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
});

const send = ({ method, path }: Route, token?: string) => {
  const query = path === '/api/timeline' ? '?from=2025-01-01&to=2025-12-31' : '';
  const body = method === 'GET' ? undefined : {};
  return call(path.replace(/\{\w+\}/, 'nobody') + query, { method, token, body });
};

/** What a caller meets at a route: let in (whatever comes of an empty body and an id of nobody), or turned away. */
function expected({ method, path }: Route, audience: Audience): 'in' | 401 | 403 {
  if (path.startsWith('/webhooks/')) return 401;
  const needed = path.startsWith('/api/deliveries') ? 'admin' : method === 'GET' ? 'public' : 'editor';
  const ranks: Audience[] = ['public', 'viewer', 'editor', 'admin'];
  if (ranks.indexOf(audience) >= ranks.indexOf(needed)) return 'in';
  return audience === 'public' ? 401 : 403;
}

test.each<Audience>(['public', 'viewer', 'editor', 'admin'])(
  'a caller who is %s passes where the role allows',
  async (audience) => {
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes) {
      const { status } = await send(route, tokens[audience]);
      const met = status === 401 || status === 403 ? status : 'in';
      expect([route.method, route.path, met]).toEqual([route.method, route.path, expected(route, audience)]);
      expect(status).toBeLessThan(500);
    }
    const rows = await db.all(
      build.selectFrom('changes').select('subject_kind').where('subject_kind', '<>', 'token'),
    );
    expect(rows).toEqual([]);
  },
);

test('the description says which routes need a token', () => {
  for (const { method, path, operation } of routes) {
    const security = operation.security ?? [];
    const open = method === 'GET' && !path.startsWith('/api/deliveries');
    if (/^\/(webhooks|previews|health)/.test(path)) continue;
    expect([path, method, security.some((each) => Object.keys(each).length === 0)]).toEqual([
      path,
      method,
      open,
    ]);
    expect(security.some((each) => 'bearer' in each)).toBe(true);
  }
});

describe('a token that does not hold is refused everywhere, also where none is needed', () => {
  const make = (days: number | null, at: string) =>
    perform(acting(at), (work) =>
      createToken(work, { name: 'short', role: 'admin', days, random: random() }),
    );

  test.each([
    [
      'revoked',
      async () => {
        const { id, token } = await make(null, new Date().toISOString());
        expect((await call('/api/deliveries', { token })).status).toBe(200);
        await perform(acting(), (work) => revokeToken(work, id));
        return `Bearer ${token}`;
      },
    ],
    ['expired', async () => `Bearer ${(await make(1, '2020-01-01T00:00:00Z')).token}`],
    ['unknown', async () => `Bearer rap_${'A'.repeat(32)}`],
    ['of another shape', async () => 'Bearer secret'],
    ['empty', async () => ''],
    ['of another scheme', async () => `Basic ${btoa('a:b')}`],
    ['with more after it', async () => `Bearer ${tokens.admin} x`],
    ['twice', async () => `Bearer ${tokens.admin}, Bearer ${tokens.admin}`],
    [
      'a hash of a token',
      async () => `Bearer ${(await db.all(build.selectFrom('tokens').select('hash')))[0]?.hash}`,
    ],
  ])('%s', async (_, header) => {
    const authorization = await header();
    for (const { method, path } of routes) {
      if (!path.startsWith('/api/')) continue;
      const response = await call(path.replace(/\{\w+\}/, 'nobody'), {
        method,
        headers: { Authorization: authorization },
        body: method === 'GET' ? undefined : {},
      });
      await refusal(response, 401);
      expect(response.headers.get('WWW-Authenticate')).toContain('Bearer');
    }
  });
});

test('a token is stored as its hash alone, and its last use as a day', async () => {
  const rows = await db.all(build.selectFrom('tokens').selectAll());
  const stored = JSON.stringify([rows, await db.all(build.selectFrom('changes').selectAll())]);
  for (const token of Object.values(tokens)) expect(stored).not.toContain(token);
  expect(stored).not.toMatch(/rap_[\w-]{9}/);
  expect(rows.find(({ name }) => name === 'a viewer')?.last_used_on).toBe(
    new Date().toISOString().slice(0, 10),
  );
});

test('a scheme in small letters is taken', async () => {
  const response = await call('/api/deliveries', { headers: { Authorization: `bearer ${tokens.admin}` } });
  expect(response.status).toBe(200);
});

test('every answer of the API is closed to frames, scripts and sniffing', async () => {
  const { headers } = await call('/api/briefings');
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});

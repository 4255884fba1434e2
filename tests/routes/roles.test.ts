import { beforeAll, describe, expect, test } from 'vitest';
import { createToken, revokeToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/perform.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Audience } from '../../worker/domain/visibility.ts';
import { get, refusal } from '../support/api.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

interface Route {
  method: string;
  path: string;
}

const tokens: Partial<Record<Audience, string>> = {};
const random = () => crypto.getRandomValues(new Uint8Array(32));
let db: Db;
let routes: Route[] = [];

beforeAll(async () => {
  db = await migrated();
  for (const role of ['viewer', 'editor', 'admin'] as const) tokens[role] = await tokenFor(role);
  const { paths } = await get<{ paths: Record<string, object> }>('/api/openapi.json');
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
  );
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
  await call('/api/topics', { token: tokens.viewer });
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

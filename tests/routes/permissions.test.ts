import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { app } from '../../worker/app.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import { allows, type Least, type OperationId, permissions } from '../../worker/domain/people/permissions.ts';
import type { Audience, Role } from '../../worker/domain/visibility.ts';
import { get } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { type Asked, call, migrated, tokenFor } from '../support/worker.ts';

interface Operation {
  operationId: OperationId;
  security?: Record<string, string[]>[];
}
interface Route {
  method: string;
  path: string;
  operation: Operation;
}
type Kind = 'public' | 'token' | 'person';

const roles = ['viewer', 'editor', 'admin'] as const;
const callers: [Kind, Audience][] = [
  ['public', 'public'],
  ...roles.map((role): [Kind, Audience] => ['token', role]),
  ...roles.map((role): [Kind, Audience] => ['person', role]),
];
const tokens = new Map<Audience, string>();
const secrets = new Map<Audience, string>();
let db: Db;
let routes: Route[] = [];

/** The app with one more route, which the table of permissions does not name. */
const withForgotten = new Hono().route('/', app).get('/api/forgotten', (c) => c.text('secret'));

beforeAll(async () => {
  db = await migrated();
  for (const role of roles) {
    tokens.set(role, await tokenFor(role));
    secrets.set(role, (await signedIn(role)).secret);
  }
  const { paths } = await get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
});

/** What a route needs to be asked at all. */
const queries: Partial<Record<OperationId, string>> = {
  timeline: '?from=2025-01-01&to=2025-12-31',
  search: '?q=x',
};

function send(
  kind: Kind,
  role: Audience,
  { method, path, operation }: Route,
  asked: Pick<Asked, 'app'> = {},
): Promise<Response> {
  const query = queries[operation.operationId] ?? '';
  const address = path.replace(/\{\w+\}/, 'nobody') + query;
  const body = method === 'GET' ? undefined : {};
  if (kind === 'token') return call(address, { ...asked, method, token: tokens.get(role), body });
  return fromPage(kind === 'person' ? (secrets.get(role) ?? '') : null, address, { ...asked, method, body });
}

/** A caller is let in, whatever comes of an empty body and an id of nobody, or is turned away. */
const expected = (least: Least, kind: Kind, audience: Audience): 'in' | 401 | 403 => {
  if (least === 'signature') return 401;
  if (allows(least, kind, audience)) return 'in';
  return kind === 'public' ? 401 : 403;
};

test.each(callers)('at every route, %s %s meets what the table says', async (kind, audience) => {
  expect(routes.length).toBeGreaterThan(45);
  for (const route of routes) {
    // Would end the session that the walk goes on with.
    if (['sign-out', 'end-other-sessions'].includes(route.operation.operationId) && kind === 'person')
      continue;
    const least: Least = permissions[route.operation.operationId];
    const response = await send(kind, audience, route);
    const { status } = response;
    const told = JSON.stringify([route.method, route.path]);
    if (status === 503 || status >= 500) throw new Error(`${told}: ${status}`);
    const detail = status === 401 ? ((await response.json()) as { detail: string }).detail : '';
    // A challenge that nobody set is refused by the route itself.
    const met = (status === 401 && !/took too long/.test(detail)) || status === 403 ? status : 'in';
    expect([told, met]).toEqual([told, expected(least, kind, audience)]);
  }
  const touched = build.selectFrom('changes').select('subject_kind');
  const rows = await db.all(touched.where('subject_kind', 'not in', ['token', 'person']));
  expect(rows).toEqual([]);
});

test('the table names every operation there is, and no other', () => {
  const described = routes.map(({ operation }) => operation.operationId);
  expect([...described, 'read-description', 'read-docs'].sort()).toEqual(Object.keys(permissions).sort());
});

test('a route that the table does not name lets nobody pass', async () => {
  for (const [kind, audience] of callers) {
    const route = { method: 'GET', path: '/api/forgotten', operation: { operationId: 'health' as const } };
    expect((await send(kind, audience, route, { app: withForgotten })).status).toBe(403);
  }
});

test('the description says how a caller is known, from the same table', () => {
  for (const { path, operation } of routes) {
    const least: Least = permissions[operation.operationId];
    const ways = operation.security?.map((way) => Object.keys(way)[0] ?? 'nothing');
    const known = least === 'person' ? ['session'] : ['bearer', 'session'];
    const needed = path.startsWith('/api/')
      ? least === 'public'
        ? ['nothing', ...known]
        : known
      : undefined;
    expect([path, ways]).toEqual([path, needed]);
  }
});

test('what is not for everybody is kept by nobody', async () => {
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const { operationId } = route.operation;
    if (permissions[operationId] === 'public' && operationId !== 'read-session') continue;
    for (const kind of ['token', 'person'] as const) {
      const { headers } = await send(kind, 'admin' satisfies Role, route);
      expect([route.path, headers.get('Cache-Control')]).toEqual([route.path, 'no-store']);
    }
  }
});

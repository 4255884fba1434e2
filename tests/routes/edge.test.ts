import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { app } from '../../worker/app.ts';
import type { Env } from '../../worker/config.ts';
import type { Timeline } from '../../worker/domain/timeline/timeline.ts';
import { create } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

let nth = 0;
/** Asks one deployment. A query of its own keeps each test from what the isolate itself remembers. */
async function ask(version: string | null, query: string, token?: string) {
  const context = createExecutionContext();
  const bindings = { ...(env as unknown as Env), VERSION: version === null ? undefined : { id: version } };
  const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
  const url = `http://localhost/api/timeline?from=2025-01-01&to=2025-12-31${query}`;
  const response = await app.request(url, { headers }, bindings, context as never);
  const answer = await response.json<Timeline>();
  await waitOnExecutionContext(context);
  return { answer, headers: response.headers };
}
const atEdge = async () => {
  nth += 1;
  return `&hidden=x${nth}`;
};
const keys: string[] = [];
const put = caches.default.put.bind(caches.default);
beforeAll(() => {
  vi.spyOn(caches.default, 'put').mockImplementation((key, response) => {
    keys.push(String(key));
    return put(key, response);
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

test('a window that the public asks for is left at the edge, named by deployment, change and day', async () => {
  const query = await atEdge();
  const { headers } = await ask('one', query);
  expect(keys).toEqual([
    expect.stringMatching(/^https:\/\/answers\.invalid\/one\/\d+\/\d{4}-\d\d-\d\d\/api\/timeline\?from=2025/),
  ]);
  expect(headers.get('Cache-Control')).toBe('public, no-cache');

  // What another isolate of the same deployment would find there.
  const forged = JSON.stringify({ told: 'by the edge' });
  const key = (keys[0] ?? '').replace(query, '&hidden=other');
  await put(key, new Response(forged, { headers: { 'Cache-Control': 'public, max-age=60', ETag: '"x"' } }));
  expect((await ask('one', '&hidden=other')).answer).toEqual({ told: 'by the edge' });
  expect((await ask('two', '&hidden=other&kind=bodies')).answer).not.toEqual({ told: 'by the edge' });
});

test.each<[string, string | null, boolean]>([
  ['by callers with a token', 'one', true],
  ['where there is no deployment', null, false],
])('nothing is left there %s', async (_, version, withToken) => {
  keys.length = 0;
  await ask(version, await atEdge(), withToken ? editor : undefined);
  expect(keys).toEqual([]);
});

test('a change makes another name', async () => {
  keys.length = 0;
  const query = await atEdge();
  await ask('one', query);
  await create('briefings', { title: 'New', start: '2025', visibility: 'public' }, editor);
  expect((await ask('one', query)).answer.items).toMatchObject([{ title: 'New' }]);
  expect(new Set(keys).size).toBe(2);
});

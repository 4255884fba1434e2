import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { app } from '../../worker/app.ts';
import { refusal } from '../support/api.ts';
import { call, migrated } from '../support/worker.ts';

beforeAll(migrated);

test('the Worker and its database answer, and the newest migration is named', async () => {
  const response = await call('/health');
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  expect(await response.json()).toEqual({
    status: 'ok',
    database: 'ok',
    migration: expect.stringMatching(/^\d{4}_\w+\.sql$/),
  });
});

test.each([
  ['no key', { SECRETS_KEY: undefined }],
  ['a short key', { SECRETS_KEY: btoa('short') }],
  ['a key that is not base64', { SECRETS_KEY: '?'.repeat(44) }],
  ['a switch that is neither on nor off', { SHOW_COST: 'maybe' }],
])('with %s nothing is served, and the answer says why', async (_, wrong) => {
  const response = await app.request('http://localhost/api/briefings', {}, { ...(env as object), ...wrong });
  const problem = await refusal(response, 503);
  expect(problem.detail).toContain(Object.keys(wrong)[0]);
});

test('a database that fails is told without its words', async () => {
  const broken = {
    ...(env as object),
    DB: { prepare: () => ({ bind: () => ({ all: () => Promise.reject(new Error('secret detail')) }) }) },
  };
  const health = await app.request('http://localhost/health', {}, broken);
  expect([health.status, await health.json()]).toEqual([
    503,
    { status: 'failing', database: 'failing', migration: null },
  ]);
  const problem = await refusal(await app.request('http://localhost/api/briefings', {}, broken), 500);
  expect(JSON.stringify(problem)).not.toContain('secret');
});

test('a database without a table that its migrations made is not well', async () => {
  const { DB } = env as unknown as { DB: D1Database };
  await DB.prepare('ALTER TABLE refs RENAME TO refs_gone').run();
  const health = await call('/health');
  expect([health.status, await health.json()]).toEqual([
    503,
    { status: 'failing', database: 'failing', migration: expect.stringMatching(/^\d{4}_/) },
  ]);
  await DB.prepare('ALTER TABLE refs_gone RENAME TO refs').run();
  expect((await call('/health')).status).toBe(200);
});

test('an address where nothing is, is a problem too', async () => {
  for (const path of ['/api/nothing', '/api', '/health/', '/webhooks', '/assets/lost.js'])
    await refusal(await call(path), 404);
});

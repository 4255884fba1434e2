import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import { get, refusal } from '../support/api.ts';
import { cookieName, fromPage, signedIn, site } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let secret = '';
beforeAll(async () => {
  db = await migrated();
  ({ secret } = await signedIn('editor'));
});

const json = { 'Content-Type': 'application/json' };
const body = { title: 'Forged', start: '2026' };
const send = (headers: Record<string, string>, sent: unknown = body, path = '/api/briefings') =>
  call(path, { body: sent, headers: { Cookie: `${cookieName}=${secret}`, ...headers } });

describe('a write with a cookie is refused', () => {
  test.each<[string, Record<string, string>]>([
    ['from another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sister of ours', { Origin: 'http://localhost:9999', 'Sec-Fetch-Site': 'same-site' }],
    ['from an opaque origin', { Origin: 'null' }],
    ['that says our origin, but came from elsewhere', { Origin: site, 'Sec-Fetch-Site': 'cross-site' }],
    [
      'from elsewhere, though it says same-origin',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ],
    ['from an origin that begins as ours', { Origin: 'http://localhost.evil.example' }],
    ['over another scheme', { Origin: 'https://localhost' }],
    ['typed into the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['that does not say whence', {}],
  ])('%s', async (_, headers) => {
    await refusal(await send({ ...json, ...headers }), 403);
    expect(await db.all(build.selectFrom('briefings').select('id'))).toEqual([]);
  });

  test.each([
    ['of a form', 'application/x-www-form-urlencoded'],
    ['of a form with files', 'multipart/form-data; boundary=x'],
    ['of plain text', 'text/plain'],
    ['of text that claims to be more', 'text/plain;application/json'],
  ])('whose type is one %s, from our own origin too', async (_, type) => {
    const headers = { Origin: site, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type };
    await refusal(await send(headers, JSON.stringify(body)), 415);
  });

  test.each(['POST', 'PATCH', 'DELETE', 'PUT'])('%s, empty, from another site', async (method) => {
    const path =
      method === 'DELETE'
        ? '/api/sessions/x'
        : method === 'PATCH'
          ? '/api/briefings/x'
          : '/api/sessions/end-others';
    const headers = { Cookie: `${cookieName}=${secret}`, Origin: 'https://evil.example' };
    const { status } = await call(path, { method, headers });
    expect(status).toBe(method === 'PUT' ? 405 : 403);
  });

  test('that is empty, and does not say that it is JSON', async () => {
    const headers = { Cookie: `${cookieName}=${secret}`, Origin: site };
    await refusal(await call('/api/sessions/end-others', { method: 'POST', headers }), 415);
  });
});

describe('a write with a cookie is taken', () => {
  test.each<[string, Record<string, string>]>([
    ['from a page of ours', { Origin: site, 'Sec-Fetch-Site': 'same-origin' }],
    ['from a browser that tells the origin alone', { Origin: site }],
    ['from a browser that tells the relation alone', { 'Sec-Fetch-Site': 'same-origin' }],
  ])('%s', async (_, headers) => {
    expect((await send({ ...json, ...headers })).status).toBe(201);
  });
});

test('nobody is signed in from elsewhere, with whosever link or passkey', async () => {
  for (const path of ['/api/links/use', '/api/links/read', '/api/session', '/api/session/ask']) {
    const headers = { ...json, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    await refusal(await call(path, { body: { secret: 'x' }, headers }), 403);
  }
});

test('a token needs no origin: no browser adds it by itself', async () => {
  const token = await tokenFor('editor');
  const headers = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
  expect((await call('/api/briefings', { body, token, headers })).status).toBe(201);
});

test('no other origin is let read an answer, or asked in', async () => {
  const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PATCH' };
  const asked = await call('/api/briefings/x', { method: 'OPTIONS', headers });
  expect(asked.status).toBeGreaterThanOrEqual(400);
  for (const response of [asked, await fromPage(secret, '/api/session', { headers })])
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('every route that writes refuses a form and a script of another site, whoever is signed in', async () => {
  const { secret: admins } = await signedIn('admin');
  const { paths } = await get<{ paths: Record<string, Record<string, object>> }>('/api/openapi.json');
  const elsewhere = {
    Cookie: `${cookieName}=${admins}`,
    Origin: 'https://evil.example',
    'Sec-Fetch-Site': 'cross-site',
  };
  const before = await db.all(build.selectFrom('changes').select('seq'));
  const tried: string[] = [];
  for (const [path, operations] of Object.entries(paths))
    for (const method of ['post', 'patch', 'put', 'delete'].filter((each) => each in operations)) {
      // Senders of webhooks sign what they send; a cookie says nothing there.
      if (path.startsWith('/webhooks/')) continue;
      const address = path.replace(/\{\w+\}/g, '1');
      // A form may be told first that it is no JSON.
      const form: [object, number[]] = [{ 'Content-Type': 'text/plain' }, [403, 415]];
      const script: [object, number[]] = [json, [403]];
      for (const [headers, expected] of [form, script]) {
        const answer = await call(address, {
          method: method.toUpperCase(),
          body: '{}',
          headers: { ...elsewhere, 'If-Match': '"1"', ...headers },
        });
        expect([path, expected.includes(answer.status)]).toEqual([path, true]);
      }
      tried.push(path);
    }
  expect(tried.length).toBeGreaterThan(30);
  expect(await db.all(build.selectFrom('changes').select('seq'))).toEqual(before);
});

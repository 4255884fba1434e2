import { env } from 'cloudflare:workers';
import { exportJWK, exportSPKI, importJWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { app } from '../../worker/app.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Who } from '../../worker/domain/people/session.ts';
import { accessSettings, audienceTag, inSeconds, newKey, teamDomain, tokenOf } from '../support/access.ts';
import { refusal } from '../support/api.ts';
import { stopClock } from '../support/clock.ts';
import { signedIn } from '../support/people.ts';
import { migrated, tokenFor } from '../support/worker.ts';

type Key = Awaited<ReturnType<typeof newKey>>;

let db: Db;
let key: Key;
let other: Key;
/** What the team answers for its keys, and how often it was asked. */
const team = { keys: [] as object[], asked: 0, status: 200 };

beforeAll(async () => {
  db = await migrated();
  [key, other] = [await newKey('one'), await newKey('other')];
  vi.stubGlobal('fetch', async (input: URL | string) => {
    expect(String(input)).toBe(`${teamDomain}/cdn-cgi/access/certs`);
    team.asked += 1;
    return Response.json({ keys: team.keys }, { status: team.status });
  });
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  team.keys = [key.jwk];
  team.status = 200;
});

const site = 'https://briefings.example.org';

function send(
  assertion: string | null,
  path = '/api/session',
  { method = 'GET', body, headers = {}, settings = accessSettings }: Sent = {},
) {
  const sent: Record<string, string> = assertion === null ? {} : { 'Cf-Access-Jwt-Assertion': assertion };
  const init = { method, headers: { ...sent, ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) };
  return app.request(site + path, init, { ...env, ...settings });
}
interface Sent {
  method?: string;
  body?: object;
  headers?: Record<string, string>;
  settings?: Record<string, string>;
}

const whoIs = async (assertion: string | null) => (await (await send(assertion)).json()) as Who;
const people = () => db.all(build.selectFrom('people').select(['id', 'email', 'role']).orderBy('email'));

describe('whom Access lets through', () => {
  test('is made known as one who may read, once', async () => {
    const assertion = await tokenOf(key, { email: 'New.Comer@Example.org' });
    const answers = await Promise.all([1, 2, 3].map(() => send(assertion)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await whoIs(assertion)).toMatchObject({
      mode: 'access',
      person: { name: 'new.comer', role: 'viewer' },
    });
    const known = (await people()).filter(({ email }) => email === 'new.comer@example.org');
    expect(known).toHaveLength(1);
  });

  test('is whom we know by the address, with the role that we say', async () => {
    const { id } = await signedIn('admin', { name: 'Ann' });
    await db.all(build.updateTable('people').set({ email: 'ann@example.org' }).where('id', '=', id));
    const assertion = await tokenOf(key, { role: 'admin', custom: { role: 'admin' } });
    expect((await whoIs(assertion)).person).toEqual({ id, name: 'Ann', role: 'admin' });
    expect((await send(assertion, '/api/people')).status).toBe(200);
    const newcomer = await tokenOf(key, { email: 'bo@example.org', role: 'admin' });
    await refusal(await send(newcomer, '/api/people'), 403);
  });

  test('is nobody once deactivated', async () => {
    const assertion = await tokenOf(key, { email: 'gone@example.org' });
    await whoIs(assertion);
    const gone = db.all(
      build
        .updateTable('people')
        .set({ deactivated_at: '2026-01-01' })
        .where('email', '=', 'gone@example.org'),
    );
    await gone;
    expect((await whoIs(assertion)).person).toBeNull();
  });

  test('writes from a page of ours alone', async () => {
    const { id } = await signedIn('editor');
    await db.all(build.updateTable('people').set({ email: 'ed@example.org' }).where('id', '=', id));
    const assertion = await tokenOf(key, { email: 'ed@example.org' });
    const body = { title: 'A briefing', start: '2026' };
    const post = (Origin: string) =>
      send(assertion, '/api/briefings', {
        method: 'POST',
        body,
        headers: { Origin, 'Content-Type': 'application/json' },
      });
    await refusal(await post('https://evil.example'), 403);
    expect((await post(site)).status).toBe(201);
  });
});

describe('a token that does not hold is refused, also where none is needed:', () => {
  const forged = async (assertion: string, path = '/api/topics') => refusal(await send(assertion, path), 401);

  test.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://evil.cloudflareaccess.com' }],
    ['of an issuer with a slash', { iss: `${teamDomain}/` }],
    ['of no issuer', { iss: undefined }],
    ['for another audience', { aud: ['b2'.repeat(32)] }],
    ['for no audience', { aud: undefined }],
    ['for a part of the audience', { aud: [audienceTag.slice(0, 32)] }],
    ['expired', { exp: inSeconds(-90) }],
    ['that never expires', { exp: undefined }],
    ['not yet valid', { nbf: inSeconds(90) }],
    ['without an address, as of a service', { email: undefined, common_name: 'robot' }],
    ['with an address that is none', { email: 'ann' }],
    ['with several addresses', { email: ['ann@example.org', 'bo@example.org'] }],
    ['without a subject', { sub: undefined }],
  ])('%s', async (_, claims) => {
    await forged(await tokenOf(key, claims));
    await forged(await tokenOf(key, claims), '/api/session');
  });

  test('signed with a key that is not the team’s, under its name', async () => {
    await forged(await tokenOf({ ...other, kid: 'one' }));
  });

  test('of algorithm none', async () => {
    const [, payload] = (await tokenOf(key)).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      const header = btoa(JSON.stringify({ alg, kid: 'one' })).replaceAll('=', '');
      for (const signature of ['', 'AAAA']) await forged(`${header}.${payload}.${signature}`);
    }
  });

  test('of algorithm HS256, with the public key as its secret', async () => {
    const publicKey = (await importJWK(key.jwk, 'RS256', { extractable: true })) as CryptoKey;
    for (const secret of [await exportSPKI(publicKey), JSON.stringify(await exportJWK(publicKey))])
      await forged(
        await tokenOf({ kid: 'one', privateKey: new TextEncoder().encode(secret) }, {}, { alg: 'HS256' }),
      );
  });

  test('that brings its own key', async () => {
    await forged(await tokenOf(other, {}, { jwk: other.jwk as never, kid: 'one' }));
  });

  test('whose words were changed after it was signed', async () => {
    const [header, payload = '', signature] = (await tokenOf(key)).split('.');
    const claims = { ...JSON.parse(atob(payload)), email: 'admin@example.org' };
    await forged(`${header}.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.${signature}`);
  });

  test.each(['', 'x', 'a.b.c', '..', 'Bearer x', '{}'])('%j', async (assertion) => {
    await forged(assertion);
  });

  test('but clocks may differ by a minute', async () => {
    const assertion = await tokenOf(key, { nbf: inSeconds(30), exp: inSeconds(-30), iat: inSeconds(-60) });
    expect((await send(assertion, '/api/topics')).status).toBe(200);
  });
});

describe('the keys of the team', () => {
  test('are asked for seldom, however many tokens name one that is not among them', async () => {
    await whoIs(await tokenOf(key));
    const before = team.asked;
    for (let i = 0; i < 20; i += 1) await refusal(await send(await tokenOf({ ...other, kid: `k${i}` })), 401);
    expect(team.asked - before).toBeLessThanOrEqual(1);
  });

  test('are asked for anew when a token names one that is not among them', async () => {
    const settings = { ...accessSettings, ACCESS_TEAM_DOMAIN: teamDomain };
    stopClock(new Date(Date.now() + 31_000));
    try {
      const fresh = await newKey('fresh');
      team.keys = [key.jwk, fresh.jwk];
      expect((await send(await tokenOf(fresh), '/api/session', { settings })).status).toBe(200);
      expect((await send(await tokenOf(key), '/api/session', { settings })).status).toBe(200);
    } finally {
      stopClock();
    }
  });

  test.each([
    ['answers with an error', 500, 'keys'],
    ['answers with something else', 200, 'none'],
  ])('cannot be had, where the team %s: nobody comes in', async (_, status, keys) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const host = `https://${keys}-${status}.cloudflareaccess.com`;
    vi.stubGlobal('fetch', async () =>
      Response.json(keys === 'none' ? { no: 1 } : { keys: [key.jwk] }, { status }),
    );
    const settings = { ...accessSettings, ACCESS_TEAM_DOMAIN: host };
    const assertion = await tokenOf(key, { iss: host });
    await refusal(await send(assertion, '/api/session', { settings }), 503);
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });
});

describe('where Access is asked for', () => {
  test('sessions, links and passkeys of our own do not count', async () => {
    const { secret } = await signedIn('admin');
    const headers = { Cookie: `__Host-session=${secret}` };
    expect(((await (await send(null, '/api/session', { headers })).json()) as Who).person).toBeNull();
    for (const path of ['/api/links/use', '/api/session', '/api/session/ask'])
      await refusal(
        await send(null, path, {
          method: 'POST',
          body: { secret: 'x' },
          headers: { Origin: site, 'Content-Type': 'application/json' },
        }),
        404,
      );
  });

  test('whoever it sent nothing for reads what is public, and tokens go on', async () => {
    expect((await send(null, '/api/topics')).status).toBe(200);
    const token = await tokenFor('admin');
    const headers = { Authorization: `Bearer ${token}` };
    expect((await send(null, '/api/people', { headers })).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['no team', { ACCESS_TEAM_DOMAIN: '' }],
    ['a team without https', { ACCESS_TEAM_DOMAIN: 'http://desk.cloudflareaccess.com' }],
    ['a team elsewhere', { ACCESS_TEAM_DOMAIN: 'https://evil.example' }],
    ['a team that only begins so', { ACCESS_TEAM_DOMAIN: `${teamDomain}.evil.example` }],
    ['a team with a path', { ACCESS_TEAM_DOMAIN: `${teamDomain}/x` }],
    ['no audience', { ACCESS_AUDIENCE: '' }],
    ['an audience of another shape', { ACCESS_AUDIENCE: 'briefings' }],
    ['a mode that there is not', { AUTH_MODE: 'Access' }],
  ])('%s stops everything, and says so', async (_, wrong) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const path of ['/api/topics', '/api/session', '/health'])
      await refusal(await send(null, path, { settings: { ...accessSettings, ...wrong } }), 503);
    log.mockRestore();
  });
});

test('where people sign in here, what Access sends does not count', async () => {
  const assertion = await tokenOf(key);
  const who = (await (await send(assertion, '/api/session', { settings: {} })).json()) as Who;
  expect(who).toEqual({ mode: 'local', person: null });
});

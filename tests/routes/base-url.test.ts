import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeLink } from '../../worker/actions/one-time-links.ts';
import { perform } from '../../worker/actions/perform.ts';
import { app } from '../../worker/app.ts';
import { refusal } from '../support/api.ts';
import { cookieOf, randomBytes, signedIn } from '../support/people.ts';
import { acting, migrated } from '../support/worker.ts';

/** Where people reach the pages: wherever a request came to, unless BASE_URL says. */

let admin = { id: '', secret: '' };
beforeAll(async () => {
  await migrated();
  admin = await signedIn('admin');
});

const settings = { BASE_URL: 'https://briefings.example.org/' };
const own = 'https://briefings.example.org';
const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15';

interface Sent {
  at?: string;
  from?: string;
  body?: object;
  given?: Record<string, string>;
  cookie?: string;
  agent?: string;
}
const post = (
  path: string,
  { at = 'http://10.0.0.7', from = own, body = {}, given = settings, cookie, agent }: Sent = {},
) =>
  app.request(
    at + path,
    {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        Origin: from,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(agent ? { 'User-Agent': agent } : {}),
      },
    },
    { ...env, ...given },
  );
const session = () => `__Host-session=${admin.secret}`;
async function link(): Promise<string> {
  const making = { random: randomBytes(), origin: own };
  const { url } = await perform(acting(new Date().toISOString()), (work) => makeLink(work, admin.id, making));
  return url.split('#')[1] ?? '';
}

describe('BASE_URL', () => {
  test('is where links lead, passkeys are bound, and writes must come from', async () => {
    const body = { name: 'Bo', role: 'viewer' };
    const made = await post('/api/people', { body, cookie: session() });
    expect(((await made.json()) as { link: { url: string } }).link.url).toMatch(
      /^https:\/\/briefings\.example\.org\/sign-in\/link#/,
    );
    expect(await (await post('/api/session/ask')).json()).toMatchObject({ rpId: 'briefings.example.org' });
    for (const from of ['http://10.0.0.7', 'http://briefings.example.org', `${own}.evil.example`])
      await refusal(await post('/api/people', { body, from, cookie: session() }), 403);
  });

  test.each(['briefings.example.org', 'http://briefings.example.org', 'ftp://x', 'javascript:alert(1)'])(
    '%s is none: nothing is served',
    async (BASE_URL) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {});
      await refusal(await post('/api/session/ask', { given: { BASE_URL } }), 503);
      log.mockRestore();
    },
  );
});

describe('the cookie', () => {
  const cookieAt = async (at: string, agent?: string) =>
    cookieOf(
      await post('/api/links/use', { at, from: at, given: {}, body: { secret: await link() }, agent }),
    );

  test.each([
    ['https://briefings.example.org', undefined],
    ['https://briefings.example.org', safari],
    ['http://localhost:8787', undefined],
    ['http://127.0.0.1:8787', undefined],
  ])('at %s of %s has the strict name', async (at, agent) => {
    const { name, attributes } = await cookieAt(at, agent);
    expect([name, attributes.includes('Secure')]).toEqual(['__Host-session', true]);
  });

  test.each(['http://localhost:8787', 'http://127.0.0.1:8787'])(
    'at %s of Safari, which keeps nothing secure there, has a name of its own',
    async (at) => {
      const { name, attributes } = await cookieAt(at, safari);
      expect([name, attributes.includes('Secure')]).toEqual(['session-on-loopback', false]);
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
    },
  );
});

test('passkeys are refused at an address that has no name', async () => {
  for (const at of ['http://127.0.0.1:8787', 'http://[::1]:8787'])
    expect(
      (await refusal(await post('/api/session/ask', { at, from: at, given: {} }), 409)).detail,
    ).toContain('host name');
});

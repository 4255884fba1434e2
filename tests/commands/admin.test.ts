import { readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admin as adminCommand } from '../../worker/commands/admin.ts';
import { commandOf } from '../../worker/commands/administer.ts';
import { UsageError } from '../../worker/commands/failure.ts';
import { remoteDatabase } from '../../worker/commands/remote.ts';
import { signStandardWebhook } from '../../worker/domain/events/signature.ts';
import { admin, copyOfState, inProcess, newStateDir, runCommand, startInProcess } from './running.ts';

const settings = { STATE_DIR: '' };
let server: Awaited<ReturnType<typeof startInProcess>>;

beforeAll(async () => {
  settings.STATE_DIR = await copyOfState('empty');
  server = await startInProcess(settings, ['--empty']);
});

afterAll(async () => {
  await server?.stop();
  rmSync(settings.STATE_DIR, { recursive: true, force: true });
});

/** Runs a command that fails, and returns the line that it prints to stderr. */
async function failure(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await inProcess(adminCommand, args, settings);
  expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 1, stdout: '', lines: 2 });
  return stderr;
}

const one = async (...args: string[]) => (await admin(args, settings))[0] ?? {};

/** The status that is answered to an event under this secret. */
async function post({ url = '', secret = '' }, ref = 'first'): Promise<number> {
  const data = { ref, title: `Briefing ${ref}`, start: '2025-06' };
  const body = Buffer.from(JSON.stringify({ type: 'rapporteur.briefing.recorded', data }));
  const [id, timestamp] = [`${ref}-${crypto.randomUUID()}`, Math.floor(Date.now() / 1000)];
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await signStandardWebhook({ id, timestamp, body, secret }),
  };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

const deliveriesStatus = async (token = '') =>
  (await fetch(`${server.url}/api/deliveries`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('npm run admin, while the server runs,', () => {
  test('creates a token that opens the API, and revokes it at once', async () => {
    const {
      id = '',
      token = '',
      ...rest
    } = await one('token', 'create', "Ann O'Hara", '--role', 'admin', '--days', '30');
    expect(rest).toEqual({ name: "Ann O'Hara", role: 'admin' });
    expect(await deliveriesStatus(token)).toBe(200);

    const [listed] = await admin(['token', 'list'], settings);
    expect(listed).toMatchObject({ id, role: 'admin', revokedAt: null });
    expect(Date.parse(listed?.expiresAt ?? '') - Date.parse(listed?.createdAt ?? '')).toBe(30 * 86_400_000);
    expect(JSON.stringify(listed)).not.toContain(token.slice(8));

    expect(await one('token', 'revoke', id)).toEqual({ id, revoked: true });
    expect(await deliveriesStatus(token)).toBe(401);
    expect((await admin(['token', 'list'], settings))[0]?.revokedAt).toBeTruthy();
  });

  test('creates an integration, gives it a new secret, and disables it', async () => {
    const made = await one('integration', 'create', 'A desk', '--visibility', 'draft', '--no-publish');
    expect(made.url).toBe(`${server.url}/webhooks/${made.id}`);
    expect(made.secret).toMatch(/^whsec_/);
    expect(await post(made)).toBe(200);

    const renewed = await one('integration', 'rotate', made.id ?? '');
    expect(renewed).toMatchObject({ id: made.id, name: 'A desk', url: made.url });
    expect(renewed.secret).not.toBe(made.secret);
    expect([await post(renewed), await post(made)]).toEqual([200, 200]);

    const listed = await one('integration', 'list');
    expect(listed).toMatchObject({ id: made.id, visibility: 'draft', mayPublish: false, disabledAt: null });
    expect(JSON.stringify(listed)).not.toMatch(/whsec_|"secret"|v1\./);

    await one('integration', 'disable', made.id ?? '');
    expect(await post(renewed)).toBe(401);
    expect(await failure('integration', 'rotate', made.id ?? '')).toContain('disabled: create a new one');
  });

  test('creates a person with a link for one sign-in, and deactivates them', async () => {
    const made = await one('person', 'create', 'Ann Lee', '--email', 'Ann@Example.org', '--role', 'admin');
    expect(made.link).toMatch(new RegExp(`^${server.url}/sign-in/link#[\\w-]{32}$`));
    const use = (link = '') =>
      fetch(`${server.url}/api/links/use`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ secret: link.split('#')[1] }),
      });
    expect((await use(made.link)).status).toBe(200);
    expect((await use(made.link)).status).toBe(410);
    const renewed = await one('person', 'link', made.id ?? '');
    expect((await use(renewed.link)).status).toBe(200);

    const [listed] = await admin(['person', 'list'], settings);
    expect(listed).toMatchObject({ id: made.id, name: 'Ann Lee', email: 'ann@example.org', role: 'admin' });
    expect(JSON.stringify(listed)).not.toContain('#');

    expect(await failure('person', 'deactivate', made.id ?? '')).toContain(
      'Somebody must stay administrator',
    );
    await one('person', 'create', 'Bo', '--role', 'admin');
    expect(await one('person', 'deactivate', made.id ?? '')).toEqual({ id: made.id, deactivated: true });
  });

  test('does not cause any event to be refused', async () => {
    const sender = await one('integration', 'create', 'Busy');
    const statuses = new Set<number>();
    let done = false;
    const posting = Array.from({ length: 4 }, async (_, lane) => {
      for (let each = 0; !done; each += 1) statuses.add(await post(sender, `${lane}-${each}`));
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => one('token', 'create', name, '--role', 'viewer')));
    done = true;
    await Promise.all(posting);
    expect([...statuses]).toEqual([200]);
  });

  test('prints the address of BASE_URL', async () => {
    const BASE_URL = 'https://briefings.example.org/';
    const [made] = await admin(['integration', 'create', 'Afar'], { ...settings, BASE_URL });
    expect(made?.url).toBe(`https://briefings.example.org/webhooks/${made?.id}`);
  });

  test.each([
    [['person', 'link', 'nobody'], 'There is no such person'],
    [['person', 'deactivate', 'nobody'], 'There is no such person'],
    [['person', 'create', 'x'.repeat(101), '--role', 'viewer'], 'name must be 1 to 100 characters'],
    [['token', 'revoke', 'nobody'], 'There is no such token'],
    [
      ['integration', 'create', 'x', '--visibility', 'public', '--no-publish'],
      'visibility must not be public',
    ],
    [['token', 'create', 'x'.repeat(101), '--role', 'viewer'], 'name must have 1 to 100 characters'],
  ])('prints in one line what is wrong with %j', async (args, reason) => {
    expect(await failure(...args)).toContain(reason);
  });
});

test('npm run admin works on the same database after the server has stopped', async () => {
  const before = await admin(['integration', 'list'], settings);
  expect(before[0]?.url).toBe(`${server.url}/webhooks/${before[0]?.id}`);
  await server.stop();
  const usual = before.map((line) => ({ ...line, url: `http://localhost:8787/webhooks/${line.id}` }));
  expect(await admin(['integration', 'list'], settings)).toEqual(usual);
});

describe('the process of npm run admin', () => {
  test('creates the database where there is none, and keeps no key beside SECRETS_KEY', async () => {
    const STATE_DIR = newStateDir();
    const SECRETS_KEY = Buffer.alloc(32, 7).toString('base64');
    const { code, stdout, stderr } = await runCommand('admin.mjs', ['integration', 'create', "Ann O'Hara"], {
      STATE_DIR,
      SECRETS_KEY,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\{"id":"[^\n]*"name":"Ann O'Hara"[^\n]*"secret":"whsec_[^\n]*\}\n$/);
    expect(readdirSync(STATE_DIR)).toContain('v3');
    expect(readdirSync(STATE_DIR)).not.toContain('secrets-key');
    rmSync(STATE_DIR, { recursive: true });
  });

  test('exits with code 2 and prints its usage for an incomplete command', async () => {
    const { code, stdout, stderr } = await runCommand('admin.mjs', ['token'], settings);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: npm run admin -- <command>/);
  });
});

describe('npm run admin prints its usage and what is wrong with', () => {
  test.each([
    ['', 'Usage'],
    ['tokens list', 'Usage'],
    ['token create', 'The name is missing'],
    ['token create Ann', '--role is missing'],
    ['token create Ann Lee --role viewer', 'too many words'],
    ['token create Ann --role', '--role'],
    ['token create Ann --role viewer --no-publish', '--no-publish is not for token create'],
    ['person create Ann', '--role is missing'],
    ['person create Ann --role viewer --days 3', '--days is not for person create'],
    ['person link', 'The id is missing'],
    ['token list Ann', 'too many words'],
    ['token revoke', 'The id is missing'],
    ['integration create Desk --nope', "Unknown option '--nope'"],
  ])('"%s"', (line, reason) => {
    const attempt = () => commandOf(line.split(' ').filter(Boolean));
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow('integration disable <id>');
  });
});

test.each([
  ['token create Ann --role king', '--role must be one of viewer, editor, admin.'],
  ['token create Ann --role viewer --days 0', '--days must be a number from 1 to 9999.'],
  ['token create Ann --role viewer --days=-3', '--days must be a number from 1 to 9999.'],
  ['token create Ann --role viewer --days -3', '--days must be a number from 1 to 9999.'],
  ['person create Ann --role viewer --email ann', '--email must be an e-mail address.'],
  ['integration create Desk --visibility all', '--visibility must be one of draft, internal, public.'],
])('npm run admin names in one line the wrong value of %s', (line, reason) => {
  expect(() => commandOf(line.split(' '))).toThrow(new UsageError(reason));
});

test('npm run admin -- --help prints the usage', async () => {
  const { code, stdout, stderr } = await inProcess(adminCommand, ['--help'], settings);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: npm run admin -- <command>/);
});

test('remoteDatabase refuses a wrangler.toml that names no database', () => {
  const database = { binding: 'DB', database_name: 'rapporteur', migrations_dir: 'migrations' };
  const configured = (database_id: string) => ({
    name: 'rapporteur',
    compatibility_date: '2026-10-20',
    triggers: { crons: [] },
    d1_databases: [{ ...database, database_id }],
  });
  expect(() => remoteDatabase(configured('00000000-0000-0000-0000-000000000000'))).toThrow(
    'names no database yet',
  );
  expect(remoteDatabase(configured('5b1f1c5e-52f1-4e58-9f0c-6c1f52a4f7a0'))).toMatchObject(database);
});

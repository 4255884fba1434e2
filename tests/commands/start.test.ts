import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsOf } from '../../worker/commands/settings.ts';
import { admin, answers, newStateDir, run, runCommand, type Server, startServer } from './running.ts';

const stateDir = newStateDir();
const otherDir = newStateDir();
const settings = { STATE_DIR: stateDir };
let server: Server;

const read = async (path: string): Promise<{ items: { title: string }[] }> =>
  (await fetch(server.url + path)).json();
const firstLinkIn = ({ output }: Server) => /^ {2}(http:\S+\/sign-in\/link#\S+)$/m.exec(output)?.[1] ?? null;
const follow = (link: string | null) =>
  fetch(`${server.url}/api/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ secret: link?.split('#')[1], name: 'Ann' }),
  });
const titles = async () => (await read('/api/briefings')).items.map(({ title }) => title);

beforeAll(async () => {
  server = await startServer(settings);
});

afterAll(async () => {
  await server?.stop();
  for (const dir of [stateDir, otherDir]) rmSync(dir, { recursive: true, force: true });
});

describe('npm start', () => {
  test('serves a Worker that is well, with every migration in force', async () => {
    const newest = readdirSync('migrations').sort().at(-1);
    expect(await read('/health')).toEqual({ status: 'ok', database: 'ok', migration: newest });
  });

  test('serves the dashboard, and its page for the addresses within it', async () => {
    for (const path of ['/', '/briefings/one']) {
      const response = await fetch(server.url + path);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    expect((await fetch(`${server.url}/api/nothing`)).headers.get('content-type')).toContain('json');
  });

  test('loads the starter record where the database is empty', async () => {
    expect(server.output).toMatch(/The starter record holds \d+ briefings/);
    expect((await titles()).length).toBeGreaterThan(0);
  });

  test('says where the data is, and keeps its key from others', () => {
    expect(server.output).toContain(stateDir);
    expect(statSync(join(stateDir, 'secrets-key')).mode & 0o077).toBe(0);
  });

  test('prints a link that makes the first administrator, once', async () => {
    const link = firstLinkIn(server);
    expect(link?.startsWith(`${server.url}/sign-in/link#`)).toBe(true);
    expect((await fetch(link ?? '')).status).toBe(200);
    const response = await follow(link);
    expect(await response.json()).toMatchObject({ person: { name: 'Ann', role: 'admin' } });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-session=.*HttpOnly; Secure; SameSite=Lax$/);
    expect((await follow(link)).status).toBe(410);
  });

  test('prints a command that posts a first event, as it stands there', async () => {
    const [, command = ''] = /in this folder:\n\n([\s\S]+?)\n\ndocs\//.exec(server.output) ?? [];
    const { stdout, stderr } = await run('bash', ['-c', command]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^200 .*"outcome":"created"/);
    expect(await titles()).toContain('A first briefing');
  });
});

describe.concurrent('npm start refuses in one line', () => {
  const refusal = async (given: Record<string, string>) => {
    // Its own: they run at the same time, and a folder is held by one.
    const dir = newStateDir();
    const { code, stdout, stderr } = await runCommand('start.mjs', [], {
      STATE_DIR: dir,
      PORT: '0',
      ...given,
    });
    rmSync(dir, { recursive: true });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.match(/\n/g)).toHaveLength(1);
    return stderr;
  };

  test('a port in use', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => busy.once('listening', settle));
    const { port } = busy.address() as { port: number };
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} is in use`);
    busy.close();
  });

  test('a state folder that another one holds', async () => {
    expect(await refusal(settings)).toContain('in use by another Rapporteur');
  });

  test.each([
    ['PORT', 'abc', 'PORT must be a number'],
    ['SECRETS_KEY', 'abc', 'SECRETS_KEY must be 32 random bytes'],
    ['SHOW_COST', 'yes', 'SHOW_COST must be'],
    ['AUTH_MODE', 'password', 'AUTH_MODE must be one of local, access'],
    ['AUTH_MODE', 'access', 'ACCESS_TEAM_DOMAIN must be'],
    ['BASE_URL', 'http://briefings.example.org', 'BASE_URL must be an address such as https'],
    ['STATE_DIR', join(import.meta.dirname, 'start.test.ts'), 'it is not a folder'],
  ])('%s=%s', async (name, value, reason) => {
    expect(await refusal({ [name]: value })).toContain(reason);
  });

  test.each([
    ['a database', 'v3/d1/database/one.sqlite', 'file is not a database'],
    ['a key', 'secrets-key', '32 bytes in base64'],
    ['a lock', 'lock', 'file is not a database'],
  ])('%s that is damaged', async (_, file, reason) => {
    const dir = newStateDir();
    mkdirSync(join(dir, file, '..'), { recursive: true });
    writeFileSync(join(dir, file), 'What was here is gone. '.repeat(500));
    expect(await refusal({ STATE_DIR: dir })).toContain(reason);
    rmSync(dir, { recursive: true });
  });
});

test.each([
  [{ PORT: '65536' }, 'PORT must be a number'],
  [{ PORT: '-1' }, 'PORT must be a number'],
  [{ PORT: '8787 ' }, 'PORT must be a number'],
  [{ BASE_URL: 'here' }, 'BASE_URL must be an address'],
  [{ BASE_URL: 'ftp://example.org' }, 'BASE_URL must be an address'],
])('%j is no setting', (given, reason) => {
  expect(() => settingsOf(given)).toThrow(reason);
});

test('npm start answers an option that it does not know with its usage', async () => {
  const { code, stderr } = await runCommand('start.mjs', ['--full'], { STATE_DIR: otherDir, PORT: '0' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Usage: npm start \[-- --empty\]/);
});

describe('npm start again', () => {
  test('keeps the data', async () => {
    const before = await titles();
    expect(await server.stop('SIGINT')).toEqual({ code: 0, signal: null });
    expect(await answers(server.url)).toBe(false);
    server = await startServer(settings);
    expect(server.output).not.toContain('The starter record');
    expect(await titles()).toEqual(before);
  });

  test('invites no second first administrator', () => {
    expect(firstLinkIn(server)).toBeNull();
  });

  test('with --empty leaves the starter record out; killed, it leaves nothing behind that serves', async () => {
    const empty = await startServer({ STATE_DIR: otherDir }, ['--empty'], 'start.ts');
    expect(await (await fetch(`${empty.url}/api/briefings`)).json()).toMatchObject({ items: [] });
    expect(await empty.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await expect.poll(() => answers(empty.url)).toBe(false);

    const [first] = await admin(['person', 'list'], { STATE_DIR: otherDir });
    expect(first).toBeUndefined();
    const again = await startServer(
      { STATE_DIR: otherDir, PORT: new URL(empty.url).port },
      ['--empty'],
      'start.ts',
    );
    expect(again.url).toBe(empty.url);
    // The earlier link went with a server that nobody became administrator of.
    expect(firstLinkIn(again)).toMatch(/#/);
    expect(firstLinkIn(again)).not.toBe(firstLinkIn(empty));
    expect(await again.stop()).toEqual({ code: 0, signal: null });
  });
});

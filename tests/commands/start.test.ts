import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from '../../worker/commands/start.ts';
import {
  admin,
  answers,
  copyOfState,
  inProcess,
  newStateDir,
  run,
  runCommand,
  type Server,
  startInProcess,
  startServer,
} from './running.ts';

const stateDir = newStateDir();
const settings = { STATE_DIR: stateDir };
const never = new AbortController().signal;
let server: Server;

const titles = async (url = server.url): Promise<string[]> => {
  const { items } = (await (await fetch(`${url}/api/briefings`)).json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
};
const firstLinkIn = ({ output }: { output: string }) =>
  /^ {2}(http:\S+\/sign-in\/link#\S+)$/m.exec(output)?.[1] ?? null;
const follow = (link: string | null) =>
  fetch(`${server.url}/api/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ secret: link?.split('#')[1], name: 'Ann' }),
  });

beforeAll(async () => {
  server = await startServer(settings);
});

afterAll(async () => {
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

describe('the first npm start', () => {
  test('serves a healthy Worker with every migration applied', async () => {
    const newest = readdirSync('migrations').sort().at(-1);
    const response = await fetch(`${server.url}/health`);
    expect(await response.json()).toEqual({ status: 'ok', database: 'ok', migration: newest });
  });

  test('serves the dashboard, and its page for the addresses within it', async () => {
    for (const path of ['/', '/briefings/one']) {
      const response = await fetch(server.url + path);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  test('serves a page with status 404 for an unknown address', async () => {
    for (const path of ['/nowhere', '/bodies/one/more']) {
      const response = await fetch(server.url + path);
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('<html')]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  test.each(['/api/nothing', '/api', '/health/', '/webhooks', '/webhooks/', '/assets/lost.js'])(
    'answers %s with problem details and status 404',
    async (path) => {
      const response = await fetch(server.url + path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json',
      ]);
    },
  );

  test('loads the starter record into the empty database', async () => {
    expect(server.output).toMatch(/The starter record holds \d+ briefings/);
    expect((await titles()).length).toBeGreaterThan(0);
  });

  test('prints where the data is, and makes a key that only its owner can read', () => {
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

  test('prints a command that posts a first event when pasted into a shell', async () => {
    const [, command = ''] = /in this folder:\n\n([\s\S]+?)\n\ndocs\//.exec(server.output) ?? [];
    const { stdout, stderr } = await run('bash', ['-c', command]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^200 .*"outcome":"created"/);
    expect(await titles()).toContain('A first briefing');
  });

  test('keeps its state folder from a second npm start', async () => {
    const { code, stdout, stderr } = await inProcess((call) => start(call, never), [], {
      ...settings,
      PORT: '0',
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^.* in use by another Rapporteur\.\n$/);
  });
});

test('npm start exits with code 2 and prints its usage for an unknown option', async () => {
  const { code, stdout, stderr } = await runCommand('start.mjs', ['--full'], settings);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^Usage: npm start \[-- --empty\]/);
});

test('the next npm start keeps the data, and prints no link to a first administrator', async () => {
  const before = await titles();
  expect(await server.stop('SIGINT')).toEqual({ code: 0, signal: null });
  expect(await answers(server.url)).toBe(false);
  const again = await startInProcess(settings);
  expect(again.output).not.toContain('The starter record');
  expect(firstLinkIn(again)).toBeNull();
  expect(await titles(again.url)).toEqual(before);
  await again.stop();
});

test('npm start -- --empty leaves out the starter record, and leaves nothing that serves when killed', async () => {
  const STATE_DIR = await copyOfState('empty');
  const empty = await startServer({ STATE_DIR }, ['--empty'], 'start.ts');
  expect(await titles(empty.url)).toEqual([]);
  expect(await empty.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  await expect.poll(() => answers(empty.url)).toBe(false);

  const { port } = new URL(empty.url);
  const again = await startInProcess({ STATE_DIR, PORT: port }, ['--empty']);
  expect(again.url).toBe(empty.url);
  expect(await admin(['person', 'list'], { STATE_DIR })).toEqual([]);
  // The earlier link belonged to a server of which nobody became administrator.
  expect(firstLinkIn(again)).toMatch(/#/);
  expect(firstLinkIn(again)).not.toBe(firstLinkIn(empty));
  await again.stop();
  expect(await answers(again.url)).toBe(false);
  rmSync(STATE_DIR, { recursive: true });
});

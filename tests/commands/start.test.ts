import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
  });

  test('answers an address where there is no page with the page that says so, and 404', async () => {
    for (const path of ['/nowhere', '/bodies/one/more']) {
      const response = await fetch(server.url + path);
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('<html')]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  test.each(['/api/nothing', '/api', '/health/', '/webhooks', '/webhooks/', '/assets/lost.js'])(
    'answers %s, where nothing is, with problem details',
    async (path) => {
      const response = await fetch(server.url + path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json',
      ]);
    },
  );

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
    ['PORT', '6000', 'browsers do not open'],
    ['SECRETS_KEY', 'abc', 'SECRETS_KEY must be 32 random bytes'],
    ['SHOW_COST', 'yes', 'SHOW_COST must be'],
    ['AUTH_MODE', 'password', 'AUTH_MODE must be one of local, access'],
    ['AUTH_MODE', 'access', 'ACCESS_TEAM_DOMAIN must be'],
    ['BASE_URL', 'http://briefings.example.org', 'BASE_URL must be an address such as https'],
    ['STATE_DIR', join(import.meta.dirname, 'start.test.ts'), 'it is not a folder'],
    ['STATE_DIR', '/proc/nope', 'it cannot be made there'],
  ])('%s=%s', async (name, value, reason) => {
    expect(await refusal({ [name]: value })).toContain(reason);
  });

  test.each([
    ['a database', 'v3/d1/database/one.sqlite', 'file is not a database'],
    ['a key', 'secrets-key', '32 bytes in base64'],
    ['a lock', 'lock', 'file is not a database'],
    ['a database without anything', 'v3/d1/database/one.sqlite', 'the file is empty', ''],
  ])('%s that is damaged', async (_, file, reason, text = 'What was here is gone. '.repeat(500)) => {
    const dir = newStateDir();
    mkdirSync(join(dir, file, '..'), { recursive: true });
    writeFileSync(join(dir, file), text);
    expect(await refusal({ STATE_DIR: dir })).toContain(reason);
    rmSync(dir, { recursive: true });
  });
});

describe('npm start refuses, in one line, a state that was spoilt:', () => {
  const before = newStateDir();
  beforeAll(() => admin(['integration', 'create', 'A desk'], { STATE_DIR: before }));
  afterAll(() => rmSync(before, { recursive: true }));

  /** A copy of a state that holds a secret, for one test to spoil. */
  function copy() {
    const dir = newStateDir();
    cpSync(before, dir, { recursive: true });
    const [file = ''] = globSync('v3/d1/*/*.sqlite', { cwd: dir }).filter((one) => !one.includes('metadata'));
    const database = join(dir, file);
    const change = (sql: string) => {
      const opened = new DatabaseSync(database);
      opened.exec(sql);
      opened.close();
    };
    return { dir, key: join(dir, 'secrets-key'), database, change };
  }
  type Copy = ReturnType<typeof copy>;

  test.each<[string, (state: Copy) => void, string]>([
    ['a key that is lost', ({ key }) => rmSync(key), 'does not open the secret of the integration "A desk"'],
    [
      'a key that is another',
      ({ key }) => writeFileSync(key, Buffer.alloc(32).toString('base64')),
      'npm run admin -- integration rotate <id>',
    ],
    [
      'a table that is missing',
      ({ change }) => change('DROP TABLE refs'),
      'lacks what its migrations made (refs)',
    ],
    [
      'a migration of a newer version',
      ({ change }) => change("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')"),
      'holds the migration 9999_later.sql',
    ],
    [
      'a database that is cut short',
      ({ change, database }) => {
        change('pragma wal_checkpoint(truncate)');
        truncateSync(database, statSync(database).size / 2);
      },
      'is damaged',
    ],
  ])('%s', async (_, spoil, reason) => {
    const state = copy();
    spoil(state);
    const hadKey = existsSync(state.key);
    const settings = { STATE_DIR: state.dir, PORT: '0' };
    const { code, stdout, stderr } = await runCommand('start.mjs', [], settings);
    expect({ code, stdout, lines: stderr.match(/\n/g)?.length }).toEqual({ code: 1, stdout: '', lines: 1 });
    expect(stderr).toContain(reason);
    expect(existsSync(state.key)).toBe(hadKey);
    rmSync(state.dir, { recursive: true });
  });

  test('but not once a key that is lost for good was left behind by a new secret', async () => {
    const { dir, key } = copy();
    const settings = { STATE_DIR: dir };
    rmSync(key);
    const [{ id = '' } = {}] = await admin(['integration', 'list'], settings);
    await admin(['integration', 'rotate', id], settings);
    const again = await startServer(settings, ['--empty']);
    expect(await again.stop()).toEqual({ code: 0, signal: null });
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

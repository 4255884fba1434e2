import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
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
import { start } from '../../worker/commands/start.ts';
import { admin, copyOfState, inProcess, newStateDir, startInProcess } from './running.ts';

const never = new AbortController().signal;

/** The line with which a start on this folder is refused. */
async function refusal(stateDir: string, given: Record<string, string> = {}): Promise<string> {
  const environment = { STATE_DIR: stateDir, PORT: '0', ...given };
  const { code, stdout, stderr } = await inProcess((call) => start(call, never), [], environment);
  expect({ code, stdout, lines: stderr.match(/\n/g)?.length }).toEqual({ code: 1, stdout: '', lines: 1 });
  return stderr;
}

describe('npm start refuses, in one line,', () => {
  let dir = '';
  beforeAll(() => {
    dir = newStateDir();
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  test('a port in use', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => busy.once('listening', settle));
    const { port } = busy.address() as { port: number };
    expect(await refusal(dir, { PORT: String(port) })).toContain(`Port ${port} is in use`);
    busy.close();
  });

  test.each([
    ['PORT', 'abc', 'PORT must be a number'],
    ['PORT', '6000', 'browsers do not open'],
    ['SECRETS_KEY', 'abc', 'SECRETS_KEY must be 32 random bytes'],
    ['SHOW_COST', 'yes', 'SHOW_COST must be'],
    ['AUTH_MODE', 'password', 'AUTH_MODE must be one of local, access'],
    ['AUTH_MODE', 'access', 'ACCESS_TEAM_DOMAIN must be'],
    ['BASE_URL', 'http://briefings.example.org', 'BASE_URL must be an address such as https'],
    ['STATE_DIR', import.meta.filename, 'it is not a folder'],
    ['STATE_DIR', '/proc/nope', 'it cannot be made there'],
  ])('%s=%s', async (name, value, reason) => {
    expect(await refusal(dir, { [name]: value })).toContain(reason);
  });

  test.each([
    ['database', 'v3/d1/database/one.sqlite', 'file is not a database'],
    ['key', 'secrets-key', '32 bytes in base64'],
    ['lock', 'lock', 'file is not a database'],
    ['database that is empty', 'v3/d1/database/one.sqlite', 'the file is empty', ''],
  ])('a damaged %s', async (_, file, reason, text = 'What was here is gone. '.repeat(500)) => {
    const damaged = newStateDir();
    mkdirSync(join(damaged, file, '..'), { recursive: true });
    writeFileSync(join(damaged, file), text);
    expect(await refusal(damaged)).toContain(reason);
    rmSync(damaged, { recursive: true });
  });
});

describe('npm start refuses, in one line, a state with an integration and', () => {
  let before = '';
  let integration = '';
  beforeAll(async () => {
    before = await copyOfState('empty');
    const [made] = await admin(['integration', 'create', 'A desk'], { STATE_DIR: before });
    integration = made?.id ?? '';
  });
  afterAll(() => rmSync(before, { recursive: true }));

  /** A copy of the state for one test to damage. */
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
    ['a lost key', ({ key }) => rmSync(key), 'does not open the secret of the integration "A desk"'],
    [
      'another key',
      ({ key }) => writeFileSync(key, Buffer.alloc(32).toString('base64')),
      'npm run admin -- integration rotate <id>',
    ],
    ['a missing table', ({ change }) => change('DROP TABLE refs'), 'lacks what its migrations made (refs)'],
    [
      'a truncated database',
      ({ change, database }) => {
        change('pragma wal_checkpoint(truncate)');
        truncateSync(database, statSync(database).size / 2);
      },
      'is damaged',
    ],
  ])('%s', async (_, damage, reason) => {
    const state = copy();
    damage(state);
    const keyOf = () => (existsSync(state.key) ? readFileSync(state.key, 'utf8') : null);
    const key = keyOf();
    expect(await refusal(state.dir)).toContain(reason);
    expect(keyOf()).toBe(key);
    rmSync(state.dir, { recursive: true });
  });

  test('a lost key only until the integration has a new secret', async () => {
    const { dir, key } = copy();
    rmSync(key);
    await admin(['integration', 'rotate', integration], { STATE_DIR: dir });
    const server = await startInProcess({ STATE_DIR: dir }, ['--empty']);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await server.stop();
    rmSync(dir, { recursive: true });
  });
});

test.each([
  [{ PORT: '65536' }, 'PORT must be a number'],
  [{ PORT: '-1' }, 'PORT must be a number'],
  [{ PORT: '8787 ' }, 'PORT must be a number'],
  [{ BASE_URL: 'here' }, 'BASE_URL must be an address'],
  [{ BASE_URL: 'ftp://example.org' }, 'BASE_URL must be an address'],
])('settingsOf refuses %j', (given, reason) => {
  expect(() => settingsOf(given)).toThrow(reason);
});

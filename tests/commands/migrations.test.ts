import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { applyMigrations, migrationsOf, namesIn, refuseEarlier } from '../../worker/commands/migrations.ts';
import { isPrepared } from '../../worker/commands/state.ts';
import { copyOfState, run } from './running.ts';

let stateDir = '';
let folder = '';
let local: Local;

beforeAll(async () => {
  stateDir = await copyOfState('empty');
  folder = join(stateDir, 'migrations');
  local = await openLocal({ stateDir });
  cpSync('migrations', folder, { recursive: true });
});

afterAll(async () => {
  await local?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const names = async (table: string) =>
  (await local.d1.prepare(`SELECT name FROM ${table} ORDER BY rowid`).all<{ name: string }>()).results.map(
    ({ name }) => name,
  );

test('what is missing is applied in order, once', async () => {
  write('9002_second.sql', "INSERT INTO trials VALUES ('a; b');");
  write(
    '9001_first.sql',
    `CREATE TABLE trials (name TEXT) STRICT; -- with a ; in words
     CREATE TRIGGER trials_twice AFTER INSERT ON trials BEGIN
       SELECT 1; SELECT 2;
     END;`,
  );
  expect(await applyMigrations(local.d1, folder)).toEqual(['9001_first.sql', '9002_second.sql']);
  expect(await applyMigrations(local.d1, folder)).toEqual([]);
  expect(await names('trials')).toEqual(['a; b']);
});

test('one that fails is named, and leaves the database as it was', async () => {
  write('9003_third.sql', "INSERT INTO trials VALUES ('c'); INSERT INTO nowhere VALUES (1);");
  write('9004_fourth.sql', "INSERT INTO trials VALUES ('d');");
  await expect(applyMigrations(local.d1, folder)).rejects.toThrow(
    /^Migration 9003_third\.sql failed and changed nothing: .*no such table: nowhere/,
  );
  expect(await names('trials')).toEqual(['a; b']);
  expect((await names('d1_migrations')).at(-1)).toBe('9002_second.sql');
});

test('a database of a version before the first release is refused in one line', async () => {
  const d1 = (name: string) => ({
    prepare: (sql: string) => ({
      run: async () => {},
      first: async () => (sql.includes('sqlite_schema') ? { 1: 1 } : null),
      all: async () => ({ results: [{ name }] }),
    }),
  });
  const earlier = d1('0001_record.sql') as unknown as D1Database;
  await expect(applyMigrations(earlier, folder)).rejects.toThrow(
    /^The database was made by a version before the first release, [^\n]+$/,
  );
  const refused = migrationsOf(earlier).then(refuseEarlier);
  await expect(refused).rejects.toThrow('begin with a new one');
  expect(await migrationsOf(local.d1)).toContain('0001_schema.sql');
});

/** The database behind a connection that is lost once a batch has been sent; `whole`: and with it all that is asked later. */
function losing({ whole }: { whole: boolean }): D1Database {
  let isLost = false;
  const lost = () => Promise.reject(new Error('other side closed'));
  return {
    prepare: (sql: string) => (isLost && whole ? { all: lost, bind: () => ({}) } : local.d1.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      await local.d1.batch(statements);
      isLost = true;
      return lost();
    },
  } as unknown as D1Database;
}

test('one whose answer was lost counts as what the database says of it', async () => {
  for (const name of ['9003_third.sql', '9004_fourth.sql']) rmSync(join(folder, name));
  write('9005_fifth.sql', "INSERT INTO trials VALUES ('e');");
  expect(await applyMigrations(losing({ whole: false }), folder)).toEqual(['9005_fifth.sql']);
  write('9006_sixth.sql', "INSERT INTO trials VALUES ('f');");
  await expect(applyMigrations(losing({ whole: true }), folder)).rejects.toThrow(
    /^Migration 9006_sixth\.sql was not answered; start again .*: other side closed$/,
  );
  expect(await applyMigrations(local.d1, folder)).toEqual([]);
  expect(await names('trials')).toEqual(['a; b', 'e', 'f']);
});

test('one that never came to the database is sent once more', async () => {
  write('9007_seventh.sql', "INSERT INTO trials VALUES ('g');");
  let isFirst = true;
  const unsteady = {
    prepare: (sql: string) => local.d1.prepare(sql),
    batch: (statements: D1PreparedStatement[]) => {
      const fails = isFirst;
      isFirst = false;
      return fails ? Promise.reject(new TypeError('fetch failed')) : local.d1.batch(statements);
    },
  } as unknown as D1Database;
  expect(await applyMigrations(unsteady, folder)).toEqual(['9007_seventh.sql']);
  expect((await names('trials')).at(-1)).toBe('g');
});

test('one that this version does not know is named, and nothing is applied', async () => {
  rmSync(join(folder, '9002_second.sql'));
  await expect(applyMigrations(local.d1, folder)).rejects.toThrow(
    /^The database holds the migration 9002_second\.sql, which this version does not know/,
  );
  expect((await names('d1_migrations')).at(-1)).toBe('9007_seventh.sql');
});

test('isPrepared requires a key and exactly these migrations in the state folder', async () => {
  await local.close();
  const applied = [...namesIn(folder), '9002_second.sql'].sort();
  expect(isPrepared(stateDir, applied)).toBe(true);
  expect(isPrepared(stateDir, namesIn(folder))).toBe(false);
  expect(isPrepared(stateDir, [...applied, '9999_later.sql'])).toBe(false);
  expect(isPrepared(folder, applied)).toBe(false);
  rmSync(join(stateDir, 'secrets-key'));
  expect(isPrepared(stateDir, applied)).toBe(false);
});

test('wrangler agrees on what has been applied', async () => {
  const args = ['d1', 'migrations', 'list', 'rapporteur', '--local', '--persist-to', stateDir];
  const { stdout } = await run('node_modules/.bin/wrangler', args, { WRANGLER_SEND_METRICS: 'false' });
  expect(stdout).toContain('No migrations to apply');
});

import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { withoutMigrations } from '../support/database.ts';

/** The change log is made anew with its numbers: caches and readers of the log go by them. */

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };
const before = MIGRATIONS.filter(({ name }) => name < '0006');

const insert = (seq: number | null, id: string, version: number, kind = 'actor', author = 'token') =>
  DB.prepare(
    `insert into changes (seq, subject_kind, subject_id, version, verb, at, author_kind, author_id, author_name,
       visibility, follow_up_id, after) values (?, ?, ?, ?, 'recorded', 'now', ?, 'x', 'A', 'public', 'f', '{"a":1}')`,
  ).bind(seq, kind, id, version, author);
const rows = async () =>
  (
    await DB.prepare(`select seq, subject_kind, subject_id, version, verb, at,
    author_kind, author_id, author_name, visibility, follow_up_id, after from changes order by seq`).all()
  ).results;

beforeAll(async () => {
  await withoutMigrations();
  await applyD1Migrations(DB, before);
  await DB.batch([insert(3, 'a', 1), insert(7, 'a', 2), insert(8, 'b', 1, 'briefing', 'integration')]);
  // After a restore the log counts on from further up.
  await DB.prepare("update sqlite_sequence set seq = 1000008 where name = 'changes'").run();
});

test('the log keeps its rows, its numbers, what it counts on from, its key and its index', async () => {
  const old = await rows();
  await applyD1Migrations(DB, MIGRATIONS);
  expect(await rows()).toEqual(old);
  await insert(null, 'c', 1, 'comment', 'person').run();
  expect((await rows()).at(-1)).toMatchObject({ seq: 1000009, author_kind: 'person' });
  await expect(insert(null, 'a', 2).run()).rejects.toThrow(/UNIQUE/);
  await expect(insert(null, 'd', 1, 'ghost').run()).rejects.toThrow(/CHECK/);
  const { results } = await DB.prepare(
    "select name from sqlite_schema where tbl_name like 'changes%' and type = 'index' and sql is not null",
  ).all();
  expect(results).toEqual([{ name: 'changes_public' }]);
  const sequences = await DB.prepare("select name from sqlite_sequence where name like 'changes%'").all();
  expect(sequences.results).toEqual([{ name: 'changes' }]);
});

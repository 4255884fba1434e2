import { applyD1Migrations, type D1Migration, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

/** The database that all files of a runtime share, one after the other: migrated once, emptied for each file. */

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

const rows = async <Row>(sql: string) => (await DB.prepare(sql).all<Row>()).results;

/** Every table, index and trigger with its SQL, and the migrations that are noted as applied. */
async function schema(): Promise<string> {
  const parts = await rows(
    "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB '_cf_*' ORDER BY type, name",
  );
  const applied = parts.length > 0 && (await rows('SELECT name FROM d1_migrations ORDER BY id'));
  return JSON.stringify([parts, applied]);
}

/** As the migrations leave it in this runtime. */
let migrated: { schema: string; emptying: string[]; tables: string[] } | undefined;

/** Removes tables and rows. */
async function withoutMigrations(): Promise<void> {
  // What the file before has left under way may keep its database from going at once.
  for (let left = 20; ; left -= 1) {
    await reset();
    if ((await rows("SELECT name FROM sqlite_schema WHERE name NOT GLOB '_cf_*'")).length === 0) return;
    if (left === 0) throw new Error('The database of the previous test file cannot be removed');
  }
}

/** An empty database with all migrations. Throws when rows of an earlier file are left. */
export async function emptyDatabase(): Promise<void> {
  if (!migrated || (await schema()) !== migrated.schema) {
    await withoutMigrations();
    await applyD1Migrations(DB, MIGRATIONS);
    migrated = { schema: await schema(), ...(await emptyingStatements()) };
  }
  const { emptying, tables } = migrated;
  const counts = tables.map((name) => `SELECT '${name}' AS name FROM "${name}" LIMIT 1`);
  const answers = await DB.batch<{ name: string }>([...emptying, ...counts].map((sql) => DB.prepare(sql)));
  const left = answers.slice(emptying.length).flatMap(({ results }) => results.map(({ name }) => name));
  if (left.length > 0) throw new Error(`Rows of an earlier test file are left in ${left.join(', ')}`);
}

async function emptyingStatements() {
  const all = await rows<{ name: string; type: string }>(
    "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'",
  );
  const own = all
    .filter(({ name, type }) => type === 'table' && name !== 'd1_migrations')
    .map(({ name }) => name);
  const indexes = ['search_words', 'search_parts'];
  const triggers = await rows<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
  );
  const emptying = [
    'PRAGMA defer_foreign_keys = ON',
    // They would take each text out of the indexes by itself, which takes seconds after a large file.
    ...triggers.map(({ name }) => `DROP TRIGGER "${name}"`),
    ...own.map((name) => `DELETE FROM "${name}"`),
    ...indexes.map((name) => `INSERT INTO ${name} (${name}) VALUES ('delete-all')`),
    ...triggers.map(({ sql }) => sql),
    "DELETE FROM sqlite_sequence WHERE name <> 'd1_migrations'",
  ];
  return { emptying, tables: [...own, 'search_words_known'] };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { Failure, lineOf } from './failure.ts';

// As wrangler makes it, so that `wrangler d1 migrations` agrees on what has been applied.
const table = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** The names of the migrations in a folder, in the order in which they are applied. */
export const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();

/** Applies what is missing, in order, each whole or not at all. Returns the names of what it applied. */
export async function applyMigrations(d1: D1Database, folder: string): Promise<string[]> {
  await d1.prepare(table).run();
  const applied = await namesApplied(d1);
  const known = namesIn(folder);
  refuseEarlier(applied);
  const unknown = [...applied].find((name) => !known.includes(name));
  if (unknown)
    throw new Failure(
      `The database holds the migration ${unknown}, which this version does not know: a newer one has written it. Start that one, or restore the database from a copy.`,
    );
  const missing = known.filter((name) => !applied.has(name));
  for (const name of missing) {
    const text = readFileSync(join(folder, name), 'utf8');
    const statements = (await import('wrangler')).unstable_splitSqlQuery(text);
    const noted = d1.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name);
    await applyWhole(d1, name, [...statements.map((statement) => d1.prepare(statement)), noted]);
  }
  return missing;
}

/**
 * The connection to a database on this machine is lost now and then, and gives up after a while: the batch may be carried
 * out all the same, or may never have come there, and is sent once more then.
 */
async function applyWhole(
  d1: D1Database,
  name: string,
  batch: D1PreparedStatement[],
  tries = 2,
): Promise<void> {
  try {
    await d1.batch(batch);
  } catch (error) {
    const now = await namesApplied(d1).catch(() => null);
    if (now?.has(name)) return;
    if (now && tries > 1) return applyWhole(d1, name, batch, tries - 1);
    const outcome = now
      ? 'failed and changed nothing'
      : 'was not answered; start again to see whether it was applied';
    throw new Failure(`Migration ${name} ${outcome}: ${lineOf(error)}`);
  }
}

/** Refuses a database of a version before the first release: its schema came about in other migrations. */
export function refuseEarlier(applied: ReadonlySet<string>): void {
  if (applied.has('0001_record.sql'))
    throw new Failure(
      'The database was made by a version before the first release, which is not upgraded: begin with a new one (docs/operations.md).',
    );
}

/** The migrations that a database notes as applied; none where it is new. */
export async function migrationsOf(d1: D1Database): Promise<Set<string>> {
  const isThere = await d1.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").first();
  return isThere ? namesApplied(d1) : new Set();
}

async function namesApplied(d1: D1Database): Promise<Set<string>> {
  const { results } = await d1.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  return new Set(results.map(({ name }) => name));
}

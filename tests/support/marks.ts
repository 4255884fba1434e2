import type { D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Db, query } from '../../worker/db/database.ts';

type Row = Record<string, string | number | null>;

export const marksIn = (db: Db) =>
  db.all<Row>(query(sql<Row>`select * from timeline_marks order by scope, record_id`));

const countsIn = async (db: Db) =>
  (await db.all<Row>(query(sql<Row>`select * from timeline_counts order by scope, unit, cell`))).filter(
    (row) => Object.values(row).some((value) => typeof value === 'number' && value !== 0),
  );

/** Derives marks and counts anew, as the migration does for a record that was there before. */
export async function deriveMarks(db: Db): Promise<void> {
  const { MIGRATIONS } = env as unknown as { MIGRATIONS: D1Migration[] };
  const { queries = [] } = MIGRATIONS.find(({ name }) => name.startsWith('0005')) ?? {};
  await db.atomically([query(sql`delete from timeline_marks`), query(sql`delete from timeline_counts`)]);
  const inserts = queries.filter((each) => /^(--.*\n|\s)*INSERT/.test(each));
  expect(inserts).toHaveLength(4);
  for (const insert of inserts) await db.all(query(sql.raw(insert)));
}

/** What writes keep up to date is what one would derive from the record as it now is. */
export async function expectMarksAsDerived(db: Db): Promise<void> {
  // As lines of text, which compare far faster than objects where there are thousands.
  const lines = (rows: Row[]) => rows.map((row) => JSON.stringify(row));
  const read = async () => ({ marks: lines(await marksIn(db)), counts: lines(await countsIn(db)) });
  const kept = await read();
  expect(kept.marks.length).toBeGreaterThan(0);
  await deriveMarks(db);
  expect(kept).toEqual(await read());
}

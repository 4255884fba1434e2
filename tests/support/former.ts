import type { D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Db, query } from '../../worker/db/database.ts';

type Row = Record<string, string | number>;

/** Where commitments stood and do not stand now: what is noted may say more, of one that was moved back. */
const formerIn = (db: Db) =>
  db.together([
    query(sql<Row>`select f.* from former_dues f join commitments c on c.id = f.commitment_id
      where f.due_edtf is not coalesce(c.due_edtf, '') order by 1, 2`),
    query(sql<Row>`select m.* from former_marks m join commitments c on c.id = m.record_id
      where (m.first_day, m.last_day) is not (c.due_from, coalesce(c.due_latest, '9999-12-31')) order by 1, 2, 3, 4, 5`),
  ]);

/** What writes keep up to date is what the migration derives from the log. */
export async function expectFormerAsDerived(db: Db): Promise<void> {
  const { MIGRATIONS } = env as unknown as { MIGRATIONS: D1Migration[] };
  const { queries = [] } = MIGRATIONS.find(({ name }) => name.startsWith('0013')) ?? {};
  const inserts = queries.filter((each) => /^(--.*\n|\s)*INSERT/.test(each));
  expect(inserts).toHaveLength(2);
  const kept = await formerIn(db);
  expect(kept.every((rows) => rows.length > 0)).toBe(true);
  await db.atomically([query(sql`delete from former_marks`), query(sql`delete from former_dues`)]);
  for (const insert of inserts) await db.all(query(sql.raw(insert)));
  expect(kept).toEqual(await formerIn(db));
}

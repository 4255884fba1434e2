import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { marksQueries } from '../../worker/db/marks/marks.ts';
import { query } from '../../worker/db/query.ts';

type Row = Record<string, string | number | null>;
const rowsOf = (db: Db, text: string) => db.all<Row>(query(sql<Row>`${sql.raw(text)}`));

export const marksIn = (db: Db) => rowsOf(db, 'select * from marks order by scope, record_id');

/** Takes all marks and counts away and makes them anew, as for records that are new. */
export async function deriveMarks(db: Db): Promise<void> {
  const idsIn = async (table: string) =>
    new Set((await rowsOf(db, `select id from ${table}`)).map(({ id }) => String(id)));
  const touched = {
    commitment: await idsIn('commitments'),
    briefing: await idsIn('briefings'),
    actor: new Set<string>(),
  };
  const tables = ['record_marks', 'marks', 'lanes', 'lane_days'];
  await db.atomically([
    ...tables.map((table) => query(sql`delete from ${sql.ref(table)}`)),
    ...marksQueries(touched, { areNew: true }),
  ]);
}

const counted = (counts: Map<string, Record<string, number>>, at: string, key: string) => {
  const known = counts.get(at) ?? {};
  counts.set(at, { ...known, [key]: (known[key] ?? 0) + 1 });
};

/** The counts that these marks have, worked out one by one. */
function countsOf(marks: Row[]) {
  const [months, days, sizes] = [new Map(), new Map(), new Map<string, [number, number]>()];
  for (const { scope, kind, visibility, first_day, is_open } of marks) {
    const what = `${kind === 'briefing' ? 'b' : is_open ? 'o' : 'c'}${String(visibility)[0]}`;
    const [day, isDated] = [String(first_day), String(first_day) <= '9999-12-31'];
    counted(months, String(scope), `${isDated ? day.slice(0, 7) : 'undated'} ${what}`);
    if (!isDated) continue;
    counted(days, `${scope} ${day.slice(0, 7)}`, `${day.slice(8)} ${what}`);
    const [ofPublic, ofAll] = sizes.get(String(scope)) ?? [0, 0];
    sizes.set(String(scope), [ofPublic + Number(visibility === 'public'), ofAll + 1]);
  }
  return { months, days, sizes };
}

async function countsIn(db: Db) {
  const lanes = await rowsOf(db, "select * from lanes where months <> '{}'");
  const days = await rowsOf(db, "select * from lane_days where days <> '{}'");
  return {
    months: new Map(lanes.map(({ scope, months }) => [scope, JSON.parse(String(months))])),
    days: new Map(days.map((row) => [`${row.scope} ${row.month}`, JSON.parse(String(row.days))])),
    sizes: new Map(
      lanes.filter(({ size }) => size).map(({ scope, public_size: seen, size }) => [scope, [seen, size]]),
    ),
  };
}

const recordMarksIn = async (db: Db) =>
  (await rowsOf(db, "select record_id, marks from record_marks where marks <> '[]' order by record_id")).map(
    ({ record_id, marks }) => [record_id, JSON.parse(String(marks))],
  );

/** What writes keep up to date is what one would derive from the record as it now is; and counts are those of the marks. */
export async function expectMarksAsDerived(db: Db): Promise<void> {
  // As lines of text, which compare far faster than objects where there are thousands.
  const lines = (rows: unknown[]) => rows.map((row) => JSON.stringify(row));
  const read = async () => ({
    marks: lines(await marksIn(db)),
    counts: await countsIn(db),
    ofRecords: lines(await recordMarksIn(db)),
  });
  const kept = await read();
  expect(kept.marks.length).toBeGreaterThan(0);
  expect(kept.counts).toEqual(countsOf(await marksIn(db)));
  await deriveMarks(db);
  expect(kept).toEqual(await read());
}

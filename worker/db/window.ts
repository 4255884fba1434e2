import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

/** A stretch of time, in days (ISO 8601), and how much of it can be shown. */
export interface Window {
  from: string;
  to: string;
  today: string;
  limit: number;
}

export interface Shown<T> {
  items: T[];
  /** Whether the window holds more than `items`. */
  more: boolean;
}

interface Columns {
  width: string;
  first: string;
  last: string;
  id: string;
}

// How many days before the window a record of each width class may begin and still reach into it.
const marginDays = ['-0 days', '-31 days', '-92 days', '-366 days', '-10000 years', '-10000 years'];

/**
 * The rows that touch a window, nearest to today first. One seek a width class and direction, so that what is
 * read depends on what is shown and not on what is stored; uses the indexes named …_by_width.
 */
export async function rowsInWindow<DB extends Tables, T extends keyof DB, Row>(
  db: Db,
  query: SelectQueryBuilder<DB, T, Row>,
  columns: Columns,
  { from, to, today, limit }: Window,
  firstDay: (row: Row) => string,
): Promise<Shown<Row>> {
  const first = sql<string>`${sql.ref(columns.first)}`;
  const seeks = marginDays.flatMap((margin, width) => {
    const touching = query
      .where(sql<boolean>`${sql.ref(columns.width)} = ${sql.lit(width)}`)
      .where(sql<boolean>`${first} >= max(date(${from}, ${margin}), '0000')`)
      .where(sql<boolean>`${first} <= ${to} and ${first} < '9999-12-31'`)
      .where(sql<boolean>`coalesce(${sql.ref(columns.last)}, '9999-12-31') >= ${from}`)
      .limit(limit + 1);
    return [
      touching
        .where(sql<boolean>`${first} < ${today}`)
        .orderBy(first, 'desc')
        .orderBy(sql.ref(columns.id), 'desc'),
      touching.where(sql<boolean>`${first} >= ${today}`).orderBy(first).orderBy(sql.ref(columns.id)),
    ];
  });
  const rows = (await db.together<Row[]>(seeks)).flat();
  const distance = (row: Row) => Math.abs(Date.parse(firstDay(row)) - Date.parse(today));
  const nearest = rows.sort((a, b) => distance(a) - distance(b)).slice(0, limit);
  return { items: nearest.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1)), more: rows.length > limit };
}

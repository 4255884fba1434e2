import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../domain/visibility.ts';
import type { Position } from './page.ts';

export type Condition = RawBuilder<boolean>;

export interface Key {
  id: string;
  first: string;
}

interface Seek {
  from: string;
  to: string;
  limit: number;
  /** INDEXED BY: left to its statistics, SQLite walks a table in order where most rows are of one width. */
  index: string;
}

/** The index of briefings by width that holds what the audience may see; archived rows are in none. */
export const indexFor = (audience: Audience, archived = false): string =>
  archived ? '' : `indexed by briefings_${audience === 'public' ? 'public_' : ''}by_width`;

// How many days before the window a row of each width class may begin and still reach into it. The last class
// holds what is longer than a year or open, which is little.
const margins = ['-0 days', '-31 days', '-92 days', '-366 days', null];

/**
 * The ids of the briefings that touch the days `from` to `to`, by their first day: one seek a width class, each cut at
 * `limit`, so that what is read depends on what is shown and not on what is stored. Uses the indexes …_by_width.
 */
export function keysInWindow(conditions: Condition[], { from, to, limit, index }: Seek): RawBuilder<Key> {
  const seeks = margins.map((margin, i) => {
    const within = [
      sql<boolean>`x.span_width = ${sql.lit(i)}`,
      sql<boolean>`x.start_sort <= ${to}`,
      margin === null
        ? sql<boolean>`x.start_sort >= '0000'`
        : sql<boolean>`x.start_sort >= date(${from}, ${margin})`,
      sql<boolean>`coalesce(x.last_day, '9999-12-31') >= ${from}`,
      ...conditions,
    ];
    return sql`select * from (select x.id, x.start_sort as first from briefings x ${sql.raw(index)}
      where ${sql.join(within, sql` and `)} order by x.start_sort, x.id limit ${limit})`;
  });
  return sql<Key>`select * from (${sql.join(seeks, sql` union all `)})
    order by first, id limit ${limit}`;
}

/** The same in the order of the index, for what no window bounds; `after`: where the page before ended. */
export function keysInOrder(
  conditions: Condition[],
  { after, limit }: { after: Position | null; limit: number },
): RawBuilder<Key> {
  const asked = sql.join([...conditions, ...following(after)], sql` and `);
  return sql<Key>`select x.id, x.start_sort as first from briefings x
    where ${asked} order by x.start_sort, x.id limit ${limit}`;
}

/** Beyond where the page before ended. */
export const following = (after: Position | null): Condition[] =>
  after ? [sql`(x.start_sort, x.id) > (${after.key}, ${after.id})`] : [];

import { type RawBuilder, sql } from 'kysely';
import { mostCounted } from '../../domain/desk/desk.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type Query, query } from '../database.ts';
import type { Position } from '../page.ts';
import type { Condition, Key } from '../window.ts';
import { type Asked, wayOf } from './access-path.ts';
import { askedOf, isListedBy } from './conditions.ts';
import type { Stretch } from './due-range.ts';

/** However few of them a filter lets pass, no more than this are looked through for one page. */
export const mostLookedThrough = mostCounted + 1;

/** How many were looked through, how many of them passed, and the day and the id of the last of them. */
export interface Looked {
  looked: number;
  passed: number;
  last: string | null;
}

/** The keys that a filter chooses in a stretch, in the order in which they come due. */
export interface Keys {
  page(after: Position | null, limit: number): RawBuilder<Key>;
  /** What a page looks through. */
  looked(after: Position | null): Query<Looked>;
  /** Whether nothing is asked of them: all that is looked through passes. */
  areAll: boolean;
}

export function keysOf(asked: Asked, stretch: Stretch, audience: Audience, today: string): Keys {
  const { keys, ofKey, rest, isListed } = wayOf(asked, audience);
  const { standing: _, status: __, ...others } = rest;
  const ofRecord = [
    ...(isListed ? [] : [isListedBy(rest, audience)]),
    ...askedOf(others, 'each', audience, today),
    ...stretch.ofRecord,
    ...ofStates(stretch, isListed),
  ];
  const conditions = [...ofKey, ...stretch.ofKey, ...ofRecord];
  const passes =
    conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
  const record = ofRecord.length > 0 ? sql`cross join commitments x on x.id = k.id` : sql``;
  // Merged and read row by row, in order: the page ends the reading (tests/db/rows-read.test.ts).
  const from = (after: Position | null, most: number) =>
    sql`(${keys(stretch, after, most)} order by first, id limit ${sql.lit(most)}) k ${record}`;
  return {
    areAll: conditions.length === 0,
    page: (after, limit) => {
      const most = conditions.length === 0 ? limit : Math.max(limit, mostLookedThrough);
      return sql<Key>`select k.id, k.first from ${from(after, most)} where ${passes} limit ${sql.lit(limit)}`;
    },
    looked: (after) =>
      query(sql<Looked>`select count(*) as looked, count(*) filter (where ${passes}) as passed,
        max(k.first || ' ' || k.id) as last from ${from(after, mostLookedThrough)}`),
  };
}

/** What a lane says by itself, and other ways do not. */
function ofStates({ states, from, isTouching }: Stretch, isListed: boolean): Condition[] {
  if (isListed) return [];
  return [
    ...(states.length === 1 ? [sql<boolean>`x.is_open = ${sql.lit(states[0] ?? 1)}`] : []),
    ...(isTouching ? [sql<boolean>`coalesce(k.last, '9999-12-31') >= ${from}`] : []),
  ];
}

import { type RawBuilder, sql } from 'kysely';
import type { Position } from './page.ts';

export type Condition = RawBuilder<boolean>;

/** A record in a list: its place in the order of days, and its id. */
export interface Key {
  id: string;
  first: string;
}

/** From the day `from`, or beyond where the page before ended; told of two columns of one index. */
export const startingAt = (
  [first, id]: readonly [first: RawBuilder<unknown>, id: RawBuilder<unknown>],
  from: string,
  after: Position | null,
): Condition =>
  after && after.key >= from
    ? sql`(${first}, ${id}) > (${after.key}, ${after.id})`
    : sql`${first} >= ${from}`;

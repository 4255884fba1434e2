import { type RawBuilder, sql } from 'kysely';
import { endOfTime } from '../../domain/dates/days.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Position } from '../page.ts';
import type { MarkKind } from '../schema/marks.ts';
import { visibilitiesFor } from '../visible.ts';
import { type Condition, startingAt } from '../window.ts';
import { placesOf, reaching, standsAt } from './in-range.ts';

/** A stretch of days, in which records lie in the order of their first days. */
export interface Days {
  from: string;
  to: string;
  /** Whether what begins before `from` and lasts until then belongs to it. */
  isTouching: boolean;
}

/** Where there are both, the primary key has open and closed ones in one order. */
const open = (states: readonly (0 | 1)[] | undefined): [index: RawBuilder<unknown>, asked: Condition[]] => {
  const [only, ...others] = states ?? [];
  return only === undefined || others.length > 0
    ? [sql`not indexed`, []]
    : [sql`indexed by marks_by_state`, [sql`m.is_open = ${sql.lit(only)}`]];
};

/**
 * The keys of a lane, none of which is of what the audience may not see: what begins in these days, one seek a visibility,
 * and the first `most` that reach into them. Lists read them in order, row by row, until a page is full. D1 takes five
 * selects in one.
 */
export function keysInLane(
  { scope, kind, states }: { scope: string; kind: MarkKind; states?: readonly (0 | 1)[] },
  { from, to, isTouching }: Days,
  after: Position | null,
  most: number,
  audience: Audience,
): RawBuilder<unknown> {
  const [index, ofState] = open(states);
  const place = [sql`m.first_day`, sql`m.record_id`] as const;
  const within = visibilitiesFor(audience).map((visibility) => {
    const asked = [
      standsAt(sql`(select scope from lane)`, sql.lit(kind), sql.lit(visibility)),
      ...ofState,
      startingAt(place, from, after),
      sql<boolean>`m.first_day <= ${to}`,
    ];
    return sql`select m.record_id as id, m.first_day as first, m.last_day as last, m.status as status
      from marks m ${index} where ${sql.join(asked, sql` and `)}`;
  });
  // Where a page begins within these days, the pages before have told of what reaches into them.
  const isFirst = isTouching && !(after && after.key >= from);
  const beyond = after ? [sql<boolean>`(m.first_day, m.record_id) > (${after.key}, ${after.id})`] : [];
  const ofStates = states
    ? [sql<boolean>`m.is_open in (${sql.join(states.map((state) => sql.lit(state)))})`]
    : [];
  const before = reaching(placesOf(scope, [kind], audience), from, most, 'first', [...ofStates, ...beyond]);
  const arms = isFirst ? [...within, sql`select id, first_day, last_day, status from (${before})`] : within;
  return sql`with lane (scope) as (values (${scope})) ${sql.join(arms, sql` union all `)}`;
}

/** Of a key `k`: whether its record lasts until a day. */
export const lastsUntil = (day: string): Condition => sql`coalesce(k.last, ${endOfTime}) >= ${day}`;

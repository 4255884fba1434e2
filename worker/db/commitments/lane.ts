import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../../domain/visibility.ts';
import { reach } from '../marks/in-range.ts';
import type { Position } from '../page.ts';
import { visibilitiesFor } from '../visible.ts';
import { type Stretch, startingAt } from './due-range.ts';

const position: [RawBuilder<unknown>, RawBuilder<unknown>] = [sql`m.first_day`, sql`m.record_id`];

/**
 * The keys of a lane of the timeline, none of which is of what the audience may not see: what begins in the stretch, one
 * seek a visibility, and the first `most` that reach into it. D1 takes five selects in one.
 */
export function keysInLane(
  scope: string,
  stretch: Stretch,
  after: Position | null,
  most: number,
  audience: Audience,
): RawBuilder<unknown> {
  const { from, to, isTouching, states } = stretch;
  const [only, ...others] = states;
  // The primary key has both states in one order.
  const [index, ofState] =
    only === undefined || others.length > 0
      ? [sql`not indexed`, sql``]
      : [sql`indexed by timeline_marks_by_state`, sql`and m.is_open = ${sql.lit(only)}`];
  const within = visibilitiesFor(audience).map(
    (visibility) => sql`select m.record_id as id, m.first_day as first, m.last_day as last
      from timeline_marks m ${index} where m.scope = (select scope from lane) and m.kind = 'commitment'
        and m.visibility = ${sql.lit(visibility)} ${ofState} and ${startingAt(position, from, after)} and m.first_day <= ${to}`,
  );
  // Where a page begins within the stretch, the pages before have told of what reaches into it.
  const reaching =
    isTouching && !(after && after.key >= from) ? [before(stretch, after, most, audience)] : [];
  return sql`with lane (scope) as (values (${scope})) ${sql.join([...within, ...reaching], sql` union all `)}`;
}

/** One seek a visibility and width. */
function before({ from, states }: Stretch, after: Position | null, most: number, audience: Audience) {
  const seeks = visibilitiesFor(audience).flatMap((visibility) =>
    reach.map(([width, before]) => [visibility, width, before]),
  );
  const beyond = after ? sql`and (m.first_day, m.record_id) > (${after.key}, ${after.id})` : sql``;
  return sql`select e.value ->> 0, e.value ->> 1, e.value ->> 2 from json_each(${JSON.stringify(seeks)}) s, json_each((
    select json_group_array(json_array(record_id, first_day, last_day)) from (
      select m.record_id, m.first_day, m.last_day from timeline_marks m indexed by timeline_marks_by_width
      where m.scope = (select scope from lane) and m.kind = 'commitment' and m.visibility = s.value ->> 0
        and m.width = s.value ->> 1 and m.width > 0 and m.first_day >= coalesce(date(${from}, s.value ->> 2), '')
        and m.first_day < ${from}
        and coalesce(m.last_day, '9999-12-31') >= ${from}
        and m.is_open in (select value from json_each(${JSON.stringify(states)})) ${beyond}
      order by m.first_day, m.record_id limit ${sql.lit(most)}))) e`;
}

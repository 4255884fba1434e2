import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../domain/visibility.ts';
import { beginning, type Stretch, startingAt } from './commitment-stretch.ts';
import { fixed } from './database.ts';
import type { Position } from './page.ts';
import { reach } from './timeline-found.ts';
import { visibilitiesFor } from './visible.ts';

/** Where commitments stood in the order of due dates before they were moved: for lists as of a day gone by. */

const asToldOf = (alias: string) =>
  `min(${alias}.visibility, t.visibility), t.first_day, t.id, t.last_day from told t`;
const inUse = 'cross join commitments c on c.id = t.id and c.archived_at is null';

/**
 * Brings them in line with what the batch before these statements has written: the former dues, which a trigger notes as
 * one is moved, in every lane in which the commitment stands now. As narrowly as it may be seen there ('draft' <
 * 'internal' < 'public'), and as the changes that told of the date. `ids` is SQL that chooses the records.
 */
export const formerMarks = (ids: string) => [
  fixed(`delete from former_marks where record_id in (${ids})`),
  fixed(`with told as materialized (
      select f.commitment_id as id, f.first_day, f.last_day, max(h.visibility) as visibility
      from former_dues f cross join changes h on h.subject_kind = 'commitment' and h.subject_id = f.commitment_id
        and coalesce(h.after ->> 'due', '') = f.due_edtf
      where f.commitment_id in (${ids}) group by 1, 2, 3)
    insert into former_marks (scope, visibility, first_day, record_id, last_day)
    select m.scope, ${asToldOf('m')} cross join timeline_marks m on m.record_id = t.id
      where m.scope not in ('actor:', 'topic:', 'body:')
    union all select 'briefing:' || c.briefing_id, ${asToldOf('c')} ${inUse} where c.briefing_id is not null
    union all select 'due:' || c.due_briefing_id, ${asToldOf('c')} ${inUse} where c.due_briefing_id is not null
    union all select 'owner:' || coalesce(c.owner_person_id, c.owner_actor_id), ${asToldOf('c')} ${inUse}
      where coalesce(c.owner_person_id, c.owner_actor_id) is not null`),
];

const columns = sql`f.record_id as id, f.first_day as first, f.last_day as last`;

/** The first `most` of each seek, whose parts are `s.value ->> 0` and on: one select, of which D1 takes five in one. */
const each = (seeks: unknown[], where: RawBuilder<unknown>, most: number) =>
  sql`select e.value ->> 0 as id, e.value ->> 1 as first, e.value ->> 2 as last
    from json_each(${JSON.stringify(seeks)}) s, json_each((
      select json_group_array(json_array(id, first, last)) from (
        select ${columns} from former_marks f where ${where}
        order by f.first_day, f.record_id limit ${sql.lit(most)}))) e`;

/** The keys (id, first, last) in a stretch, of a lane or of few commitments; none of what the audience may not see. */
export const formerKeys = (
  former: string | RawBuilder<unknown>,
  ...within: [stretch: Stretch, after: Position | null, most: number, audience: Audience]
): RawBuilder<unknown> => (typeof former === 'string' ? ofLane(former, ...within) : ofFew(former, ...within));

function ofLane(
  scope: string,
  { from, to, isTouching }: Stretch,
  after: Position | null,
  most: number,
  audience: Audience,
): RawBuilder<unknown> {
  const visibilities = visibilitiesFor(audience);
  const inLane = sql`f.scope = ${scope} and f.visibility = s.value ->> 0`;
  const start = startingAt([sql`f.first_day`, sql`f.record_id`], from, after);
  const within = each(
    visibilities.map((one) => [one]),
    sql`${inLane} and ${start} and f.first_day <= ${to}`,
    most,
  );
  if (!isTouching || (after && after.key >= from)) return within;
  const beyond = after ? sql`and (f.first_day, f.record_id) > (${after.key}, ${after.id})` : sql``;
  const reaching = each(
    visibilities.flatMap((one) => reach.map(([width, before]) => [one, width, before])),
    sql`${inLane} and f.width = s.value ->> 1 and f.width > 0
      and f.first_day >= coalesce(date(${from}, s.value ->> 2), '') and f.first_day < ${from} and f.last_day >= ${from} ${beyond}`,
    most,
  );
  return sql`select * from (${within} union all ${reaching})`;
}

function ofFew(
  ids: RawBuilder<unknown>,
  { from, to, isTouching }: Stretch,
  after: Position | null,
  _most: number,
  audience: Audience,
): RawBuilder<unknown> {
  const start = startingAt([sql`f.first_day`, sql`f.record_id`], isTouching ? beginning : from, after);
  return sql`select ${columns} from (${ids}) i cross join former_marks f on f.record_id = i.id and f.scope = 'all'
    where f.visibility in (${sql.join(visibilitiesFor(audience).map((one) => sql.lit(one)))})
      and ${start} and f.first_day <= ${to}`;
}

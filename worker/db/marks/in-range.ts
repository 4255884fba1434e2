import { type RawBuilder, sql } from 'kysely';
import type { BriefingStatus } from '../../domain/briefing.ts';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';
import type { Audience, Visibility } from '../../domain/visibility.ts';
import type { MarkKind } from '../schema/marks.ts';
import { visibilitiesFor } from '../visible.ts';
import type { Condition } from '../window.ts';

/** A mark that was found, and the lane in which it was looked for. */
export interface Found {
  lane: number;
  kind: MarkKind;
  visibility: Visibility;
  id: string;
  first_day: string;
  last_day: string | null;
  is_open: number;
  status: CommitmentStatus | BriefingStatus;
}

/** Where to look: marks are kept apart by scope, kind and visibility, each in the order of their first days. */
export type Place = [lane: number, scope: string, kind: MarkKind, visibility: Visibility];

/** The places of a scope that the audience may see. */
export const placesOf = (scope: string, kinds: readonly MarkKind[], audience: Audience, lane = 0): Place[] =>
  kinds.flatMap((kind) =>
    visibilitiesFor(audience).map((visibility): Place => [lane, scope, kind, visibility]),
  );

type Value = RawBuilder<unknown> | string;
/** What is asked of a mark `m` to stand in a place. */
export const standsAt = (scope: Value, kind: Value, visibility: Value): Condition =>
  sql`m.scope = ${scope} and m.kind = ${kind} and m.visibility = ${visibility}`;
const standsThere = standsAt(sql`p.value ->> 1`, sql`p.value ->> 2`, sql`p.value ->> 3`);

/** How far before a day a mark of each width may begin and still reach it (0001_schema.sql: briefings.span_width). */
const margins: [width: number, modifier: string | null][] = [
  [1, '-31 days'],
  [2, '-92 days'],
  [3, '-366 days'],
  [4, null],
];

/** Of each place the first `limit` that are chosen: one seek each. */
const lateral = (places: readonly unknown[], chosen: RawBuilder<unknown>, limit: number) => sql<Found>`
  select p.value ->> 0 as lane, p.value ->> 2 as kind, p.value ->> 3 as visibility, e.value ->> 0 as id, e.value ->> 1 as first_day,
    e.value ->> 2 as last_day, e.value ->> 3 as is_open, e.value ->> 4 as status
  from json_each(${JSON.stringify(places)}) p, json_each((
    select json_group_array(json_array(record_id, first_day, last_day, is_open, status)) from (
      select m.record_id, m.first_day, m.last_day, m.is_open, m.status from marks m ${chosen} limit ${limit}))) e`;

/** What begins in these days: of each place the first. */
export const beginningIn = (
  places: readonly [...Place, from: string, to: string][],
  limit: number,
): RawBuilder<Found> =>
  lateral(
    places,
    sql`where ${standsThere} and m.first_day between p.value ->> 4 and p.value ->> 5 order by m.first_day, m.record_id`,
    limit,
  );

const orders = { first: sql`m.first_day, m.record_id`, latest: sql`m.first_day desc` };

/** What begins before a day and reaches it: of each place and width the first or the latest; `and`: what else is asked. */
export const reaching = (
  places: readonly Place[],
  day: string,
  limit: number,
  order: keyof typeof orders,
  and: readonly Condition[] = [],
): RawBuilder<Found> =>
  lateral(
    places.flatMap((place) => margins.map((margin) => [...place, ...margin])),
    sql`indexed by marks_by_width where ${standsThere} and m.width = p.value ->> 4 and m.width > 0
      and m.first_day >= coalesce(date(${day}, p.value ->> 5), '') and m.first_day < ${day}
      and coalesce(m.last_day, '9999-12-31') >= ${day}
      and ${sql.join([sql`true`, ...and], sql` and `)} order by ${orders[order]}`,
    limit,
  );

/** No limit. */
export const unlimited = -1;

export const inTime = (a: Found, b: Found): number =>
  a.first_day < b.first_day ? -1 : a.first_day > b.first_day ? 1 : a.id < b.id ? -1 : 1;

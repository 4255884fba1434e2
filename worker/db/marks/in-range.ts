import { sql } from 'kysely';
import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellStart } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type Db, query } from '../database.ts';
import { visibilitiesFor } from '../visible.ts';
import type { Lane, MarkKind } from './lanes.ts';

/** A record that stands in a lane of the window. */
export interface Found {
  lane: number;
  kind: MarkKind;
  id: string;
}

/** Of what began before the window and reaches into it, a lane shows at most so many. */
const mostEarlier = 6;
const mostEarlierAlone = 12;

/** How far before the window a record of each width may begin and still reach into it (0005_timeline.sql: width). */
export const reach: [width: number, modifier: string | null][] = [
  [1, '-31 days'],
  [2, '-92 days'],
  [3, '-366 days'],
  [4, null],
];

type Range = [lane: number, scope: string, kind: MarkKind, visibility: string, from: string, to: string];

/** Cells side by side are one range of the index. */
function rangesOf(
  lanes: readonly Lane[],
  cells: readonly Tally[],
  { step }: CellWindow,
  audience: Audience,
): Range[] {
  const runs: { lane: number; first: number; last: number }[] = [];
  for (const { lane, cell } of cells.toSorted((a, b) => a.lane - b.lane || a.cell - b.cell)) {
    const run = runs.at(-1);
    if (run?.lane === lane && run.last === cell - 1) run.last = cell;
    else runs.push({ lane, first: cell, last: cell });
  }
  return runs.flatMap(({ lane, first, last }) =>
    (lanes[lane]?.kinds ?? []).flatMap((kind) =>
      visibilitiesFor(audience).map(
        (visibility): Range => [
          lane,
          lanes[lane]?.scope ?? '',
          kind,
          visibility,
          cellStart(first, step),
          cellEnd(last, step),
        ],
      ),
    ),
  );
}

interface Row {
  lane: number;
  kind: MarkKind;
  id: string;
  first_day: string;
  is_open: number;
}
const inTime = (a: Row, b: Row) =>
  a.first_day < b.first_day ? -1 : a.first_day > b.first_day ? 1 : a.id < b.id ? -1 : 1;
const toFound = ({ lane, kind, id }: Row): Found => ({ lane, kind, id });

const inCells = (ranges: Range[]) => sql<Row>`
  select r.value ->> 0 as lane, m.kind, m.record_id as id, m.first_day, m.is_open
  from json_each(${JSON.stringify(ranges)}) r cross join timeline_marks m
    on m.scope = r.value ->> 1 and m.kind = r.value ->> 2 and m.visibility = r.value ->> 3
    and m.first_day between r.value ->> 4 and r.value ->> 5`;

/** One seek a lane, kind, visibility and width: the latest beginnings first, cut at what is shown. */
export const fromBefore = (seeks: unknown[], day: string, limit: number) => sql<Row>`
  select s.value ->> 0 as lane, s.value ->> 2 as kind, e.value ->> 0 as id, e.value ->> 1 as first_day,
    e.value ->> 2 as is_open
  from json_each(${JSON.stringify(seeks)}) s, json_each((
    select json_group_array(json_array(record_id, first_day, is_open)) from (
      select m.record_id, m.first_day, m.is_open from timeline_marks m indexed by timeline_marks_by_width
      where m.scope = s.value ->> 1 and m.kind = s.value ->> 2 and m.visibility = s.value ->> 3
        and m.width = s.value ->> 4 and m.width > 0
        and m.first_day < ${day} and m.first_day >= coalesce(date(${day}, s.value ->> 5), '')
        and coalesce(m.last_day, '9999-12-31') >= ${day}
      order by m.first_day desc limit ${limit}))) e`;

/** The records of these cells, and what reaches into the window from before it. */
export async function foundIn(
  db: Db,
  lanes: readonly Lane[],
  cells: readonly Tally[],
  window: CellWindow,
  audience: Audience,
): Promise<{ found: Found[]; earlier: boolean[] }> {
  const day = cellStart(window.first, window.step);
  const most = lanes.filter(({ scope }) => scope !== null).length <= 3 ? mostEarlierAlone : mostEarlier;
  const seeks = lanes.flatMap(({ scope, kinds }, lane) =>
    scope === null
      ? []
      : kinds.flatMap((kind) =>
          visibilitiesFor(audience).flatMap((visibility) =>
            reach.map(([width, before]) => [lane, scope, kind, visibility, width, before]),
          ),
        ),
  );
  const [within, before] = await db.together<[Row, Row]>([
    query(inCells(rangesOf(lanes, cells, window, audience))),
    query(fromBefore(seeks, day, most + 1)),
  ]);
  const byLane = Map.groupBy(before, ({ lane }) => lane);
  const shown = [...byLane.values()].flatMap((rows) =>
    rows.toSorted((a, b) => (a.first_day < b.first_day ? 1 : -1)).slice(0, most),
  );
  return {
    found: [...shown, ...within].sort(inTime).map(toFound),
    earlier: lanes.map((_, lane) => (byLane.get(lane)?.length ?? 0) > most),
  };
}

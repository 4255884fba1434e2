import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellStart } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import {
  beginningIn,
  type Found,
  inTime,
  type Place,
  placesOf,
  reaching,
  unlimited,
} from '../marks/in-range.ts';
import type { Lane } from '../marks/lanes.ts';
import { query } from '../query.ts';

/** Of what began before the window and reaches into it, a lane shows at most so many. */
const mostEarlier = 6;
const mostEarlierAlone = 12;
/** Cells side by side are one range of the index. */
function rangesOf(
  lanes: readonly Lane[],
  cells: readonly Tally[],
  { step }: CellWindow,
  audience: Audience,
): [...Place, from: string, to: string][] {
  const runs: { lane: number; first: number; last: number }[] = [];
  for (const { lane, cell } of cells.toSorted((a, b) => a.lane - b.lane || a.cell - b.cell)) {
    const run = runs.at(-1);
    if (run?.lane === lane && run.last === cell - 1) run.last = cell;
    else runs.push({ lane, first: cell, last: cell });
  }
  return runs.flatMap(({ lane, first, last }) => {
    const { scope, kinds = [] } = lanes[lane] ?? {};
    return placesOf(scope ?? '', kinds, audience, lane).map((place): [...Place, string, string] => [
      ...place,
      cellStart(first, step),
      cellEnd(last, step),
    ]);
  });
}

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
  const places = lanes.flatMap(({ scope, kinds }, lane) =>
    scope === null ? [] : placesOf(scope, kinds, audience, lane),
  );
  const [within, before] = await db.together<[Found, Found]>([
    query(beginningIn(rangesOf(lanes, cells, window, audience), unlimited)),
    query(reaching(places, day, most + 1, 'latest')),
  ]);
  const byLane = Map.groupBy(before, ({ lane }) => lane);
  const shown = [...byLane.values()].flatMap((rows) =>
    rows.toSorted((a, b) => (a.first_day < b.first_day ? 1 : -1)).slice(0, most),
  );
  return {
    found: [...shown, ...within].sort(inTime),
    earlier: lanes.map((_, lane) => (byLane.get(lane)?.length ?? 0) > most),
  };
}

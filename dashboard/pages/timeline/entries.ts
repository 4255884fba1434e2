import type { ActorLink } from '../../../worker/domain/actor.ts';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import type { Timeline, TimelineItem, TimelineLane } from '../../../worker/domain/timeline/timeline.ts';
import type { CountOf, Wording } from '../../../worker/words/shapes/timeline.ts';
import { type Cell, cellsOf, densityOf } from '../../timeline/cells.ts';
import { laneId } from '../../timeline/keys.ts';
import { countOf, titleOf } from '../../timeline/scene.ts';
import type { Window } from './window.ts';

/** One line of the list: a record with the other lanes that it stands in, or what begins in a cell as a number. */
export type Entry =
  | { item: TimelineItem; also: string[]; day: string }
  | { count: { cell: Cell; n: number; open: number; of: CountOf }; day: string };

/** What the list under the drawing says of a lane: the same as the drawing, in the same order. */
export type LaneEntries = {
  key: string;
  title: string;
  actor: ActorLink | null;
  undated: number;
  hasEarlier: boolean;
  terms: TermOut[];
  entries: Entry[];
};

type Range = { earliest: string | null; latest: string | null } | null;

/** Whether what lasts from one date to another may lie in a view. */
export function touches(start: Range, end: Range, [from, to]: Window): boolean {
  return (start?.earliest ?? '') <= to && (end?.latest ?? '9999') >= from;
}

/** A date stands in the list at its first day; one without a first day at its last, and none at the end. */
export const dayOf = (range: Range) => range?.earliest ?? range?.latest ?? '9999';

const startOf = (item: TimelineItem) => (item.kind === 'briefing' ? item.start : item.due);
const endOf = (item: TimelineItem) => (item.kind === 'briefing' ? (item.end ?? item.start) : item.due);

/** Of an answer what the view shows, lane by lane; of a lane that is collapsed, numbers alone. */
export function entriesOf(
  data: Timeline,
  view: Window,
  wording: Wording,
  collapsed: readonly string[] = [],
): LaneEntries[] {
  const cells = cellsOf(data, wording);
  const titles = data.lanes.map((lane) => titleOf(lane, wording.words));
  const standsIn = (place: number) =>
    data.lanes.flatMap((lane, i) => (lane.items.includes(place) ? [titles[i] ?? ''] : []));

  const itemsOf = (lane: TimelineLane, title: string) =>
    lane.items.flatMap((place): Entry[] => {
      const item = data.items[place];
      if (!item || !touches(startOf(item), endOf(item), view)) return [];
      const also = standsIn(place).filter((one) => one !== title);
      return [{ item, also, day: dayOf(startOf(item)) }];
    });
  const countsOf = (lane: TimelineLane, counts: TimelineLane['counts']) =>
    counts.flatMap(([place, n, open]): Entry[] => {
      const cell = cells[place];
      if (!cell || cell.from > view[1] || cell.to < view[0]) return [];
      return [{ count: { cell, n, open, of: countOf(lane) }, day: cell.from }];
    });

  return data.lanes.map((lane, i) => {
    const isCollapsed = collapsed.includes(laneId(lane.key));
    const title = titles[i] ?? '';
    const entries = isCollapsed
      ? countsOf(lane, densityOf(lane, data))
      : [...itemsOf(lane, title), ...countsOf(lane, lane.counts)];
    return {
      key: lane.key,
      title,
      actor: lane.actor,
      undated: lane.undated ?? 0,
      hasEarlier: lane.earlier && !isCollapsed,
      terms: (lane.terms ?? []).filter((term) => isInSight(term, view)),
      entries: entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    };
  });
}

/** Who hands over on the first day of the view has no part in it any more. */
const isInSight = ({ start, end }: TermOut, view: Window) =>
  touches(start, end, view) && end?.latest !== view[0];

/**
 * Which of many to show at first, those nearest to today: a window of decades would otherwise open with what is
 * long past. `days` rise; gives the places of the first and behind the last.
 */
export function aroundToday(days: string[], today: string, most: number): [first: number, end: number] {
  if (days.length <= most) return [0, days.length];
  const next = days.findIndex((day) => day > today);
  const middle = next < 0 ? days.length : next;
  const first = Math.max(0, Math.min(middle - Math.ceil(most / 2), days.length - most));
  return [first, first + most];
}

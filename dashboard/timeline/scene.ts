import type { ActorLink } from '../../worker/domain/actor.ts';
import type { Timeline, TimelineLane } from '../../worker/domain/timeline/timeline.ts';
import type { CountOf, TimelineWords, Wording } from '../../worker/words/shapes/timeline.ts';
import { type Cell, cellsOf, densityOf } from './cells.ts';
import { type Item, itemOf } from './items.ts';
import { laneId } from './keys.ts';
import { type BodyLane, bodyLane } from './terms.ts';

/** An item in one of its lanes. */
export interface Placed extends Item {
  /** Unique in the drawing. */
  key: string;
  name: string;
}

/** What begins in a cell, where it is told as a number. */
export interface Count {
  key: string;
  n: number;
  open: number;
  cell: Cell;
  name: string;
}

export interface SceneLane {
  key: string;
  title: string;
  /** Beside or under the title, in a lower voice. */
  note: string | null;
  actor: ActorLink | null;
  isCollapsed: boolean;
  /** What it holds at any time; null where that is not known. */
  total: number | null;
  items: Placed[];
  counts: Count[];
  body: BodyLane | null;
}

/** Everything about an answer that does not depend on the scale: made once per answer, not once per frame. */
export interface Scene {
  lanes: SceneLane[];
  /** What the highest bar stands for. */
  most: number;
}

/** The title of a lane; those of kinds, and of what belongs to none, have theirs from the words. */
export function titleOf(
  { key, title }: Pick<TimelineLane, 'key' | 'title'>,
  { lanes }: Pick<TimelineWords, 'lanes'>,
) {
  return title ?? lanes[key as keyof typeof lanes] ?? key;
}

/** What the counts of a lane count. */
export const countOf = ({ key }: Pick<TimelineLane, 'key'>): CountOf =>
  key === 'briefings' ? 'briefing' : key === 'commitments' ? 'commitment' : 'record';

/** What the highest bar of an answer stands for: a power of two, so that it seldom changes while one pans. */
const mostIn = (numbers: readonly number[]) => 2 ** Math.ceil(Math.log2(Math.max(1, ...numbers)));

/** `collapsed` names lanes as addresses do. */
export function sceneOf(data: Timeline, wording: Wording, collapsed: readonly string[] = []): Scene {
  const { words } = wording;
  const cells = cellsOf(data, wording);
  const items = data.items.map((item) => itemOf(item, wording, data.today));
  const titles = data.lanes.map((lane) => titleOf(lane, words));
  const standsIn = data.items.map((): string[] => []);
  for (const [i, { items }] of data.lanes.entries())
    for (const place of items) standsIn[place]?.push(titles[i] ?? '');

  const laneIn = (lane: TimelineLane, title: string): SceneLane => {
    const isCollapsed = collapsed.includes(laneId(lane.key));
    const placed = (isCollapsed ? [] : lane.items).flatMap((place): Placed[] => {
      const item = items[place];
      if (!item) return [];
      const others = (standsIn[place] ?? []).filter((one) => one !== title);
      return [{ ...item, key: `${lane.key}/${item.record}`, name: item.say(others) }];
    });
    return {
      key: lane.key,
      title,
      note: words.laneNote({ undated: lane.undated ?? 0, hasEarlier: lane.earlier }) || null,
      actor: lane.actor,
      isCollapsed,
      total: lane.total,
      items: placed.sort(inTime),
      counts: (isCollapsed ? densityOf(lane, data) : lane.counts).flatMap(([place, n, open]) => {
        const cell = cells[place];
        if (cell === undefined) return [];
        const name = words.countName({ count: n, open, of: countOf(lane), lane: title, cell: cell.words });
        return [{ key: `${lane.key}/cell:${cell.from}:${cell.to}`, n, open, cell, name }];
      }),
      body: lane.actor && lane.terms?.length ? bodyLane(lane.actor, lane.terms, wording) : null,
    };
  };
  const lanes = data.lanes.map((lane, i) => laneIn(lane, titles[i] ?? ''));
  return { lanes, most: mostIn(lanes.flatMap(({ counts }) => counts.map(({ n }) => n))) };
}

const inTime = (a: Placed, b: Placed) =>
  a.extent.start - b.extent.start || a.extent.end - b.extent.end || (a.key < b.key ? -1 : 1);

import { axisOf, axisSize, type Period, type Tick } from './axis.ts';
import { type Bond, bondsOf } from './bonds.ts';
import { endOf, noonOf, startOf } from './extent.ts';
import type { LayoutContext } from './layout-context.ts';
import { barMark, leftOverMark } from './layout-counts.ts';
import { itemMark } from './layout-items.ts';
import { termMarks } from './layout-terms.ts';
import { type Mark, round } from './marks.ts';
import type { Packing } from './pack.ts';
import { type Scale, timeScale } from './scale.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { textWidth } from './text-width.ts';

export interface Layout {
  ticks: Tick[];
  periods: Period[];
  /** The line of today, and its word over it; null when out of the world. */
  today: { x: number; width: number; text: string } | null;
  /** All of them, lane by lane, presidencies first and each in the order of time. */
  marks: Mark[];
  bonds: Bond[];
}

const DAY = 86_400_000;

/** The days of a view, both shown whole. */
export const domainOf = ([from, to]: [string, string]): [number, number] => [startOf(from), endOf(to)];

export const scaleOf = (stage: Pick<Stage, 'left' | 'right'>, domain: [number, number]): Scale =>
  timeScale(domain, [stage.left, stage.right]);

export const pixelsPerDayOf = (stage: Pick<Stage, 'left' | 'right'>, [from, to]: [number, number]) =>
  ((stage.right - stage.left) / (to - from)) * DAY;

/** Where everything stands at a scale. Panning moves it as a whole; it is done again when the scale is another. */
export function layout(
  scene: Scene,
  packings: readonly Packing[],
  asked: Omit<LayoutContext, 'pixelsPerDay' | 'most'>,
): Layout {
  const { scale, stage, world, locale, now, words } = asked;
  const context = { ...asked, most: scene.most, pixelsPerDay: pixelsPerDayOf(stage, scale.domain()) };
  const x = scale(noonOf(now));
  const width = textWidth(words.today, axisSize) + 14;
  const isIn = x > world.left && x < world.right;
  const today = isIn ? { x: round(x), width: round(width), text: words.today } : null;
  const wide = timeScale([scale.invert(world.left), scale.invert(world.right)], [world.left, world.right]);
  const { ticks, periods } = axisOf(wide, locale, today && [x - width / 2, x + width / 2]);
  const marks = scene.lanes.flatMap((lane, i) =>
    asked.lanes?.has(i) === false ? [] : laneMarks(lane, packings[i], i, context),
  );
  return { ticks, periods, today, marks, bonds: bondsOf(marks) };
}

function laneMarks(
  lane: Scene['lanes'][number],
  packing: Packing | undefined,
  i: number,
  context: LayoutContext,
) {
  const standing = context.stage.lanes[i];
  if (standing === undefined) return [];
  const terms = lane.body ? termMarks(lane.body, lane, standing, i, context) : [];
  const others: Mark[] = lane.counts.map((count) =>
    barMark(count, lane.isCollapsed, packing?.barRows ?? 1, standing, i, context),
  );
  for (const item of lane.items) {
    const place = packing?.places.get(item.key);
    if (place) others.push(itemMark(item, place, standing, i, context));
  }
  for (const left of packing?.left ?? []) others.push(leftOverMark(left, lane, standing, i, context));
  return [...terms.sort(inTime), ...others.sort(inTime)];
}

const inTime = (a: Mark, b: Mark) => a.time - b.time;

/** More marks than this make a browser stumble. */
const mostMarks = 1400;

/** The marks in the world, and the one named; where that would be too many, less far beside what is seen. */
export function nearMarks(
  marks: readonly Mark[],
  { world, sight }: Pick<LayoutContext, 'world' | 'sight'>,
  keep: string | null,
): Mark[] {
  const margin = sight.left - world.left;
  for (const share of [1, 0.5, 0.25, 0.1]) {
    const [left, right] = [sight.left - margin * share, sight.right + margin * share];
    const near = marks.filter(
      ({ key, x, hit }) => key === keep || (x + hit.x + hit.width > left && x + hit.x < right),
    );
    if (near.length <= mostMarks || share === 0.1) return near;
  }
  return [];
}

import type { Mark } from './marks.ts';
import type { Stage } from './stage.ts';

type Domain = readonly [from: number, to: number];
type Plot = Pick<Stage, 'left' | 'right'>;

/** A lane as it was laid out last: for which view, what lies in it, and between which places something is drawn. */
export interface LaneDrawn {
  domain: Domain;
  marks: readonly Mark[];
  world: { left: number; right: number };
}

/** Where a moment stands in what was laid out for a view. */
export const placeIn = ({ left, right }: Plot, domain: Domain, time: number): number =>
  left + ((time - domain[0]) / (domain[1] - domain[0])) * (right - left);

/** Takes a place in what was laid out for one view to where it stands in another. */
export function between(plot: Plot, from: Domain, to: Domain): { by: number; stretch: number } {
  const stretch = (from[1] - from[0]) / (to[1] - to[0]);
  return { stretch, by: placeIn(plot, to, from[0]) - stretch * plot.left };
}

/** At every frame about this share of what is on the screen is laid out. */
const share = 1 / 3;
/** Farther than this nothing is stretched, for words would be seen to be. */
const most = Math.log(1.2);

/**
 * While one zooms everything moves at every frame, which is more than a frame has time for. Lanes take turns: the most
 * stretched are laid out, and the others are stretched a few percent until it is their turn.
 */
export function turnOf(
  lanes: readonly (LaneDrawn | undefined)[],
  onScreen: ReadonlySet<number>,
  domain: Domain,
  plot: Plot,
): Set<number> {
  const due = new Set<number>();
  const waiting: { lane: number; marks: number; stretched: number }[] = [];
  for (const lane of onScreen) {
    const before = lanes[lane];
    const stretched = before ? Math.abs(Math.log(between(plot, before.domain, domain).stretch)) : most + 1;
    if (!before || stretched > most || !fills(before, domain, plot)) due.add(lane);
    else waiting.push({ lane, stretched, marks: before.marks.length });
  }
  let room = share * waiting.reduce((sum, { marks }) => sum + marks, 0);
  for (const { lane, marks } of waiting.sort((a, b) => b.stretched - a.stretched)) {
    if (room <= 0) break;
    room -= marks;
    due.add(lane);
  }
  return due;
}

/** Whether what is drawn of a lane reaches over the whole sight. */
const fills = ({ domain: before, world }: LaneDrawn, [from, to]: Domain, plot: Plot): boolean =>
  placeIn(plot, before, from) >= world.left && placeIn(plot, before, to) <= world.right;

import type { Count, SceneLane } from './scene.ts';
import { rowHeight } from './sizes.ts';

/** Over a bar stands its number. */
export const numberHeight = 16;
const lowest = 8;
/** Ten thousand fill a lane. */
const decades = 4;

/** A lane with more than this at any time has all of its rows from the start: zooming in will fill them. */
const isLarge = 24;

/** Whether a lane's rows are given to it, rather than reckoned from what is in sight. */
export const isDense = ({ counts, total }: SceneLane) => counts.length > 0 || (total ?? 0) > isLarge;

/**
 * How high the bar of so many is, on a scale of logarithms that is the same for every lane and every window:
 * a bar that grew because its neighbours left would say something that is not so.
 */
export function barHeight(n: number, room: number): number {
  const most = Math.max(lowest, room - numberHeight);
  return lowest + (most - lowest) * Math.min(1, Math.log10(Math.max(1, n)) / decades);
}

/** Rows, from the last one up, that a bar and its number reach into. */
export const barRows = ({ n }: Count, rows: number) =>
  Math.min(rows, Math.ceil((barHeight(n, rows * rowHeight) + numberHeight) / rowHeight));

import type { SceneLane } from './scene.ts';

/** Over a bar stands its number. */
const numberHeight = 16;
const lowest = 3;
/** A lane with more than this at any time has all of its rows from the start: zooming in will fill them. */
const large = 24;

/** Whether a lane's rows are given to it, rather than reckoned from what is in sight. */
export const isDense = ({ counts, total }: SceneLane) => counts.length > 0 || (total ?? 0) > large;

/** By the root, so that ten can still be seen beside a thousand; the same scale for every lane of a drawing. */
export const barHeight = (n: number, most: number, room: number) =>
  Math.max(lowest, (room - numberHeight) * Math.sqrt(n / most));

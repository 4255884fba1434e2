import type { Mark } from './marks.ts';

/** Which mark the arrow keys lead to from another: left and right in the time of its lane, up and down to the lane beside. */
export function nextMark(marks: readonly Mark[], from: string, key: string): Mark | null {
  const here = marks.find((mark) => mark.key === from);
  if (here === undefined) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const inTime = marks.filter(({ lane }) => lane === here.lane).sort((a, b) => a.time - b.time);
    return inTime[inTime.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  }
  const step = key === 'ArrowDown' ? 1 : -1;
  const lanes = [...new Set(marks.map(({ lane }) => lane))].sort((a, b) => a - b);
  const lane = lanes[lanes.indexOf(here.lane) + step];
  return nearest(
    marks.filter((mark) => mark.lane === lane),
    here.time,
  );
}

/** The mark that begins nearest to a moment. */
export function nearest(marks: readonly Mark[], time: number): Mark | null {
  return marks.reduce<Mark | null>(
    (best, mark) => (best === null || Math.abs(mark.time - time) < Math.abs(best.time - time) ? mark : best),
    null,
  );
}

import { cellOf } from '../../worker/domain/timeline/step.ts';
import type { Timeline, TimelineLane } from '../../worker/domain/timeline/timeline.ts';
import type { Wording } from '../../worker/words/shapes/timeline.ts';
import { inWords } from './dates.ts';
import { endOf, startOf } from './extent.ts';

/** A cell of an answer: its days, and how they are said. */
export interface Cell {
  /** First and last day, ISO 8601. */
  from: string;
  to: string;
  /** Milliseconds. */
  span: [start: number, end: number];
  words: string;
}

const DAY = 86_400_000;
const dayBefore = (day: string) => new Date(startOf(day) - DAY).toISOString().slice(0, 10);

export function cellsOf(data: Timeline, wording: Wording): Cell[] {
  return data.cells.map((from, i) => {
    const next = data.cells[i + 1];
    const to = next ? dayBefore(next) : data.to;
    return {
      from,
      to,
      span: [startOf(from), endOf(to)],
      words: inWords(edtfOf(from, to, data.step), wording),
    };
  });
}

function edtfOf(from: string, to: string, { unit, count }: Timeline['step']): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (unit === 'year') return first === last ? first : `${first}/${last}`;
  if (unit === 'month' && count === 1) return from.slice(0, 7);
  // EDTF numbers the quarters of a year from 33 on.
  if (unit === 'month') return `${first}-${33 + Math.floor((Number(from.slice(5, 7)) - 1) / 3)}`;
  return from === to ? from : `${from}/${to}`;
}

type Date = { earliest: string | null; latest: string | null };

/** How much begins in each cell of a lane, items and counts together: [cell, how many, open commitments]. */
export function densityOf(lane: TimelineLane, data: Timeline): [cell: number, n: number, open: number][] {
  const sums = new Map(lane.counts.map(([cell, n, open]) => [cell, [n, open] as [number, number]]));
  const [first] = data.cells;
  if (first === undefined) return [];
  const origin = cellOf(first, data.step);
  for (const place of lane.items) {
    const item = data.items[place];
    if (item === undefined) continue;
    const date: Date = item.kind === 'briefing' ? item.start : item.due;
    const cell = cellOf(date.earliest ?? date.latest ?? first, data.step) - origin;
    if (cell < 0 || cell >= data.cells.length) continue;
    const [n, open] = sums.get(cell) ?? [0, 0];
    sums.set(cell, [n + 1, open + (item.kind === 'commitment' && item.standing !== 'closed' ? 1 : 0)]);
  }
  return [...sums]
    .map(([cell, [n, open]]) => [cell, n, open] as [number, number, number])
    .sort((a, b) => a[0] - b[0]);
}

import type { Item } from './scene.ts';
import { shapeOf } from './shape.ts';
import { textWidth } from './text-width.ts';

const DAY = 86_400_000;
export const labelSize = 13;
const longestLabel = 260;
const shortestLabel = 64;
const apart = 8;
/** Items without room are counted together by stretches of this width. */
const stretch = 96;

export interface Packing {
  /** Rows in use, that of the counts among them. */
  rows: number;
  places: Map<string, { row: number; label: number }>;
  counts: { items: Item[]; row: number }[];
}

type Taken = [left: number, right: number][];

/**
 * Gives every item a row, and its label room, so that nothing overlaps: the most important first, each in the
 * topmost row that has room for it with its label, or else with a shorter one, or with none.
 * Depends on the scale alone, so nothing changes its row while one pans.
 */
export function pack(items: readonly Item[], pixelsPerDay: number, mostRows: number): Packing {
  const all = packInto(items, pixelsPerDay, mostRows);
  if (all.left.length === 0) return { rows: rowsUsed(all.places), places: all.places, counts: [] };
  // The last row is the counts' alone.
  const { places, left } = packInto(items, pixelsPerDay, mostRows - 1);
  const row = Math.max(0, mostRows - 1);
  const counts = byStretch(left, pixelsPerDay).map((some) => ({ items: some, row }));
  return { rows: mostRows, places, counts };
}

const rowsUsed = (places: Packing['places']) =>
  [...places.values()].reduce((most, { row }) => Math.max(most, row + 1), 0);

function packInto(items: readonly Item[], pixelsPerDay: number, rows: number) {
  const taken: Taken[] = Array.from({ length: Math.max(0, rows) }, () => []);
  const places: Packing['places'] = new Map();
  const left: Item[] = [];
  const x = (time: number) => (time / DAY) * pixelsPerDay;
  for (const item of [...items].sort((a, b) => a.rank - b.rank)) {
    const shape = shapeOf(item, x, pixelsPerDay);
    const full = Math.min(longestLabel, textWidth(item.text, labelSize));
    const fits = [full, Math.min(full, shortestLabel), 0].some((label) => {
      const right = Math.max(shape.right, label === 0 ? shape.right : shape.label + label) + apart;
      const row = taken.findIndex((row) => isFree(row, shape.left, right));
      if (row < 0) return false;
      taken[row]?.push([shape.left, right]);
      places.set(item.key, { row, label });
      return true;
    });
    if (!fits) left.push(item);
  }
  return { places, left };
}

const isFree = (taken: Taken, left: number, right: number) =>
  taken.every(([takenLeft, takenRight]) => right <= takenLeft || left >= takenRight);

function byStretch(items: readonly Item[], pixelsPerDay: number): Item[][] {
  const stretches = new Map<number, Item[]>();
  for (const item of items) {
    const middle = ((item.extent.start + item.extent.end) / 2 / DAY) * pixelsPerDay;
    const nth = Math.floor(middle / stretch);
    stretches.set(nth, [...(stretches.get(nth) ?? []), item]);
  }
  return [...stretches.entries()].sort(([a], [b]) => a - b).map(([, some]) => some);
}

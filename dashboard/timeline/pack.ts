import type { Item } from './scene.ts';
import { type Shape, shapeOf } from './shape.ts';

const DAY = 86_400_000;
/** The longest words that marks may have: as long as all fit, shorter before anything is left without a place. */
const longestLabels = [720, 480, 260, 180, 120, 64, 0] as const;
/** Where not everything fits anyway, words that can be read are worth more than a few marks. */
const labelAmongCounts = 180;
const shortestLabel = 64;
const apart = 8;
/** With more than this for each row it is no use to try shorter words. */
const mostInRow = 60;
/** Items without room are counted together by stretches of this width. */
const stretch = 96;

export interface Packing {
  /** Rows in use, that of the counts among them. */
  rows: number;
  places: Map<string, { row: number; label: number }>;
  counts: { items: Item[]; row: number }[];
}

type Taken = [left: number, right: number];

/**
 * Gives every item a row, and its label room, so that nothing overlaps: the most important first, each in the
 * topmost row that has room for it with its label, or else with a shorter one, or with none.
 * Depends on the scale alone, so nothing changes its row while one pans.
 */
export function pack(items: readonly Item[], pixelsPerDay: number, mostRows: number): Packing {
  for (const longest of items.length > mostRows * mostInRow ? [] : longestLabels) {
    const { places, left } = packInto(items, pixelsPerDay, mostRows, longest);
    if (left.length === 0) return { rows: rowsUsed(places), places, counts: [] };
  }
  // The last row is the counts' alone.
  const { places, left } = packInto(items, pixelsPerDay, mostRows - 1, labelAmongCounts);
  const row = Math.max(0, mostRows - 1);
  const counts = byStretch(left, pixelsPerDay).map((some) => ({ items: some, row }));
  return { rows: mostRows, places, counts };
}

const rowsUsed = (places: Packing['places']) =>
  [...places.values()].reduce((most, { row }) => Math.max(most, row + 1), 0);

function packInto(items: readonly Item[], pixelsPerDay: number, rows: number, longest: number) {
  const taken: Taken[][] = Array.from({ length: Math.max(0, rows) }, () => []);
  const placed: { item: Item; shape: Shape; row: number; mine: Taken }[] = [];
  const left: Item[] = [];
  const x = (time: number) => (time / DAY) * pixelsPerDay;
  for (const item of [...items].sort((a, b) => a.rank - b.rank)) {
    const shape = shapeOf(item, x, pixelsPerDay);
    const full = Math.min(longest, item.width, shape.inside ?? longest);
    const fits = [full, Math.min(full, shortestLabel), 0].some((label) => {
      const right = Math.max(shape.right, label === 0 ? shape.right : shape.label + label) + apart;
      const row = taken.findIndex((row) => isFree(row, shape.left, right));
      if (row < 0) return false;
      const mine: Taken = [shape.left, right];
      taken[row]?.push(mine);
      placed.push({ item, shape, row, mine });
      return true;
    });
    if (!fits) left.push(item);
  }
  const places: Packing['places'] = new Map();
  // What room is left over goes to the words, again the most important first.
  for (const { item, shape, row, mine } of placed) {
    const next = (taken[row] ?? []).reduce(
      (least, [start]) => (start >= mine[1] ? Math.min(least, start) : least),
      Number.POSITIVE_INFINITY,
    );
    const label = Math.min(
      longestLabels[0],
      item.width,
      shape.inside ?? item.width,
      next - apart - shape.label,
    );
    mine[1] = Math.max(mine[1], shape.label + label + apart);
    places.set(item.key, { row, label: Math.max(0, label) });
  }
  return { places, left };
}

const isFree = (taken: readonly Taken[], left: number, right: number) =>
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

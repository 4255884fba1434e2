import type { Placed, SceneLane } from './scene.ts';
import { type Shape, shapeOf } from './shape.ts';
import { fitText, labelSize, textWidth } from './text-width.ts';

const DAY = 86_400_000;
/** The longest words that marks may have: as long as all fit, shorter before anything is left without a place. */
const longestLabels = [720, 480, 260, 180, 120, 64, 0] as const;
/** Where not everything fits anyway, some words are worth a few marks without a place. */
const labelsAmongCounts = [180, 96, 0] as const;
const mostLeft = 0.08;
const shortestLabel = 64;
const apart = 8;
/** With more than this for each row it is no use to try shorter words. */
const mostInRow = 60;
/** Items without room are counted together by stretches of this width. */
const stretch = 96;

/** The row of an item, and what of its words has room there. */
export interface Place {
  row: number;
  text: string;
  /** Of the text, in pixels. */
  width: number;
}

export interface Packing {
  /** Rows in use, that of the counts among them. */
  rows: number;
  places: Map<string, Place>;
  left: { items: Placed[]; row: number }[];
  /** Rows that are free for bars. */
  barRows: number;
}

type Taken = [left: number, right: number];
type Room = { item: Placed; shape: Shape; row: number; mine: Taken };

/**
 * Gives every item of a lane a row, and its label room, so that nothing overlaps: the most important first, each in
 * the topmost row that has room for it with its label, or else with a shorter one, or with none. Bars stand in the
 * last row. Depends on the scale alone, so nothing changes its row while one pans.
 */
export function pack(lane: SceneLane, pixelsPerDay: number, mostRows: number): Packing {
  const { items, counts } = lane;
  for (const longest of items.length > mostRows * mostInRow ? [] : longestLabels) {
    const { places, left } = packInto(lane, pixelsPerDay, mostRows, longest, true);
    const rows = rowsUsed(places);
    if (left.length === 0) return { rows, places, left: [], barRows: Math.max(1, mostRows - rows) };
    if (counts.length > 0) break;
  }
  const last = Math.max(0, mostRows - 1);
  // The last row is then for what has no room in the others.
  for (const longest of labelsAmongCounts) {
    const { places, left, barred } = packInto(lane, pixelsPerDay, last, longest, false);
    if (left.length > items.length * mostLeft && longest > 0) continue;
    return { rows: mostRows, places, left: lastRow(left, places, barred, pixelsPerDay, last), barRows: 1 };
  }
  return { rows: mostRows, places: new Map(), left: [], barRows: mostRows };
}

/** The width of a pill with such words. */
export const pillWidth = (text: string) => textWidth(text, labelSize) + 14;
const widestPill = pillWidth('+000');

/** Those alone in their stretch of time keep their glyph where it has room; the others are counted together. */
function lastRow(
  without: readonly Placed[],
  places: Packing['places'],
  barred: readonly Taken[],
  pixelsPerDay: number,
  row: number,
): Packing['left'] {
  const x = (time: number) => (time / DAY) * pixelsPerDay;
  const taken: Taken[] = [...barred];
  const left: Packing['left'] = [];
  for (const items of byStretch(without, pixelsPerDay)) {
    const [first, ...others] = items;
    if (first === undefined) continue;
    const shape = shapeOf(first, x, pixelsPerDay);
    const start = x(first.extent.start);
    const room: Taken = others.length > 0 ? [start, start + widestPill] : [shape.left, shape.right];
    const before = left.at(-1);
    if (!isFree(taken, ...room) && before) {
      before.items.push(...items);
      continue;
    }
    taken.push(room);
    if (others.length === 0 && isFree(barred, ...room)) places.set(first.key, { row, text: '', width: 0 });
    else left.push({ items, row });
  }
  return left;
}

const rowsUsed = (places: Packing['places']) =>
  [...places.values()].reduce((most, { row }) => Math.max(most, row + 1), 0);

function packInto(
  { items, counts }: SceneLane,
  pixelsPerDay: number,
  rows: number,
  longest: number,
  hasBars: boolean,
) {
  const x = (time: number) => (time / DAY) * pixelsPerDay;
  const taken: Taken[][] = Array.from({ length: Math.max(0, rows) }, () => []);
  // Bars stand in the last row.
  const barred = counts.map(({ cell }): Taken => [x(cell.span[0]), x(cell.span[1])]);
  if (hasBars) taken.at(-1)?.push(...barred);
  const placed: Room[] = [];
  const left: Placed[] = [];
  for (const item of [...items].sort((a, b) => a.rank - b.rank)) {
    const shape = shapeOf(item, x, pixelsPerDay);
    const full = Math.min(longest, item.width, shape.inside ?? longest);
    const fits = [full, Math.min(full, shortestLabel), 0].some((label) => {
      const right = Math.max(shape.right, label === 0 ? shape.right : shape.label + label) + apart;
      const row = taken.findIndex((others) => isFree(others, shape.left, right));
      if (row < 0) return false;
      const mine: Taken = [shape.left, right];
      taken[row]?.push(mine);
      placed.push({ item, shape, row, mine });
      return true;
    });
    if (!fits) left.push(item);
  }
  return { places: labelled(placed, taken), left, barred };
}

/** What room is left over goes to the words, again the most important first. */
function labelled(placed: readonly Room[], taken: Taken[][]): Packing['places'] {
  const places: Packing['places'] = new Map();
  for (const { item, shape, row, mine } of placed) {
    const next = (taken[row] ?? []).reduce(
      (least, one) => (one !== mine && one[1] > shape.label ? Math.min(least, one[0]) : least),
      Number.POSITIVE_INFINITY,
    );
    const room = Math.min(
      longestLabels[0],
      item.width,
      shape.inside ?? item.width,
      next - apart - shape.label,
    );
    const text = room > 0 ? fitText(item.text, labelSize, room) : '';
    const width = textWidth(text, labelSize);
    if (text !== '') mine[1] = Math.max(mine[1], shape.label + width + apart);
    places.set(item.key, { row, text, width });
  }
  return places;
}

const isFree = (taken: readonly Taken[], left: number, right: number) =>
  taken.every(([takenLeft, takenRight]) => right <= takenLeft || left >= takenRight);

function byStretch(items: readonly Placed[], pixelsPerDay: number): Placed[][] {
  const stretches = new Map<number, Placed[]>();
  for (const item of items) {
    const nth = Math.floor(((item.extent.start / DAY) * pixelsPerDay) / stretch);
    stretches.set(nth, [...(stretches.get(nth) ?? []), item]);
  }
  return [...stretches.entries()].sort(([a], [b]) => a - b).map(([, some]) => some);
}

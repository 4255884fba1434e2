import { barRows } from './bars.ts';
import type { Placed, SceneLane } from './scene.ts';
import { type Shape, shapeOf } from './shape.ts';
import { fitText, labelSize, textWidth } from './text-width.ts';

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
}

type Taken = [left: number, right: number];
type Room = { item: Placed; shape: Shape; row: number; mine: Taken };

/**
 * Gives every item of a lane a row, and its label room, so that nothing overlaps: the most important first, each in
 * the topmost row that has room for it with its label, or else with a shorter one, or with none. Bars rise from the
 * last row. Depends on the scale alone, so nothing changes its row while one pans.
 */
export function pack(lane: SceneLane, pixelsPerDay: number, mostRows: number): Packing {
  const { items } = lane;
  const labels = items.length > mostRows * mostInRow || lane.counts.length > 0 ? [] : longestLabels;
  for (const longest of labels) {
    const { places, left } = packInto(lane, pixelsPerDay, mostRows, longest);
    if (left.length === 0) return { rows: rowsUsed(places), places, left: [] };
  }
  const whole = packInto(lane, pixelsPerDay, mostRows, labelAmongCounts);
  if (whole.left.length === 0) return { rows: mostRows, places: whole.places, left: [] };
  // The last row is then for those without room alone.
  const { places, left } = packInto(lane, pixelsPerDay, mostRows - 1, labelAmongCounts);
  const row = Math.max(0, mostRows - 1);
  return { rows: mostRows, places, left: byStretch(left, pixelsPerDay).map((items) => ({ items, row })) };
}

const rowsUsed = (places: Packing['places']) =>
  [...places.values()].reduce((most, { row }) => Math.max(most, row + 1), 0);

function packInto({ items, counts }: SceneLane, pixelsPerDay: number, rows: number, longest: number) {
  const x = (time: number) => (time / DAY) * pixelsPerDay;
  const taken: Taken[][] = Array.from({ length: Math.max(0, rows) }, () => []);
  const barred: Taken[][] = taken.map((_, row) =>
    counts.flatMap((count): Taken[] =>
      row >= rows - barRows(count, rows) ? [[x(count.cell.span[0]), x(count.cell.span[1])]] : [],
    ),
  );
  const placed: Room[] = [];
  const left: Placed[] = [];
  for (const item of [...items].sort((a, b) => a.rank - b.rank)) {
    const shape = shapeOf(item, x, pixelsPerDay);
    const full = Math.min(longest, item.width, shape.inside ?? longest);
    const tries: [label: number, avoidsBars: boolean][] = [
      [full, true],
      [Math.min(full, shortestLabel), true],
      [0, true],
      // A band may cross a bar: it is drawn over it.
      ...(counts.length > 0 ? [[0, false] as [number, boolean]] : []),
    ];
    const fits = tries.some(([label, avoidsBars]) => {
      const right = Math.max(shape.right, label === 0 ? shape.right : shape.label + label) + apart;
      const row = taken.findIndex(
        (others, i) =>
          isFree(others, shape.left, right) &&
          (!avoidsBars || isFree(barred[i] ?? [], shape.left, right - apart)),
      );
      if (row < 0) return false;
      const mine: Taken = [shape.left, right];
      taken[row]?.push(mine);
      placed.push({ item, shape, row, mine });
      return true;
    });
    if (!fits) left.push(item);
  }
  return { places: labelled(placed, taken, barred), left };
}

/** What room is left over goes to the words, again the most important first. */
function labelled(placed: readonly Room[], taken: Taken[][], barred: Taken[][]): Packing['places'] {
  const places: Packing['places'] = new Map();
  for (const { item, shape, row, mine } of placed) {
    const behind = [...(taken[row] ?? []), ...(barred[row] ?? [])];
    const next = behind.reduce(
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
    const middle = ((item.extent.start + item.extent.end) / 2 / DAY) * pixelsPerDay;
    const nth = Math.floor(middle / stretch);
    stretches.set(nth, [...(stretches.get(nth) ?? []), item]);
  }
  return [...stretches.entries()].sort(([a], [b]) => a - b).map(([, some]) => some);
}

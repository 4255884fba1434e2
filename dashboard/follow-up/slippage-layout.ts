import { type SlipBucket, slipBuckets } from '../../worker/domain/commitments/slip-buckets.ts';
import type { Slip } from '../../worker/domain/commitments/slippage.ts';
import { fitText, semibold, textWidth } from '../timeline/text-width.ts';
import { inLines, lineHeight } from './status-layout.ts';

export const textSize = 13;
export const smallSize = 12;
const widthForOneLine = 720;
const [barHeight, thinHeight] = [18, 4];

/** Somebody's due dates; `isAll` those of all commitments together. */
export type SlipRow = { name: string; slip: Slip; isAll?: boolean };

export interface SlipBar {
  bucket: SlipBucket;
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many; null where there is no room to say so. */
  label: { x: number; y: number; text: string } | null;
}

export interface SlippageLayout {
  height: number;
  legend: { bucket: SlipBucket; text: string; x: number; y: number; height: number }[];
  rows: {
    top: number;
    height: number;
    isAll: boolean;
    name: { x: number; y: number; text: string };
    bars: SlipBar[];
    notes: { x: number; y: number; text: string }[];
  }[];
}

interface Asked {
  width: number;
  legendOf(bucket: SlipBucket): string;
  numberOf(count: number): string;
  /** How many moved, and by how much: one under the other. */
  notesOf(slip: Slip): string[];
}

/** What did not move is a thin line, what moved stands out. */
const heightOf = (bucket: SlipBucket) => (bucket === 'unmoved' ? thinHeight : barHeight);

/** One bar a row, parted by how far due dates moved; each as long as the others, so that shares can be compared. */
export function slippageLayout(
  rows: readonly SlipRow[],
  { width, legendOf, numberOf, notesOf }: Asked,
): SlippageLayout {
  const isWide = width >= widthForOneLine;
  const widest = (texts: string[], size: number) =>
    Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const named = widest(
    rows.map(({ name }) => name),
    semibold(textSize),
  );
  const names = Math.min(width * 0.26, named);
  const notes = rows.map(({ slip }) => notesOf(slip));
  const noted = Math.min(width * 0.34, widest(notes.flat(), smallSize));
  const left = isWide ? names + 20 : 0;
  const right = isWide ? width - noted - 24 : width;

  const used = slipBuckets.filter((bucket) => rows.some(({ slip }) => slip.buckets[bucket] > 0));
  const lines = inLines(
    used.map((bucket) => ({ bucket, text: legendOf(bucket) })),
    width,
  );
  const top = (Math.max(0, ...lines.map(({ line }) => line)) + 1) * lineHeight + 14;
  const rowHeight = isWide ? 46 : 20 + 16 + barHeight + 2 * 16 + 18;
  return {
    height: top + rows.length * rowHeight + 4,
    legend: lines.map(({ line, ...each }) => ({
      ...each,
      y: 10 + line * lineHeight,
      height: each.bucket === 'unmoved' ? thinHeight : 12,
    })),
    rows: rows.map(({ name, slip, isAll = false }, row) => {
      const rowTop = top + row * rowHeight;
      const middle = rowTop + (isWide ? 30 : 20 + 16 + barHeight / 2);
      const [nameY, notesX, notesY] = isWide
        ? [middle + 5, right + 24, middle - 4]
        : [rowTop + 14, 0, middle + barHeight / 2 + 17];
      return {
        top: rowTop,
        height: rowHeight,
        isAll,
        name: { x: 0, y: nameY, text: fitText(name, textSize, isWide ? names : width) },
        bars: barsOf(slip, { left, right, middle, numberOf }),
        notes: (notes[row] ?? []).map((text, i) => ({
          x: notesX,
          y: notesY + i * 16,
          text: fitText(text, smallSize, isWide ? noted + 1 : width),
        })),
      };
    }),
  };
}

function barsOf(
  slip: Slip,
  {
    left,
    right,
    middle,
    numberOf,
  }: { left: number; right: number; middle: number } & Pick<Asked, 'numberOf'>,
): SlipBar[] {
  let x = left;
  return slipBuckets.flatMap((bucket) => {
    const count = slip.buckets[bucket];
    if (count === 0) return [];
    const full = (count / slip.n) * (right - left);
    const [width, height, text] = [Math.max(1, full - 1.5), heightOf(bucket), numberOf(count)];
    const fits = textWidth(text, smallSize) <= full + 2;
    const bar = {
      bucket,
      x,
      y: middle - height / 2,
      width,
      height,
      label: fits ? { x: x + width / 2, y: middle - barHeight / 2 - 4, text } : null,
    };
    x += full;
    return [bar];
  });
}

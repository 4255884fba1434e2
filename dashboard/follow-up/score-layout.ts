import { scaleLinear } from 'd3';
import type { Scores } from '../../worker/domain/commitments/summary.ts';
import { fitText, semibold, textWidth } from '../timeline/text-width.ts';

export const textSize = 13;
export const smallSize = 12;
const widthForOneLine = 640;
const padding = 8;

/** Fewer than this many counted: one more could turn the score around, so its dot is hollow. */
export const fewCounted = 5;

/** Whose score; `isAll` that of all commitments together. */
export type ScoreItem = { name: string; score: Scores['overall']; isAll?: boolean };

export interface ScoreRow {
  name: { x: number; y: number; text: string };
  /** Where its line and its dot are; `dot` null where there is no score. */
  y: number;
  dot: number | null;
  isFew: boolean;
  score: { x: number; y: number };
  n: { x: number; y: number };
  leftOut: { x: number; y: number; text: string };
  top: number;
  height: number;
}

export interface ScoreLayout {
  height: number;
  left: number;
  right: number;
  middle: number;
  axisY: number;
  rows: ScoreRow[];
}

/** One line an actor; on a narrow screen its name stands over its line, and what is left out under it. */
export function scoreLayout(
  items: readonly ScoreItem[],
  {
    width,
    nOf,
    leftOutOf,
    scoreOf,
  }: {
    width: number;
    nOf(score: Scores['overall']): string;
    leftOutOf(score: Scores['overall']): string;
    scoreOf(score: Scores['overall']): string;
  },
): ScoreLayout {
  const wide = width >= widthForOneLine;
  const widest = (texts: string[], size: number) =>
    Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const names = Math.min(
    width * 0.3,
    widest(
      items.map(({ name }) => name),
      semibold(textSize),
    ) + 8,
  );
  const scores = items.map(({ score }) => score);
  const ns = widest(scores.map(nOf), smallSize);
  const outs = Math.min(width * 0.28, widest(scores.map(leftOutOf), smallSize));
  const scoreRoom = 14 + widest(scores.map(scoreOf), semibold(textSize));
  const left = wide ? names + 20 : padding;
  const right = wide ? width - scoreRoom - ns - outs - 36 : width - scoreRoom - padding;
  const x = scaleLinear().domain([-1, 1]).range([left, right]);
  const axisY = 14;
  const top = 30;
  const rowHeight = wide ? 34 : 62;
  const rows = items.map(({ name, score: item }, i): ScoreRow => {
    const rowTop = top + i * rowHeight;
    const y = wide ? rowTop + rowHeight / 2 : rowTop + 34;
    const score = { x: right + 14, y };
    return {
      name: wide
        ? { x: 0, y, text: fitText(name, textSize, names) }
        : { x: 0, y: rowTop + 14, text: fitText(name, textSize, width - ns - 20) },
      y,
      dot: item.score === null ? null : x(item.score),
      isFew: item.n < fewCounted,
      score,
      n: wide ? { x: right + scoreRoom + 16 + ns, y } : { x: width, y: rowTop + 14 },
      leftOut: wide
        ? { x: right + scoreRoom + 32 + ns, y, text: fitText(leftOutOf(item), smallSize, outs + 1) }
        : { x: 0, y: rowTop + 52, text: fitText(leftOutOf(item), smallSize, width) },
      top: rowTop,
      height: rowHeight,
    };
  });
  return { height: top + items.length * rowHeight + 4, left, right, middle: x(0), axisY, rows };
}

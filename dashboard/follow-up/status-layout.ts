import { max, scaleLinear, stack } from 'd3';
import type { CommitmentStatus } from '../../worker/domain/commitments/standing.ts';
import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import { type Scale, timeScale } from '../timeline/scale.ts';
import { textWidth } from '../timeline/text-width.ts';
import { endOfMonth, type Step, startOfMonth } from './drawing.ts';

/** From the ground up: what is done lies at the bottom, what is in doubt or given up on top. */
export const stackOrder: readonly CommitmentStatus[] = [
  'fulfilled',
  'partly_fulfilled',
  'in_progress',
  'not_started',
  'not_assessed',
  'stalled',
  'not_fulfilled',
  'superseded',
];

export const textSize = 12;
export const lineHeight = 18;
const swatch = 20;
const widthForSideLabels = 560;

export interface StatusLayout {
  plot: { left: number; right: number; top: number; bottom: number };
  x: Scale;
  layers: { status: CommitmentStatus; steps: Step[] }[];
  /** Where each layer is named: beside its end, or in lines over the plot on a narrow screen. */
  labels: { status: CommitmentStatus; text: string; x: number; y: number; endY: number | null }[];
  numbers: { value: number; y: number }[];
  columns: {
    month: string;
    left: number;
    width: number;
    counts: { status: CommitmentStatus; count: number }[];
  }[];
}

/** Positions of everything; null where there is no month to draw. */
export function statusLayout(
  { months }: StatusHistory,
  { width, height, nameOf }: { width: number; height: number; nameOf(status: CommitmentStatus): string },
): StatusLayout | null {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const shown = stackOrder.filter((status) => months.some(({ counts }) => (counts[status] ?? 0) > 0));
  const texts = shown.map((status) => ({ status, text: `${nameOf(status)} ${last.counts[status] ?? 0}` }));

  const beside = width >= widthForSideLabels;
  const widest = max(texts, ({ text }) => textWidth(text, textSize)) ?? 0;
  const lines = beside ? [] : inLines(texts, width);
  const rows = 1 + Math.max(-1, ...lines.map(({ line }) => line));
  const most =
    max(months, ({ counts }) => shown.reduce((sum, status) => sum + (counts[status] ?? 0), 0)) ?? 0;
  const left = 12 + textWidth(String(most), textSize);
  const right = beside ? width - widest - 30 : width - 4;
  const plot = { left, right, top: 26 + (beside ? 0 : rows * lineHeight + 6), bottom: height - 24 };

  const x = timeScale([startOfMonth(first.month), endOfMonth(last.month)], [plot.left, plot.right]);
  const y = scaleLinear()
    .domain([0, Math.max(1, most)])
    .nice(4)
    .range([plot.bottom, plot.top]);
  const layers = layersOf(months, shown, x, y);
  const columns = months.map(({ month, counts }) => ({
    month,
    left: x(startOfMonth(month)),
    width: x(endOfMonth(month)) - x(startOfMonth(month)),
    counts: shown.map((status) => ({ status, count: counts[status] ?? 0 })),
  }));
  const labels = beside
    ? apart(
        layers.map(({ status, steps }, i) => {
          const end = steps.at(-1);
          const middle = end ? (end.low + end.high) / 2 : plot.bottom;
          return { status, text: texts[i]?.text ?? '', x: plot.right + 26, y: middle, endY: middle };
        }),
        plot.top - 12,
      )
    : lines.map(({ status, text, x: at, line }) => ({
        status,
        text,
        x: at,
        y: 10 + line * lineHeight,
        endY: null,
      }));
  const whole = y.ticks(4).filter(Number.isInteger);
  return { plot, x, layers, labels, numbers: whole.map((value) => ({ value, y: y(value) })), columns };
}

type Months = StatusHistory['months'];

/** The statuses on one another, each as the months that it lasted. */
export function layersOf(
  months: Months,
  shown: readonly CommitmentStatus[],
  x: (time: number) => number,
  y: (count: number) => number,
): StatusLayout['layers'] {
  const stacked = stack<Months[number], CommitmentStatus>()
    .keys(shown)
    .value(({ counts }, status) => counts[status] ?? 0)(months);
  return stacked.map((layer) => ({
    status: layer.key,
    steps: layer.map(([low, high], i) => {
      const month = months[i]?.month ?? '';
      return { from: x(startOfMonth(month)), to: x(endOfMonth(month)), low: y(low), high: y(high) };
    }),
  }));
}

/** Labels from the ground up, each moved up as far as the one below it makes necessary. */
function apart<L extends { y: number }>(labels: L[], top: number): L[] {
  let below = Number.POSITIVE_INFINITY;
  const placed = labels.map((label) => {
    below = Math.min(label.y, below - lineHeight);
    return { ...label, y: below };
  });
  const over = top - below;
  if (over <= 0) return placed;
  // Too high at the top: the whole column comes down, and stays apart.
  let above = Number.NEGATIVE_INFINITY;
  return placed
    .toReversed()
    .map((label) => {
      above = Math.max(top, Math.max(label.y, above + lineHeight));
      return { ...label, y: above };
    })
    .toReversed();
}

/** Labels beside each other, on as many lines as they need. */
export function inLines<L extends { text: string }>(texts: readonly L[], width: number) {
  let [x, line] = [0, 0];
  return texts.map((label) => {
    const needs = swatch + textWidth(label.text, textSize) + 14;
    if (x > 0 && x + needs > width) [x, line] = [0, line + 1];
    const place = { ...label, x: x + swatch, line };
    x += needs;
    return place;
  });
}

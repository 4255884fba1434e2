import { max, scaleLinear } from 'd3';
import type { DueLoad } from '../../worker/domain/commitments/due-load.ts';
import { type Scale, timeScale } from '../timeline/scale.ts';
import { semibold, textWidth } from '../timeline/text-width.ts';
import { endOfMonth, type Step, startOfMonth } from './drawing.ts';
import { inLines, lineHeight } from './status-layout.ts';

export const textSize = 12;
const [barsHeight, carriedHeight, between] = [190, 84, 40];

interface Numbered {
  top: number;
  bottom: number;
  numbers: { value: number; y: number }[];
}
type Month = DueLoad['months'][number];

export interface DueLoadLayout {
  height: number;
  left: number;
  right: number;
  x: Scale;
  legend: { isUnsure: boolean; text: string; x: number; y: number }[];
  due: Numbered & {
    bars: { sure: Step; unsure: Step; label: { x: number; y: number; text: string } | null }[];
  };
  carried: Numbered & { steps: Step[]; labels: { x: number; y: number; text: string }[] };
  columns: (Month & { left: number; width: number })[];
}

interface Asked {
  width: number;
  legendOf(isUnsure: boolean): string;
  numberOf(count: number): string;
}

/** What falls due as bars, what is carried over beneath it: the same months, each on a scale of its own. */
export function dueLoadLayout({ months }: DueLoad, { width, legendOf, numberOf }: Asked): DueLoadLayout {
  const most = {
    due: max(months, ({ due }) => due) ?? 0,
    carried: max(months, ({ carried }) => carried) ?? 0,
  };
  const lines = inLines(
    [false, true].map((isUnsure) => ({ isUnsure, text: legendOf(isUnsure) })),
    width,
  );
  const legendHeight = (Math.max(...lines.map(({ line }) => line)) + 1) * lineHeight;
  const first = months[0]?.month ?? '2000-01';
  const last = months.at(-1)?.month ?? first;
  const due = scaled(most.due, legendHeight + 34, barsHeight);
  const carried = scaled(most.carried, due.bottom + 22 + between, carriedHeight);
  const numbers = [...due.numbers, ...carried.numbers].map(({ value }) =>
    textWidth(numberOf(value), textSize),
  );
  const [left, right] = [8 + Math.max(...numbers), width - 4];
  const x = timeScale([startOfMonth(first), endOfMonth(last)], [left, right]);
  const across = ({ month }: Month) => ({ from: x(startOfMonth(month)), to: x(endOfMonth(month)) });

  const bars = months.map((month) => {
    const { from, to } = across(month);
    const inset = Math.min(3, (to - from) * 0.12);
    const [bottom, middle, top] = [0, month.due - month.unsure, month.due].map((count) => due.y(count));
    const ends = { from: from + inset, to: to - inset };
    const text = numberOf(month.due);
    const fits = month.due > 0 && textWidth(text, semibold(textSize)) <= to - from + 2;
    return {
      sure: { ...ends, low: bottom ?? 0, high: middle ?? 0 },
      unsure: { ...ends, low: middle ?? 0, high: top ?? 0 },
      label: fits ? { x: (from + to) / 2, y: (top ?? 0) - 4, text } : null,
    };
  });
  const steps = months.map(
    (month): Step => ({
      ...across(month),
      low: carried.y(0),
      high: carried.y(month.carried),
    }),
  );
  const label = (step: Step | undefined, count: number, x: number) =>
    step ? [{ x, y: step.high - 4, text: numberOf(count) }] : [];
  return {
    height: carried.bottom + 24,
    left,
    right,
    x,
    legend: lines.map(({ line, ...each }) => ({ ...each, y: 10 + line * lineHeight })),
    due: { ...due, bars },
    carried: {
      ...carried,
      steps,
      labels: label(steps.at(-1), months.at(-1)?.carried ?? 0, right),
    },
    columns: months.map((month) => {
      const { from, to } = across(month);
      return { ...month, left: from, width: to - from };
    }),
  };
}

function scaled(most: number, top: number, height: number) {
  const bottom = top + height;
  const y = scaleLinear()
    .domain([0, Math.max(1, most)])
    .nice(3)
    .range([bottom, top]);
  const numbers = y
    .ticks(height > 100 ? 4 : 2)
    .filter(Number.isInteger)
    .map((value) => ({ value, y: y(value) }));
  return { top, bottom, numbers, y: (count: number): number => y(count) };
}

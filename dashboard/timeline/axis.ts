import { utcMonday, utcMonth, utcYear } from 'd3';
import type { Scale } from './scale.ts';
import { textWidth } from './text-width.ts';

export interface Tick {
  time: number;
  x: number;
  /** Null where there is no room for it. */
  label: string | null;
  /** Whether the word for today stands in its place. */
  isCovered: boolean;
  /** That of the period which begins here, for where there is one line of labels only; null when none does. */
  name: string | null;
}

/** A year over its months, or a month over its days; its label stays in sight while any of it is. */
export interface Period {
  time: number;
  /** Where it begins; null when that is out of sight. */
  x: number | null;
  labelX: number;
  /** How far its label may be pushed along to stay in sight. */
  slack: number;
  label: string | null;
}

type Unit = 'year' | 'month' | 'day';

const DAY = 86_400_000;
export const axisSize = 12;
const padding = 5;

type Format = Unit | 'period';
const formats: Record<Format, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { month: 'short' },
  day: { day: 'numeric' },
  period: { month: 'long', year: 'numeric' },
};
// Making a formatter costs more than laying out a frame; locales are few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, name: Format): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, { ...formats[name], calendar: 'gregory', timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}

/** Ticks as fine as the width allows and never finer than a day; `taken` is where the word for today stands. */
export function axisOf(scale: Scale, locale: string, taken: [number, number] | null) {
  const dates = tickDates(scale);
  const unit = unitOf(dates);
  const format = formatter(locale, unit);
  const [, right] = scale.range();
  const begins = formatter(locale, unit === 'day' ? 'month' : 'year');
  const isBeginning = (date: Date) => date.getUTCDate() === 1 && (unit === 'day' || date.getUTCMonth() === 0);
  const ticks = dates.map((date, i): Tick => {
    const next = dates[i + 1];
    const x = scale(date);
    const label = format.format(date);
    const end = x + 2 * padding + textWidth(label, axisSize);
    const isCovered = taken !== null && x < taken[1] && end > taken[0];
    const fits = end <= (next ? scale(next) + padding : right);
    return {
      time: date.getTime(),
      x,
      label: fits ? label : null,
      isCovered,
      name: fits && isBeginning(date) ? begins.format(date) : null,
    };
  });
  return { unit, ticks, periods: unit === 'year' ? [] : periodsOf(scale, unit, locale) };
}

function tickDates(scale: Scale): Date[] {
  const [from, to] = scale.domain();
  const [left, right] = scale.range();
  const days = (to - from) / DAY;
  const wanted = Math.max(2, (right - left) / 76);
  const dates = scale
    .ticks(Math.min(wanted, days))
    .filter((date) => date.getTime() % DAY === 0 && date.getTime() < to);
  const [first, second] = dates;
  // Weeks begin on Monday (ISO 8601), where D3 begins them on Sunday.
  const isWeekly =
    first && second && second.getTime() - first.getTime() === 7 * DAY && first.getUTCDay() === 0;
  return isWeekly ? scale.ticks(utcMonday) : dates;
}

function unitOf(dates: readonly Date[]): Unit {
  if (dates.some((date) => date.getUTCDate() !== 1)) return 'day';
  const isYear = dates.every((date) => date.getUTCMonth() === 0);
  // A single 1 January says nothing about what its neighbours would be.
  return isYear && dates.length > 1 ? 'year' : 'month';
}

function periodsOf(scale: Scale, unit: 'month' | 'day', locale: string): Period[] {
  const interval = unit === 'month' ? utcYear : utcMonth;
  const format = formatter(locale, unit === 'month' ? 'year' : 'period');
  const [from, to] = scale.domain();
  const [left, right] = scale.range();
  return interval.range(interval.floor(new Date(from)), new Date(to)).map((date): Period => {
    const x = scale(date);
    const end = Math.min(right, scale(interval.offset(date, 1)));
    const labelX = Math.max(left, x) + padding;
    const label = format.format(date);
    const slack = end - padding - labelX - textWidth(label, axisSize + 1);
    const inSight = x < left ? null : x;
    return { time: date.getTime(), x: inSight, labelX, slack, label: slack >= 0 ? label : null };
  });
}

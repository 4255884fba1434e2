import { axisOf } from '../timeline/axis.ts';
import type { Scale } from '../timeline/scale.ts';
import type { Drawn } from './drawing.ts';

/** Months or years along the foot of a plot, in one line: a January is called by its year. */
export function drawMonths(
  root: Drawn,
  x: Scale,
  { left, right, bottom }: { left: number; right: number; bottom: number },
  locale: string,
): void {
  const { ticks, periods, unit } = axisOf(x, locale, null);
  const months = root.append('g').attr('class', 'months').attr('aria-hidden', 'true');
  months.append('line').attr('x1', left).attr('x2', right).attr('y1', bottom).attr('y2', bottom);
  const begins = new Set(periods.map(({ time }) => time));
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
  const marks = months
    .selectAll('g')
    .data(ticks.filter(({ label }) => label !== null))
    .join('g')
    .attr('transform', (tick) => `translate(${tick.x},${bottom})`);
  marks.append('line').attr('y2', 5);
  marks
    .append('text')
    .attr('x', 3)
    .attr('y', 15)
    .attr('class', ({ time }) => (begins.has(time) ? 'year' : null))
    .text(({ label, time }) => (unit === 'month' && begins.has(time) ? year.format(time) : label));
}

/** Numbers up the side of a plot, with a line across at each. */
export function drawNumbers(
  root: Drawn,
  numbers: readonly { value: number; y: number }[],
  { left, right }: { left: number; right: number },
  locale: string,
): void {
  const format = new Intl.NumberFormat(locale);
  const rows = root
    .append('g')
    .attr('class', 'numbers')
    .attr('aria-hidden', 'true')
    .selectAll('g')
    .data(numbers)
    .join('g')
    .attr('transform', ({ y }) => `translate(0,${y})`);
  rows.append('line').attr('x1', left).attr('x2', right);
  rows
    .append('text')
    .attr('x', left - 6)
    .attr('dy', '0.35em')
    .attr('text-anchor', 'end')
    .text(({ value }) => format.format(value));
}

/** Over each month its name and what it says: on hover, and to a screen reader. */
export function drawColumns<C extends { left: number; width: number }>(
  root: Drawn,
  columns: readonly C[],
  { top, bottom }: { top: number; bottom: number },
  nameOf: (column: C) => string,
): void {
  root
    .append('g')
    .selectAll('rect')
    .data(columns)
    .join('rect')
    .attr('class', 'column')
    .attr('role', 'img')
    .attr('x', ({ left }) => left)
    .attr('y', top)
    .attr('width', ({ width }) => width)
    .attr('height', bottom - top)
    .attr('aria-label', nameOf)
    .append('title')
    .text(nameOf);
}

import { area, curveLinear, select } from 'd3';
import type { StatusHistory } from '../../worker/domain/follow-up-summary.ts';
import type { CommitmentStatus } from '../../worker/domain/standing.ts';
import { axisOf } from '../timeline/axis.ts';
import { type Step, statusLayout, textSize } from './status-layout.ts';

export interface StatusChartWords {
  /** Accessible name of the chart. */
  name: string;
  status: Record<CommitmentStatus, string>;
  /** Over the axis of numbers, such as "Commitments". */
  axis: string;
  /** What one month says whole: on hover, and to a screen reader. */
  month(of: { month: string; counts: { status: string; count: number }[] }): string;
}

export interface StatusChartOptions {
  width: number;
  height: number;
  locale: string;
  words: StatusChartWords;
  document: Document;
}

/** Two points a month, for the status at its end holds for the month: a step, and no slope that nobody measured. */
const outline = area<[x: number, low: number, high: number]>(
  ([x]) => x,
  ([, low]) => low,
  ([, , high]) => high,
).curve(curveLinear);
const stepped = (steps: readonly Step[]) =>
  outline(
    steps.flatMap(({ from, to, low, high }): [number, number, number][] => [
      [from, low, high],
      [to, low, high],
    ]),
  );

export function statusChart(history: StatusHistory, options: StatusChartOptions): SVGSVGElement {
  const { width, height, locale, words, document } = options;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const root = select(svg)
    .attr('class', 'chart status-chart')
    .attr('role', 'group')
    .attr('aria-label', words.name)
    .attr('width', width)
    .attr('height', height)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('font-size', textSize);
  const drawn = statusLayout(history, { width, height, nameOf: (status) => words.status[status] });
  if (drawn === null) return svg;
  const { plot, layers, labels, numbers, columns } = drawn;
  const number = new Intl.NumberFormat(locale);

  const hatch = root
    .append('defs')
    .append('pattern')
    .attr('id', 'status-hatch')
    .attr('class', 'status-hatch');
  hatch.attr('width', 5).attr('height', 5).attr('patternUnits', 'userSpaceOnUse');
  hatch.attr('patternTransform', 'rotate(45)').append('path').attr('d', 'M1,0V5');

  const numberAxis = root.append('g').attr('class', 'numbers').attr('aria-hidden', 'true');
  numberAxis
    .append('text')
    .attr('class', 'axis-title')
    .attr('y', plot.top - 14)
    .text(words.axis);
  const rows = numberAxis
    .selectAll('g')
    .data(numbers)
    .join('g')
    .attr('transform', ({ y }) => `translate(0,${y})`);
  rows.append('line').attr('x1', plot.left).attr('x2', plot.right);
  rows
    .append('text')
    .attr('x', plot.left - 6)
    .attr('dy', '0.35em')
    .attr('text-anchor', 'end')
    .text(({ value }) => number.format(value));

  const areas = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(layers).join('g');
  areas.attr('class', ({ status }) => `layer status-${status}`);
  areas
    .append('path')
    .attr('class', 'area')
    .attr('d', ({ steps }) => stepped(steps));
  areas
    .filter(({ status }) => isHatched(status))
    .append('path')
    .attr('class', 'hatched')
    .attr('fill', 'url(#status-hatch)')
    .attr('d', ({ steps }) => stepped(steps));

  const named = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(labels).join('g');
  named.attr('class', ({ status }) => `layer status-${status}`);
  named
    .filter(({ endY }) => endY !== null)
    .append('path')
    .attr('class', 'leader')
    .attr('d', ({ x, y, endY }) => `M${plot.right + 2},${endY}L${x - 20},${y}`);
  for (const fill of [null, 'url(#status-hatch)'])
    named
      .filter(({ status }) => fill === null || isHatched(status))
      .append('rect')
      .attr('class', fill ? 'hatched' : 'area')
      .attr('fill', fill)
      .attr('x', ({ x }) => x - 18)
      .attr('y', ({ y }) => y - 6)
      .attr('width', 12)
      .attr('height', 12);
  named
    .append('text')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('dy', '0.35em')
    .text(({ text }) => text);

  const { ticks, periods, unit } = axisOf(drawn.x, locale, null);
  const months = root.append('g').attr('class', 'months').attr('aria-hidden', 'true');
  months
    .append('line')
    .attr('x1', plot.left)
    .attr('x2', plot.right)
    .attr('y1', plot.bottom)
    .attr('y2', plot.bottom);
  // One line of labels has no room for the years over the months: a January is called by its year.
  const yearAt = new Map(periods.map(({ time }) => [time, new Date(time).getUTCFullYear()]));
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
  const named2 = ticks.filter(({ label }) => label !== null);
  const marks = months.selectAll('g').data(named2).join('g');
  marks.attr('transform', ({ x }) => `translate(${x},${plot.bottom})`);
  marks.append('line').attr('y2', 5);
  marks
    .append('text')
    .attr('x', 3)
    .attr('y', 15)
    .attr('class', ({ time }) => (yearAt.has(time) ? 'year' : null))
    .text(({ label, time }) => (unit === 'month' && yearAt.has(time) ? year.format(time) : label));

  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const hits = root.append('g').selectAll('rect').data(columns).join('rect');
  hits
    .attr('class', 'column')
    .attr('role', 'img')
    .attr('x', ({ left }) => left)
    .attr('y', plot.top)
    .attr('width', (column) => column.width)
    .attr('height', plot.bottom - plot.top)
    .attr('aria-label', columnName)
    .append('title')
    .text(columnName);
  function columnName({ month, counts }: (typeof columns)[number]) {
    const said = counts.map(({ status, count }) => ({ status: words.status[status], count }));
    return words.month({ month: monthName.format(Date.parse(`${month}-01T00:00:00Z`)), counts: said });
  }
  return svg;
}

/** So that neighbours differ in grey print too. */
const isHatched = (status: CommitmentStatus) =>
  status === 'partly_fulfilled' || status === 'stalled' || status === 'superseded';

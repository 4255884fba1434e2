import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import type { StatusChartWords } from '../../worker/words/shapes/charts.ts';
import { addHatch, isHatched, startDrawing, stepped } from './drawing.ts';
import { drawColumns, drawMonths, drawNumbers } from './month-axis.ts';
import { statusLayout, textSize } from './status-layout.ts';

export interface StatusChartOptions {
  width: number;
  height: number;
  locale: string;
  words: StatusChartWords;
  document: Document;
}

/** How many commitments stood at each status, stacked, month by month. */
export function statusChart(history: StatusHistory, options: StatusChartOptions): SVGSVGElement {
  const { width, height, locale, words, document } = options;
  const { svg, root } = startDrawing(document, {
    kind: 'status-chart',
    name: words.name,
    width,
    height,
    textSize,
  });
  const drawn = statusLayout(history, { width, height, nameOf: (status) => words.status[status] });
  if (drawn === null) return svg;
  const { plot, layers, labels, numbers, columns } = drawn;
  const hatch = addHatch(root, 'status-hatch');

  drawNumbers(root, numbers, plot, locale);
  root
    .append('text')
    .attr('class', 'axis-title')
    .attr('aria-hidden', 'true')
    .attr('y', plot.top - 14)
    .text(words.axis);

  const areas = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(layers).join('g');
  areas.attr('class', ({ status }) => `layer status-${status}`);
  for (const fill of [null, hatch])
    areas
      .filter(({ status }) => fill === null || isHatched(status))
      .append('path')
      .attr('class', fill ? 'hatched' : 'area')
      .attr('fill', fill)
      .attr('d', ({ steps }) => stepped(steps));

  const named = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(labels).join('g');
  named.attr('class', ({ status }) => `layer status-${status}`);
  named
    .filter(({ endY }) => endY !== null)
    .append('path')
    .attr('class', 'leader')
    .attr('d', ({ x, y, endY }) => `M${plot.right + 2},${endY}L${x - 20},${y}`);
  for (const fill of [null, hatch])
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

  drawMonths(root, drawn.x, plot, locale);
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  drawColumns(root, columns, plot, ({ month, counts }) =>
    words.month({
      month: monthName.format(Date.parse(`${month}-01T00:00:00Z`)),
      counts: counts.map(({ status, count }) => ({ status: words.status[status], count })),
    }),
  );
  return svg;
}

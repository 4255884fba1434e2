import { commitmentStatuses } from '../../worker/domain/commitments/standing.ts';
import { noCounts } from '../../worker/domain/commitments/status-counts.ts';
import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import type { BodyGridWords } from '../../worker/words/shapes/charts.ts';
import { bodyGridLayout, type Panel } from './body-grid-layout.ts';
import { addHatch, isHatched, startDrawing, startOfMonth, stepped } from './drawing.ts';
import { textSize } from './status-layout.ts';

/** The status of the commitments of each body over time: small plots side by side. */
export function bodyGridChart(
  history: StatusHistory,
  {
    width,
    locale,
    words,
    document,
  }: { width: number; locale: string; words: BodyGridWords; document: Document },
): SVGSVGElement {
  const layout = bodyGridLayout(history, { width, nameOf: (status) => words.status[status] });
  const height = layout?.height ?? 0;
  const { svg, root } = startDrawing(document, {
    kind: 'body-grid',
    name: words.name,
    width,
    height,
    textSize,
  });
  if (layout === null) return svg;
  const { panels: shown, most } = layout;
  const hatch = addHatch(root, 'body-hatch');
  const number = new Intl.NumberFormat(locale);
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });

  const legend = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(layout.legend).join('g');
  legend.attr('class', ({ status }) => `layer status-${status}`);
  for (const fill of [null, hatch])
    legend
      .filter(({ status }) => fill === null || isHatched(status))
      .append('rect')
      .attr('class', fill ? 'hatched' : 'area')
      .attr('fill', fill)
      .attr('x', ({ x }) => x - 18)
      .attr('y', ({ y }) => y - 6)
      .attr('width', 12)
      .attr('height', 12);
  legend
    .append('text')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('dy', '0.35em')
    .text(({ text }) => text);

  const nameOf = (i: number) => {
    const { body, months } = history.bodies?.[i] ?? {};
    const counts = months?.at(-1)?.counts ?? noCounts();
    const told = commitmentStatuses.filter((status) => counts[status] > 0);
    return words.body({
      body: body?.name ?? '',
      counts: told.map((status) => ({ status: words.status[status], count: counts[status] })),
    });
  };
  const panels = root
    .selectAll<SVGGElement, unknown>('g.small-plot')
    .data(shown)
    .join('g')
    .attr('class', 'small-plot')
    .attr('role', 'img')
    .attr('aria-label', (_, i) => nameOf(i));
  panels.append('title').text((_, i) => nameOf(i));
  panels
    .append('rect')
    .attr('class', 'hit')
    .attr('x', ({ plot }) => plot.left)
    .attr('y', ({ plot }) => plot.top - 24)
    .attr('width', ({ plot }) => plot.right - plot.left)
    .attr('height', ({ plot }) => plot.bottom - plot.top + 24);
  const layers = panels
    .selectAll('g')
    .data(({ layers }) => layers)
    .join('g')
    .attr('class', ({ status }) => `layer status-${status}`);
  for (const fill of [null, hatch])
    layers
      .filter(({ status }) => fill === null || isHatched(status))
      .append('path')
      .attr('class', fill ? 'hatched' : 'area')
      .attr('fill', fill)
      .attr('d', ({ steps }) => stepped(steps));
  for (const at of ['top', 'bottom'] as const)
    panels
      .append('line')
      .attr('class', at === 'bottom' ? 'ground' : null)
      .attr('x1', ({ plot }) => plot.left)
      .attr('x2', ({ plot }) => plot.right)
      .attr('y1', ({ plot }) => plot[at])
      .attr('y2', ({ plot }) => plot[at]);
  const write = (
    name: string,
    at: (panel: Panel) => { x: number; y: number; text: string },
    anchor = 'start',
  ) =>
    panels
      .append('text')
      .attr('class', name)
      .attr('text-anchor', anchor)
      .attr('x', (panel) => at(panel).x)
      .attr('y', (panel) => at(panel).y)
      .text((panel) => at(panel).text);
  write('name', ({ name }) => name);
  write('n', ({ plot, total }) => ({ x: plot.right + 6, y: endOf(plot, total), text: number.format(total) }));
  const said = (which: 0 | -1) => month.format(startOfMonth(history.months.at(which)?.month ?? ''));
  write('n', ({ plot }) => ({ x: plot.left, y: plot.bottom + 15, text: said(0) }));
  write('n', ({ plot }) => ({ x: plot.right, y: plot.bottom + 15, text: said(-1) }), 'end');
  function endOf({ top, bottom }: { top: number; bottom: number }, total: number) {
    return bottom - ((bottom - top) * total) / most + 4;
  }
  return svg;
}

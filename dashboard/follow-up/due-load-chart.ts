import type { DueLoad } from '../../worker/domain/commitments/due-load.ts';
import type { DueLoadChartWords } from '../../worker/words/shapes/charts.ts';
import { addHatch, startDrawing, startOfMonth, stepped } from './drawing.ts';
import { dueLoadLayout, textSize } from './due-load-layout.ts';
import { drawColumns, drawMonths, drawNumbers } from './month-axis.ts';

/** What falls due month by month, and under it what each month takes over from before. */
export function dueLoadChart(
  load: DueLoad,
  {
    width,
    locale,
    words,
    document,
  }: { width: number; locale: string; words: DueLoadChartWords; document: Document },
): SVGSVGElement {
  const number = new Intl.NumberFormat(locale);
  const layout = dueLoadLayout(load, {
    width,
    legendOf: (isUnsure) => (isUnsure ? words.unsure : words.sure),
    numberOf: (count) => number.format(count),
  });
  const { due, carried, height } = layout;
  const { svg, root } = startDrawing(document, {
    kind: 'due-load-chart',
    name: words.name,
    width,
    height,
    textSize,
  });
  const hatch = addHatch(root, 'due-hatch');

  const legend = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(layout.legend).join('g');
  for (const fill of [null, hatch])
    legend
      .filter(({ isUnsure }) => fill === null || isUnsure)
      .append('rect')
      .attr('class', ({ isUnsure }) => (fill ? 'hatched' : isUnsure ? 'unsure' : 'sure'))
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

  for (const [part, title] of [
    [due, words.due],
    [carried, words.carried],
  ] as const) {
    drawNumbers(root, part.numbers, layout, locale);
    root
      .append('text')
      .attr('class', 'axis-title')
      .attr('aria-hidden', 'true')
      .attr('y', part.top - 12)
      .text(title);
    drawMonths(root, layout.x, { ...layout, bottom: part.bottom }, locale);
  }

  const bars = root.append('g').attr('aria-hidden', 'true').selectAll('g').data(due.bars).join('g');
  for (const [name, fill] of [
    ['sure', null],
    ['unsure', null],
    ['hatched', hatch],
  ] as const)
    bars
      .filter((bar) => partOf(bar, name).low > partOf(bar, name).high)
      .append('rect')
      .attr('class', name)
      .attr('fill', fill)
      .attr('x', (bar) => partOf(bar, name).from)
      .attr('y', (bar) => partOf(bar, name).high)
      .attr('width', (bar) => partOf(bar, name).to - partOf(bar, name).from)
      .attr('height', (bar) => partOf(bar, name).low - partOf(bar, name).high);
  root.append('path').attr('class', 'carried').attr('aria-hidden', 'true').attr('d', stepped(carried.steps));
  const labels = [
    ...due.bars.flatMap(({ label }) => (label ? [{ ...label, anchor: 'middle' }] : [])),
    ...carried.labels.map((label) => ({ ...label, anchor: 'end' })),
  ];
  root
    .append('g')
    .attr('aria-hidden', 'true')
    .selectAll('text')
    .data(labels)
    .join('text')
    .attr('class', 'count')
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);

  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  drawColumns(
    root,
    layout.columns,
    { top: due.top, bottom: carried.bottom },
    ({ month, due, unsure, carried }) =>
      words.month({ month: monthName.format(startOfMonth(month)), due, unsure, carried }),
  );
  return svg;
}

type Bar = ReturnType<typeof dueLoadLayout>['due']['bars'][number];
const partOf = (bar: Bar, name: 'sure' | 'unsure' | 'hatched') => (name === 'sure' ? bar.sure : bar.unsure);

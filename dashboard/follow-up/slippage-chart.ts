import type { SlippageChartWords } from '../../worker/words/shapes/charts.ts';
import { addHatch, startDrawing } from './drawing.ts';
import { type SlipRow, slippageLayout, smallSize, textSize } from './slippage-layout.ts';

export interface SlippageChartOptions {
  width: number;
  locale: string;
  words: SlippageChartWords;
  document: Document;
}

/** How far due dates moved: a bar for each, parted from earlier to much later. */
export function slippageChart(
  rows: readonly SlipRow[],
  { width, locale, words, document }: SlippageChartOptions,
): SVGSVGElement {
  const number = new Intl.NumberFormat(locale);
  const layout = slippageLayout(rows, {
    width,
    legendOf: (bucket) => words.bucket[bucket],
    numberOf: (count) => number.format(count),
    notesOf: words.notes,
  });
  const { svg, root } = startDrawing(document, {
    kind: 'slippage-chart',
    name: words.name,
    width,
    height: layout.height,
    textSize,
  });
  const hatch = addHatch(root, 'slip-hatch');
  const fills = [null, hatch];

  const legend = root
    .append('g')
    .attr('aria-hidden', 'true')
    .attr('font-size', smallSize)
    .selectAll('g')
    .data(layout.legend)
    .join('g')
    .attr('class', ({ bucket }) => `slip slip-${bucket}`);
  for (const fill of fills)
    legend
      .filter(({ bucket }) => fill === null || bucket === 'earlier')
      .append('rect')
      .attr('class', fill ? 'hatched' : 'bar')
      .attr('fill', fill)
      .attr('x', ({ x }) => x - 18)
      .attr('y', ({ y, height }) => y - height / 2)
      .attr('width', 12)
      .attr('height', ({ height }) => height);
  legend
    .append('text')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('dy', '0.35em')
    .text(({ text }) => text);

  const nameOf = (i: number) => (rows[i] ? words.row(rows[i]) : '');
  const groups = root
    .selectAll<SVGGElement, unknown>('g.row')
    .data(layout.rows)
    .join('g')
    .attr('class', ({ isAll }) => (isAll ? 'row is-all' : 'row'))
    .attr('role', 'img')
    .attr('aria-label', (_, i) => nameOf(i));
  groups.append('title').text((_, i) => nameOf(i));
  groups
    .append('rect')
    .attr('class', 'hit')
    .attr('y', ({ top }) => top)
    .attr('width', width)
    .attr('height', ({ height }) => height);
  const bars = groups
    .selectAll('g')
    .data(({ bars }) => bars)
    .join('g')
    .attr('class', ({ bucket }) => `slip slip-${bucket}`);
  for (const fill of fills)
    bars
      .filter(({ bucket }) => fill === null || bucket === 'earlier')
      .append('rect')
      .attr('class', fill ? 'hatched' : 'bar')
      .attr('fill', fill)
      .attr('x', ({ x }) => x)
      .attr('y', ({ y }) => y)
      .attr('width', (bar) => bar.width)
      .attr('height', (bar) => bar.height);
  bars
    .filter(({ label }) => label !== null)
    .append('text')
    .attr('class', 'n')
    .attr('font-size', smallSize)
    .attr('text-anchor', 'middle')
    .attr('x', ({ label }) => label?.x ?? 0)
    .attr('y', ({ label }) => label?.y ?? 0)
    .text(({ label }) => label?.text ?? '');
  groups
    .append('text')
    .attr('class', 'name')
    .attr('x', ({ name }) => name.x)
    .attr('y', ({ name }) => name.y)
    .text(({ name }) => name.text);
  groups
    .selectAll('text.note')
    .data(({ notes }) => notes)
    .join('text')
    .attr('class', 'note n')
    .attr('font-size', smallSize)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
  return svg;
}

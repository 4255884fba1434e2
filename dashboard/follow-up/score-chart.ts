import type { Scores } from '../../worker/domain/commitments/summary.ts';
import type { ScoreChartWords } from '../../worker/words/shapes/charts.ts';
import { minus, startDrawing } from './drawing.ts';
import { type ScoreItem, scoreLayout, smallSize, textSize } from './score-layout.ts';

export interface ScoreChartOptions {
  width: number;
  locale: string;
  words: ScoreChartWords;
  document: Document;
}

type Score = Scores['overall'];

/** A line an actor, with a dot where its score is: hollow where it rests on few. */
export function scoreChart(
  items: readonly ScoreItem[],
  { width, locale, words, document }: ScoreChartOptions,
): SVGSVGElement {
  const leftOutOf = ({ leftOut }: Score) =>
    words.leftOut({ notAssessed: leftOut.not_assessed, superseded: leftOut.superseded });
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const number = new Intl.NumberFormat(locale, { ...digits, signDisplay: 'exceptZero' });
  const scoreOf = ({ score }: Score) => (score === null ? words.noScore : minus(number.format(score)));
  const layout = scoreLayout(items, { width, nOf: ({ n }) => words.n(n), leftOutOf, scoreOf });
  const { height, left, right, middle, axisY, rows } = layout;

  const { svg, root } = startDrawing(document, {
    kind: 'score-chart',
    name: words.name,
    width,
    height,
    textSize,
  });

  const axis = root
    .append('g')
    .attr('class', 'axis')
    .attr('aria-hidden', 'true')
    .attr('font-size', smallSize);
  const ends = [
    { x: left, anchor: 'start', text: words.notKept },
    { x: middle, anchor: 'middle', text: words.middle },
    { x: right, anchor: 'end', text: words.kept },
  ];
  axis
    .selectAll('text')
    .data(ends)
    .join('text')
    .attr('x', ({ x }) => x)
    .attr('y', axisY)
    .attr('text-anchor', ({ anchor }) => anchor)
    .text(({ text }) => text);
  const groups = root
    .selectAll<SVGGElement, unknown>('g.row')
    .data(
      items.map((item, i) => ({ item, row: rows[i] })).flatMap(({ item, row }) => (row ? { item, row } : [])),
    )
    .join('g')
    .attr(
      'class',
      ({ item, row }) => `row ${sideOf(item.score)}${row.isFew ? ' few' : ''}${item.isAll ? ' is-all' : ''}`,
    )
    .attr('role', 'img')
    .attr('aria-label', ({ item }) => nameOf(item));
  groups.append('title').text(({ item }) => nameOf(item));
  groups
    .append('rect')
    .attr('class', 'hit')
    .attr('y', ({ row }) => row.top)
    .attr('width', width)
    .attr('height', ({ row }) => row.height);
  const line = (name: string, from: number, to: (dot: number) => number) =>
    groups
      .filter(({ row }) => row.dot !== null || name === 'track')
      .append('line')
      .attr('class', name)
      .attr('x1', from)
      .attr('x2', ({ row }) => to(row.dot ?? middle))
      .attr('y1', ({ row }) => row.y)
      .attr('y2', ({ row }) => row.y);
  line('track', left, () => right);
  groups
    .append('line')
    .attr('class', 'zero')
    .attr('x1', middle)
    .attr('x2', middle)
    .attr('y1', ({ row }) => row.y - 9)
    .attr('y2', ({ row }) => row.y + 9);
  line('stem', middle, (dot) => dot);
  groups
    .filter(({ row }) => row.dot !== null)
    .append('circle')
    .attr('class', 'dot')
    .attr('cx', ({ row }) => row.dot)
    .attr('cy', ({ row }) => row.y)
    .attr('r', 6);
  const text = (
    name: string,
    at: (of: { item: ScoreItem; row: (typeof rows)[number] }) => { x: number; y: number; text: string },
    anchor = 'start',
  ) =>
    groups
      .append('text')
      .attr('class', name)
      .attr('text-anchor', anchor)
      .attr('dy', '0.35em')
      .attr('x', (of) => at(of).x)
      .attr('y', (of) => at(of).y)
      .text((of) => at(of).text);
  text('name', ({ row }) => row.name);
  text('score', ({ item, row }) => ({
    ...row.score,
    text: scoreOf(item.score),
  }));
  text('n', ({ item, row }) => ({ ...row.n, text: words.n(item.score.n) }), 'end').attr(
    'font-size',
    smallSize,
  );
  text('left-out', ({ row }) => row.leftOut).attr('font-size', smallSize);

  function nameOf({ name, score }: ScoreItem) {
    const told = score.score === null ? null : scoreOf(score);
    const { n, lapsed } = score;
    return words.row({ actor: name, score: told, n, lapsed, leftOut: leftOutOf(score) });
  }
  return svg;
}

const sideOf = ({ score }: Score) =>
  score === null ? 'none' : score < 0 ? 'below' : score > 0 ? 'above' : 'even';

import { wordPlace } from './hold.ts';
import type { Layout } from './layout.ts';
import { round } from './marks.ts';
import type { Stage } from './stage.ts';
import type { Group, Surface } from './surface.ts';

interface Line {
  key: string;
  of: string;
  x: number;
  top: number;
}
interface Word {
  key: string;
  of: string;
  x: number;
  y: number;
  text: string;
  slack?: number;
}

/** The axis, its lines and today. */
export function drawAxis({ axis, grid }: Surface, { ticks, periods, today }: Layout, { top, bottom }: Stage) {
  const lines: Line[] = [
    ...ticks.map(({ x, time }) => ({ key: `tick ${time}`, of: 'tick', x, top: top - 20 })),
    ...periods.flatMap(({ x, time }) =>
      x === null ? [] : [{ key: `period ${time}`, of: 'period', x, top: 4 }],
    ),
    ...(today ? [{ key: 'today', of: 'today', x: today.x, top: top - 3 }] : []),
  ];
  grid
    .selectAll<SVGLineElement, Line>('line')
    .data(lines, ({ key }) => key)
    .join((enter) => enter.append('line').attr('class', ({ of }) => of))
    .attr('transform', ({ x }) => `translate(${round(x)},0)`)
    .attr('y1', (line) => line.top)
    .attr('y2', bottom);
  drawWords(axis, [
    ...ticks.flatMap(({ x, label, isCovered, time }) =>
      label === null || isCovered
        ? []
        : [{ key: `top ${time}`, of: 'tick', x: x + 5, y: top - 11, text: label }],
    ),
    ...ticks.flatMap(({ x, label, name, time }) => {
      const text = name ?? label;
      const of = name ? 'year' : 'tick';
      return text === null ? [] : [{ key: `end ${time} ${of}`, of, x: x + 5, y: bottom + 13, text }];
    }),
    ...periods.flatMap(({ labelX, label, time, slack }) =>
      label === null ? [] : [{ key: `of ${time}`, of: 'period', x: labelX, y: 14, text: label, slack }],
    ),
  ]);
  drawToday(axis, today, top);
}

function drawWords(axis: Group, words: Word[]) {
  axis
    .selectAll<SVGTextElement, Word>('text.label')
    .data(words, ({ key }) => key)
    .join((enter) =>
      enter
        .append('text')
        .attr('class', ({ of }) => `label ${of}`)
        .attr('dy', '0.35em')
        .text(({ text }) => text),
    )
    .attr('x', ({ x }) => round(x))
    .attr('y', ({ y }) => y);
}

function drawToday(axis: Group, today: Layout['today'], top: number) {
  axis
    .selectAll<SVGGElement, NonNullable<Layout['today']>>('g.today')
    .data(today ? [today] : [])
    .join((enter) => {
      const tag = enter.append('g').attr('class', 'today');
      tag
        .append('rect')
        .attr('height', 18)
        .attr('rx', 9)
        .attr('width', ({ width }) => width)
        .attr('x', ({ width }) => round(-width / 2));
      tag
        .append('text')
        .attr('dy', '0.35em')
        .attr('y', 9)
        .attr('text-anchor', 'middle')
        .text(({ text }) => text);
      return tag;
    })
    .attr('data-top', top - 21);
}

/** Keeps the word for today whole while its line is in sight. */
export function holdToday({ axis }: Surface, { today }: Layout, left: number, right: number) {
  const tag = axis.select<SVGGElement>('g.today');
  if (today)
    tag.attr('transform', `translate(${round(wordPlace(today, left, right))},${tag.attr('data-top')})`);
}

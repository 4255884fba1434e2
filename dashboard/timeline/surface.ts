import { type Selection, select } from 'd3';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';
import { rowHeight, type Stage, termHeight, titleSize } from './stage.ts';
import type { LinkKind } from './timeline.ts';
import type { TimelineWords } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';
type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The drawing's elements from back to front: marks are changed at every frame, the rest seldom. */
export interface Surface {
  svg: SVGSVGElement;
  lanes: Group;
  grid: Group;
  marks: Group;
  labels: Group;
  axis: Group;
  titles: Group;
}

const tones = [
  'overdue',
  'due_now',
  'upcoming',
  'stale',
  'undated',
  'fulfilled',
  'partly_fulfilled',
  'not_fulfilled',
  'superseded',
  'briefing',
  'briefing_planned',
  'briefing_off',
  'term',
  'current',
  'gap',
];
/** How opaque a fade is, from its left to its right: offset and opacity. */
const fades: Record<string, [number, number][]> = {
  start: [
    [0, 0],
    [1, 1],
  ],
  end: [
    [0, 1],
    [1, 0],
  ],
  soft: [
    [0, 0],
    [0.3, 1],
    [0.7, 1],
    [1, 0],
  ],
};

export const fadeFill = (tone: string, fade: string) => `url(#timeline-${fade}-${tone})`;

export function createSurface(document: Document, words: TimelineWords): Surface {
  const svg = document.createElementNS(SVG, 'svg');
  const root = select(svg)
    .attr('class', 'timeline')
    .attr('role', 'group')
    .attr('tabindex', 0)
    .attr('aria-label', words.name)
    .attr('aria-description', words.help);
  const definitions = root.append('defs');
  for (const tone of tones)
    for (const [fade, stops] of Object.entries(fades)) {
      const gradient = definitions.append('linearGradient');
      gradient.attr('id', `timeline-${fade}-${tone}`).attr('class', `tone-${tone}`);
      for (const [offset, opacity] of stops)
        gradient
          .append('stop')
          .attr('offset', offset)
          .attr('stop-color', 'currentColor')
          .attr('stop-opacity', opacity);
    }
  const hatch = definitions.append('pattern').attr('id', 'timeline-hatch').attr('class', 'hatch');
  hatch.attr('width', 6).attr('height', 6).attr('patternUnits', 'userSpaceOnUse');
  hatch.attr('patternTransform', 'rotate(45)').append('path').attr('d', 'M1,0V6');
  definitions.append('clipPath').attr('id', 'timeline-plot').append('rect');
  const group = (name: string, clipped = false) =>
    root
      .append('g')
      .attr('class', name)
      .attr('clip-path', clipped ? 'url(#timeline-plot)' : null);
  return {
    svg,
    lanes: group('lanes').attr('aria-hidden', 'true'),
    grid: group('grid', true).attr('aria-hidden', 'true'),
    marks: group('marks', true),
    labels: group('labels', true).attr('aria-hidden', 'true'),
    axis: group('axis').attr('aria-hidden', 'true'),
    titles: group('titles'),
  };
}

/** Lanes and their titles, which stay while one pans. */
export function drawStage(
  surface: Surface,
  stage: Stage,
  scene: Scene,
  href: (kind: LinkKind, id: string) => string,
) {
  const { width, height, left, right, top, bottom, lanes } = stage;
  const root = select(surface.svg);
  root.attr('width', width).attr('height', height).attr('viewBox', `0 0 ${width} ${height}`);
  root
    .select('#timeline-plot rect')
    .attr('x', left)
    .attr('y', 0)
    .attr('width', right - left)
    .attr('height', height);

  surface.lanes
    .selectAll('rect')
    .data([{ top, height: bottom - top }])
    .join('rect')
    .attr('class', 'plot')
    .attr('x', left)
    .attr('y', (plot) => plot.top)
    .attr('width', right - left)
    .attr('height', (plot) => plot.height);
  surface.lanes
    .selectAll('line')
    .data(lanes)
    .join('line')
    .attr('x2', width)
    .attr('y1', (lane) => lane.top + 0.5)
    .attr('y2', (lane) => lane.top + 0.5);

  surface.titles
    .selectAll<SVGGElement, unknown>('g')
    .data(lanes, (lane) => (lane as Stage['lanes'][number]).key)
    .join('g')
    .each(function (lane) {
      const body = lane.body === null ? undefined : scene.bodies[lane.body];
      const group = select(this);
      group.selectAll('*').remove();
      const lead = body ? group.append('a').attr('href', href('actor', body.id)).attr('tabindex', -1) : group;
      if (body) lead.append('title').text(body.title);
      const middle = lane.rowsTop + (lane.body === null ? rowHeight : termHeight) / 2;
      const lines = lane.title.length + (stage.titlesBeside && lane.note ? 1 : 0);
      const first = stage.titlesBeside ? middle - (lane.body === null ? 0 : (lines - 1) * 8) : lane.top + 15;
      const text = lead.append('text').attr('class', 'lane-title').attr('font-size', titleSize);
      for (const [i, line] of lane.title.entries())
        text
          .append('tspan')
          .attr('x', 0)
          .attr('y', first + i * 16)
          .attr('dy', '0.35em')
          .text(line);
      if (lane.note)
        text
          .append('tspan')
          .attr('class', 'lane-note')
          .attr('x', stage.titlesBeside ? 0 : null)
          .attr('dx', stage.titlesBeside ? null : 8)
          .attr('y', stage.titlesBeside ? first + lane.title.length * 17 : first)
          .attr('dy', '0.35em')
          .text(lane.note);
    });
}

/** The axis, its lines and today, which move with the scale. */
export function drawAxis({ axis, grid }: Surface, { stage, ticks, periods, today }: Layout) {
  const { top, bottom, left } = stage;
  const inSight = ticks.filter(({ x }) => x >= left);
  grid
    .selectAll<SVGLineElement, unknown>('line.tick')
    .data(inSight, (tick) => (tick as (typeof inSight)[number]).time)
    .join('line')
    .attr('class', 'tick')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', top - 20)
    .attr('y2', bottom);
  grid
    .selectAll('line.period')
    .data(periods.filter(({ x }) => x !== null))
    .join('line')
    .attr('class', 'period')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', 4)
    .attr('y2', bottom);
  const labels = [
    ...inSight.map(({ x, label, time }) => ({
      key: `top ${time}`,
      x: x + 5,
      y: top - 11,
      label,
      of: 'tick',
    })),
    ...inSight.map(({ x, label, name, time }) => ({
      key: `end ${time}`,
      x: x + 5,
      y: bottom + 13,
      label: name ?? label,
      of: name ? 'year' : 'tick',
    })),
    ...periods.map(({ labelX, label, time }) => ({
      key: `of ${time}`,
      x: labelX,
      y: 14,
      label,
      of: 'period',
    })),
  ].filter(({ label }) => label !== null);
  axis
    .selectAll<SVGTextElement, unknown>('text.label')
    .data(labels, (one) => (one as (typeof labels)[number]).key)
    .join('text')
    .attr('class', ({ of }) => `label ${of}`)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('dy', '0.35em')
    .text(({ label }) => label);

  const days = today ? [today] : [];
  grid
    .selectAll('line.today')
    .data(days)
    .join('line')
    .attr('class', 'today')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', top - 3)
    .attr('y2', bottom);
  const tags = axis
    .selectAll<SVGGElement, unknown>('g.today')
    .data(days)
    .join((enter) => {
      const tag = enter.append('g').attr('class', 'today');
      tag.append('rect').attr('height', 18).attr('rx', 9);
      tag.append('text').attr('dy', '0.35em').attr('y', 9).attr('text-anchor', 'middle');
      return tag;
    })
    .attr('transform', ({ word }) => `translate(${word.x},${top - 21})`);
  tags.select('rect').attr('width', ({ word }) => word.width);
  tags
    .select('text')
    .attr('x', ({ word }) => word.width / 2)
    .text(({ word }) => word.text);
}

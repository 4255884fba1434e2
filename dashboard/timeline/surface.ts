import { type Selection, select } from 'd3';
import type { TimelineWords } from '../../worker/words/shapes/timeline.ts';

const SVG = 'http://www.w3.org/2000/svg';
export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The drawing's elements from back to front. What `moving` holds is moved as one while one pans. */
export interface Surface {
  svg: SVGSVGElement;
  lanes: Group;
  moving: Group[];
  grid: Group;
  bonds: Group;
  marks: Group;
  /** For curves between marks over them. */
  traces: Group;
  axis: Group;
  titles: Group;
  /** The words of the mark that is pointed at. */
  tip: Group;
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
  const svg = document.createElementNS(SVG, 'svg') as SVGSVGElement;
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

  const lanes = root.append('g').attr('class', 'lanes').attr('aria-hidden', 'true');
  // What is clipped stands still; what moves stands in it.
  const moving = (name: string) => {
    const clip = root.append('g').attr('class', name).attr('clip-path', 'url(#timeline-plot)');
    return { clip, group: clip.append('g').attr('class', 'moving') };
  };
  const behind = moving('grid');
  behind.clip.attr('aria-hidden', 'true');
  const front = moving('marks');
  const above = moving('axis');
  above.clip.attr('aria-hidden', 'true');
  return {
    svg,
    lanes,
    moving: [behind.group, front.group, above.group],
    grid: behind.group,
    bonds: front.group.append('g').attr('class', 'bonds').attr('aria-hidden', 'true'),
    marks: front.group.append('g').attr('class', 'all'),
    traces: front.group.append('g').attr('class', 'traces').attr('aria-hidden', 'true'),
    axis: above.group,
    titles: root.append('g').attr('class', 'titles'),
    tip: root.append('g').attr('class', 'tip').attr('aria-hidden', 'true').attr('display', 'none'),
  };
}

/** Moves everything in time by so many pixels. */
export function moveBy({ moving }: Surface, offset: number): void {
  for (const group of moving) group.attr('transform', `translate(${offset},0)`);
}

import { type Selection, select } from 'd3';
import { type Layer, layers, type OverviewLayout, overviewHeight, type windowOn } from './overview-layout.ts';

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The strip's elements from back to front. */
export interface OverviewSurface {
  svg: SVGSVGElement;
  density: Group;
  years: Group;
  /** Where the brush is. */
  hand: Group;
  signs: Group;
}

export const overviewHatch = 'url(#overview-hatch)';
/** Wide enough for a finger; so much of a narrow window is left to move it by. */
export const handleWidth = 24;
const middleWidth = 12;

export function overviewSurface(document: Document, name: string): OverviewSurface {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const root = select(svg).attr('class', 'overview-strip').attr('role', 'group').attr('aria-label', name);
  const hatch = root.append('defs').append('pattern').attr('id', 'overview-hatch');
  hatch.attr('class', 'overview-hatch').attr('patternTransform', 'rotate(45)');
  hatch.attr('width', 4).attr('height', 4).attr('patternUnits', 'userSpaceOnUse');
  hatch.append('path').attr('d', 'M1,0V4');
  const group = (name: string) => root.append('g').attr('class', name);
  return {
    svg,
    density: group('overview-density').attr('aria-hidden', 'true'),
    years: group('overview-years').attr('aria-hidden', 'true'),
    hand: group('overview-window'),
    signs: group('overview-signs').attr('aria-hidden', 'true'),
  };
}

const box = (x: number, y: number, width: number, height: number) =>
  `M${x},${y}h${width}v${height}h${-width}z`;

const shapeOf = ({ columns }: OverviewLayout, layer: Layer) =>
  columns
    .flatMap(({ x, width, parts }) =>
      parts.filter((part) => part.layer === layer).map(({ y, height }) => box(x, y, width, height)),
    )
    .join('');

/** Density, years and today: what stays while the window moves. Each kind is one path, however many columns. */
export function drawOverview({ svg, density, years }: OverviewSurface, drawn: OverviewLayout, width: number) {
  const { plot, columns, today } = drawn;
  select(svg)
    .attr('width', width)
    .attr('height', overviewHeight)
    .attr('viewBox', `0 0 ${width} ${overviewHeight}`);
  const hanging = columns.filter(({ hangs }) => hangs > 0);
  const shapes = [
    ...layers.map((layer) => ({ name: `is-${layer}`, d: shapeOf(drawn, layer) })),
    {
      name: 'is-handovers',
      d: hanging.map(({ x, width, hangs }) => box(x, plot.ground + 1, width, hangs)).join(''),
    },
    { name: 'is-ground', d: `M${plot.left},${plot.ground + 0.5}H${plot.right}` },
    { name: 'is-today', d: `M${today},${plot.top}V${plot.bottom + 4}` },
  ];
  density
    .selectAll('path')
    .data(shapes)
    .join('path')
    .attr('class', ({ name }) => name)
    .attr('d', ({ d }) => d)
    .attr('fill', ({ name }) => (name === 'is-closed' ? overviewHatch : null));
  const ticks = years.selectAll<SVGGElement, unknown>('g').data(drawn.years).join('g');
  ticks.attr('transform', ({ x }) => `translate(${x},${plot.bottom})`);
  ticks.selectAll('line').data([null]).join('line').attr('y2', 6);
  const labels = ticks.selectAll('text').data(({ label }) => [label]);
  labels
    .join('text')
    .attr('x', 4)
    .attr('y', 16)
    .text((label) => label);
}

/** What shows where the window can be taken hold of, and on which side of the strip it lies when it is out of it. */
export function drawGrips(
  { hand, signs }: OverviewSurface,
  { plot }: OverviewLayout,
  { left, right, beyond }: ReturnType<typeof windowOn>,
) {
  // The brush would lay its handles over a narrow window: they make way to either side.
  const inside = Math.max(0, Math.min(handleWidth / 2, (right - left - middleWidth) / 2));
  hand.select('.handle--w').attr('x', left + inside - handleWidth);
  hand.select('.handle--e').attr('x', right - inside);
  const handles = hand.selectAll('.handle');
  handles.attr('y', plot.top).attr('height', plot.bottom + 4 - plot.top);

  const grip = (x: number) => box(x - 2, (plot.top + plot.bottom) / 2 - 7, 4, 14);
  const [x, tip] = beyond === 'before' ? [plot.left + 8, plot.left + 2] : [plot.right - 8, plot.right - 2];
  const middle = plot.ground / 2;
  const signsNow = [
    { name: 'overview-grips', d: grip(left) + grip(right) },
    {
      name: 'overview-beyond',
      d: beyond && `M${x},${middle - 6}L${tip},${middle}L${x},${middle + 6}`,
    },
  ];
  signs
    .selectAll('path')
    .data(signsNow)
    .join('path')
    .attr('class', ({ name }) => name)
    .attr('d', ({ d }) => d);
}

import { scaleUtc, select, zoom } from 'd3';
import { type Item, openingView } from '../items.ts';

const height = 700;

/** The least that can be done: bare rectangles, moved as one while panned, each put in its place while zoomed. */
export function draw(place: HTMLElement, items: Item[]): void {
  const width = place.clientWidth;
  const [start, end] = openingView(items).map((day) => new Date(day));
  const time = scaleUtc([start ?? 0, end ?? 1], [0, width]);
  const svg = select(place).append('svg').attr('width', width).attr('height', height);
  const all = svg.append('g');
  const marks = all
    .selectAll('rect')
    .data(items)
    .join('rect')
    .attr('class', 'mark')
    .attr('y', (_, i) => 10 + ((i * 13) % (height - 20)))
    .attr('width', 8)
    .attr('height', 8);
  let scale = 0;
  const show = (transform: { x: number; k: number }) => {
    all.attr('transform', `translate(${transform.x},0)`);
    if (transform.k === scale) return;
    scale = transform.k;
    marks.attr('x', ({ from }) => time(new Date(from)) * scale);
  };
  show({ x: 0, k: 1 });
  svg.call(zoom<SVGSVGElement, unknown>().on('zoom', ({ transform }) => show(transform)));
}

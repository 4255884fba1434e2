import { axisTop, scaleBand, scaleUtc, select, zoom } from 'd3';
import { type Item, openingView } from '../items.ts';

const height = 700;

/** Items joined to elements at every move, as D3's examples of zooming do. */
export function draw(place: HTMLElement, items: Item[]): void {
  const width = place.clientWidth;
  const lanes = [...new Set(items.map(({ lane }) => lane))].sort();
  const [start, end] = openingView(items).map((day) => new Date(day));
  const time = scaleUtc([start ?? 0, end ?? 1], [100, width]);
  const y = scaleBand(lanes, [30, height]);
  const svg = select(place).append('svg').attr('width', width).attr('height', height);
  const axis = svg.append('g').attr('transform', 'translate(0,20)');
  svg
    .append('g')
    .selectAll('text')
    .data(lanes)
    .join('text')
    .attr('y', (lane) => (y(lane) ?? 0) + 20)
    .text(String);
  const marks = svg.append('g');
  const at = (day: string) => new Date(day);

  function show(x: typeof time): void {
    axis.call(axisTop(x));
    marks
      .selectAll<SVGGElement, Item>('g.mark')
      .data(items, ({ id }) => id)
      .join((enter) => {
        const mark = enter.append('g').attr('class', 'mark');
        mark.append('rect').attr('rx', 3).attr('y', -4).attr('height', 8).attr('fill', 'steelblue');
        mark
          .append('text')
          .attr('x', 10)
          .attr('dy', '0.35em')
          .text(({ label }) => label);
        return mark;
      })
      .attr(
        'transform',
        ({ from, lane }, i) => `translate(${x(at(from))},${(y(lane) ?? 0) + 6 + (i % 4) * 13})`,
      )
      .select('rect')
      .attr('width', ({ from, to }) => Math.max(8, x(at(to)) - x(at(from))));
  }
  show(time);
  svg.call(zoom<SVGSVGElement, unknown>().on('zoom', ({ transform }) => show(transform.rescaleX(time))));
}

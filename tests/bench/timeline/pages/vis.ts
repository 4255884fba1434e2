import { Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { type Item, openingView } from '../items.ts';

/** vis-timeline as its documentation shows it: a group a lane, points and ranges. */
export function draw(place: HTMLElement, items: Item[]): void {
  const lanes = [...new Set(items.map(({ lane }) => lane))].sort();
  const [start, end] = openingView(items);
  new Timeline(
    place,
    items.map(({ id, label, lane, from, to }) =>
      from === to
        ? { id, content: label, group: lane, start: from, type: 'point' }
        : { id, content: label, group: lane, start: from, end: to, type: 'range' },
    ),
    lanes.map((id) => ({ id, content: id })),
    { start, end },
  );
}

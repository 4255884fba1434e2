import { dateInWords } from '../../worker/domain/date-words.ts';
import { barHeight } from './bars.ts';
import { dayAt } from './extent.ts';
import type { LayoutContext } from './layout.ts';
import { type BarMark, type CountMark, round } from './marks.ts';
import type { Packing } from './pack.ts';
import type { Count, SceneLane } from './scene.ts';
import { countOf } from './scene.ts';
import { rowHeight, thinBar } from './sizes.ts';
import type { Lane } from './stage.ts';
import { labelSize, textWidth } from './text-width.ts';

/** Between two bars. */
const gap = 2;

export function barMark(
  { key, n, open, cell, name }: Count,
  { isCollapsed }: SceneLane,
  lane: Lane,
  laneIndex: number,
  { scale, words }: LayoutContext,
): BarMark {
  const [left, right] = [scale(cell.span[0]), scale(cell.span[1])];
  const width = round(Math.max(1, right - left - gap));
  const room = isCollapsed ? thinBar : lane.rows * rowHeight;
  const foot = isCollapsed ? lane.top + lane.height - 6 : lane.rowsTop + room;
  const height = isCollapsed ? barHeight(n, 2 * thinBar) / 2 : barHeight(n, room);
  const reach = isCollapsed ? thinBar + 8 : Math.max(24, Math.min(room, height + 18));
  return {
    shape: 'bar',
    key,
    record: null,
    lane: laneIndex,
    time: cell.span[0],
    name,
    x: round(left + gap / 2),
    y: round(foot),
    hit: { x: 0, y: round(isCollapsed ? 4 - reach : -reach), width, height: round(reach) },
    width,
    height: round(height),
    open: round((height * open) / n),
    text: isCollapsed ? '' : words.number(n),
    span: cell.span,
  };
}

/** A pill, in the middle of those that it stands for. */
export function leftOverMark(
  { items, row }: Packing['left'][number],
  lane: SceneLane,
  standing: Lane,
  laneIndex: number,
  context: LayoutContext,
): CountMark {
  const { scale, words } = context;
  const span: [number, number] = [
    Math.min(...items.map(({ extent }) => extent.start)),
    Math.max(...items.map(({ extent }) => extent.end)),
  ];
  const text = words.more(items.length);
  const width = round(textWidth(text, labelSize) + 14);
  const middles = items.map(({ extent }) => (scale(extent.start) + scale(extent.end)) / 2);
  const middle = middles.reduce((sum, one) => sum + one, 0) / items.length;
  const open = items.filter(({ isOpen }) => isOpen).length;
  return {
    shape: 'count',
    key: `${standing.key}/left:${items[0]?.record}`,
    record: null,
    lane: laneIndex,
    time: span[0],
    name: words.countName({
      count: items.length,
      open,
      of: countOf(lane),
      lane: lane.title,
      cell: spanInWords(span, context),
    }),
    x: round(middle - width / 2),
    y: standing.rowsTop + (row + 0.5) * rowHeight,
    hit: { x: 0, y: -rowHeight / 2, width, height: rowHeight },
    of: 'item',
    width,
    height: 20,
    text,
    span,
  };
}

/** From one day to another, as an interval in words. */
export function spanInWords([from, to]: [number, number], { locale, words }: LayoutContext): string {
  const [first, last] = [dayAt(from), dayAt(to - 1)];
  return dateInWords(first === last ? first : `${first}/${last}`, locale, words.datePhrases);
}

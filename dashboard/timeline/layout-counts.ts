import { barHeight } from './bars.ts';
import { inWords } from './dates.ts';
import { dayAt } from './extent.ts';
import type { LayoutContext } from './layout-context.ts';
import { type BarMark, type CountMark, round } from './marks.ts';
import { type Packing, pillWidth } from './pack.ts';
import type { Count, SceneLane } from './scene.ts';
import { countOf } from './scene.ts';
import { lanePadding, rowHeight, thinBar } from './sizes.ts';
import type { Lane } from './stage.ts';

/** Between two bars. */
const gap = 2;

export function barMark(
  { key, n, open, cell, name }: Count,
  isCollapsed: boolean,
  rows: number,
  lane: Lane,
  laneIndex: number,
  { scale, words, most }: LayoutContext,
): BarMark {
  const [left, right] = [scale(cell.span[0]), scale(cell.span[1])];
  const width = round(Math.max(1, right - left - gap));
  const room = isCollapsed ? thinBar : rows * rowHeight;
  const foot = lane.top + lane.height - (isCollapsed ? 6 : lanePadding);
  // Without its number a thin bar has the whole of its row.
  const height = isCollapsed ? barHeight(n, most, 2 * thinBar) : barHeight(n, most, room);
  const reach = Math.max(24, Math.min(room, height + 18));
  return {
    shape: 'bar',
    key,
    record: null,
    lane: laneIndex,
    time: cell.span[0],
    name,
    x: round((left + right) / 2),
    y: round(foot),
    hit: { x: -width / 2, y: round((isCollapsed ? 4 : 0) - reach), width, height: round(reach) },
    width,
    height: round(height),
    open: round((height * open) / n),
    text: isCollapsed ? '' : words.number(n),
    span: cell.span,
  };
}

/** A pill where the first of those begins that it stands for. */
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
  const width = round(pillWidth(text));
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
    x: round(scale(span[0])),
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
export function spanInWords([from, to]: [number, number], context: LayoutContext): string {
  const [first, last] = [dayAt(from), dayAt(to - 1)];
  return inWords(first === last ? first : `${first}/${last}`, context);
}

import { type Extent, fadeWidth, noonOf } from './extent.ts';
import type { LayoutContext } from './layout-context.ts';
import { spanInWords } from './layout-counts.ts';
import { type CountMark, clipped, type JointMark, type Mark, round, type TermMark } from './marks.ts';
import type { Scale } from './scale.ts';
import type { SceneLane } from './scene.ts';
import { termHeight, thinTerm } from './sizes.ts';
import type { Lane } from './stage.ts';
import type { BodyLane, JointItem, TermItem } from './terms.ts';
import { fitText, labelSize, semibold, textWidth } from './text-width.ts';

/** Terms narrower than this are drawn together with their neighbours, and counted. */
const narrowest = 7;
const labelInset = 9;
const roomForDot = 22;
const longestReach = 64;

interface Bar {
  term: TermItem;
  joint: JointItem | null;
  /** The slanting sides: x on top and at the bottom. */
  start: [number, number];
  /** The start, in sight or not: where its handover is. */
  begins: [number, number];
  end: [number, number];
  fadeBefore: number;
  fadeAfter: number;
}

/** Where the row of presidencies of a lane stands. */
interface Row {
  lane: number;
  key: string;
  title: string;
  y: number;
  height: number;
  isThin: boolean;
}

export function termMarks(
  { terms, joints }: BodyLane,
  lane: SceneLane,
  standing: Lane,
  laneIndex: number,
  context: LayoutContext,
): Mark[] {
  const isThin = lane.isCollapsed;
  const y = isThin ? standing.top + standing.height - thinTerm - 1 : standing.termsTop;
  const height = isThin ? thinTerm : termHeight;
  const row: Row = { lane: laneIndex, key: standing.key, title: lane.title, y, height, isThin };
  const bars = terms.flatMap((term, i) => barOf(term, joints[i] ?? null, context) ?? []);
  const inSight = bars.map((bar) => clippedBar(bar, context.world));
  return groups(inSight).flatMap((group, i, all): Mark[] => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    if (others.length > 0) return [countMark(group, row, context)];
    const term = termMark(first, row, context);
    return first.joint ? [term, jointMark(first, first.joint, all[i - 1]?.at(-1), row)] : [term];
  });
}

const sideOf = ({ start, end, openStart, openEnd }: Extent, x: Scale, fade: number): [number, number] => [
  openStart ? x(start) - fade : x(start),
  openEnd ? x(end) + fade : x(end),
];

/** An end that nobody recorded fades out: after today for who holds the seat, else after the start. */
function barOf(
  term: TermItem,
  joint: JointItem | null,
  { scale, pixelsPerDay, now }: LayoutContext,
): Bar | null {
  const fade = fadeWidth(pixelsPerDay);
  const start = term.start && sideOf(term.start, scale, fade);
  const end = term.end && sideOf(term.end, scale, fade);
  if (start && end) return { term, joint, start, begins: start, end, fadeBefore: 0, fadeAfter: 0 };
  if (end)
    return {
      term,
      joint,
      start: [end[0], end[0]],
      begins: [end[0], end[0]],
      end,
      fadeBefore: fade,
      fadeAfter: 0,
    };
  if (!start) return null;
  const last = Math.max(start[1], term.current ? scale(noonOf(now)) : 0);
  return { term, joint, start, begins: start, end: [last, last], fadeBefore: 0, fadeAfter: fade };
}

const leftOf = ({ start, fadeBefore }: Bar) => Math.min(...start) - fadeBefore;
const rightOf = ({ end, fadeAfter }: Bar) => Math.max(...end) + fadeAfter;
const isNarrow = (bar: Bar) => rightOf(bar) - leftOf(bar) < narrowest;

/** A side that is straight up and down, or wholly out of sight, is drawn no farther than need be. */
function clippedBar(bar: Bar, world: LayoutContext['world']): Bar {
  const [left, right] = clipped([leftOf(bar), rightOf(bar)], world);
  const isBefore = Math.max(...bar.start) < left;
  const isAfter = Math.min(...bar.end) > right;
  return {
    ...bar,
    // Of a bar that has gone out of sight but for its fade, only that is left.
    start: isBefore ? [Math.min(left, bar.end[0]), Math.min(left, bar.end[1])] : bar.start,
    end: isAfter ? [right, right] : bar.end,
    fadeBefore: isBefore ? 0 : bar.fadeBefore,
    fadeAfter: isAfter ? 0 : bar.fadeAfter,
  };
}

/** Runs of narrow terms together, every other term alone. */
function groups(bars: readonly Bar[]): Bar[][] {
  const runs: Bar[][] = [];
  for (const bar of bars) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNarrow(last) && isNarrow(bar)) run.push(bar);
    else runs.push([bar]);
  }
  return runs;
}

function termMark(bar: Bar, row: Row, context: LayoutContext): TermMark {
  const { term, start, end, fadeBefore, fadeAfter } = bar;
  const x = round(start[0]);
  const words = row.isThin ? noLabel : termLabel(bar, x, context);
  // Who reads a code out finds it in the name.
  const isCode = words.label !== null && words.label.text === term.texts[1]?.text;
  return {
    shape: 'term',
    key: `${row.key}/${term.key}`,
    record: term.key,
    lane: row.lane,
    time: term.start?.start ?? (term.end?.start ?? 0) - 1,
    name: isCode ? `${term.name}, ${words.label?.text}` : term.name,
    x,
    y: row.y,
    hit: box(leftOf(bar) - x, rightOf(bar) - x, row),
    actorId: term.actorId,
    kind: term.kind,
    acting: term.acting,
    projected: term.projected,
    current: term.current,
    unconfirmed: term.unconfirmed,
    corners: [0, round(end[0] - x), round(end[1] - x), round(start[1] - x)],
    height: row.height,
    fadeBefore: round(fadeBefore),
    fadeAfter: round(fadeAfter),
    ...words,
  };
}

const noLabel = { label: null, cut: true, slack: 0 };

/** A thin row is met by pointers above it too, where it shares the lane with nothing. */
const box = (left: number, right: number, { height }: Row) => ({
  x: round(left),
  y: 0,
  width: round(right - left),
  height,
});

/** Where its letters stand on the bar alone and clear of the slants; and in sight while enough of the bar is. */
function termLabel({ term, start, end, fadeBefore, fadeAfter }: Bar, x: number, { sight }: LayoutContext) {
  const along = ([top, bottom]: [number, number], share: number) => top + (bottom - top) * share;
  const left = along(start, 0.8) - fadeBefore * 0.7 + labelInset;
  const right = along(end, 0.2) + fadeAfter * 0.8 - labelInset;
  const isSeen = left < sight.right && right > sight.left;
  const shown = Math.max(left, Math.min(sight.left + labelInset, right));
  const room = (isSeen ? Math.min(sight.right - labelInset, right) - shown : right - left) + 0.01;
  const whole = term.texts.find(({ width }) => width <= room);
  const size = term.current ? semibold(labelSize) : labelSize;
  const text = whole?.text ?? fitText(term.texts[0]?.text ?? '', size, room);
  const width = whole?.width ?? textWidth(text, size);
  return {
    label: text === '' ? null : { x: round(left - x), text },
    cut: text !== term.texts[0]?.text,
    slack: round(Math.max(0, right - left - width)),
  };
}

function jointMark(bar: Bar, joint: JointItem, previous: Bar | undefined, row: Row): JointMark {
  const [from, to] = bar.begins;
  const middle = (from + to) / 2;
  const before = previous ? middle - leftOf(previous) : roomForDot;
  const dot = !row.isThin && Math.min(before, rightOf(bar) - middle) >= roomForDot;
  const least = dot ? 24 : 6;
  // However long it may have been: the pointer is to reach the term that it begins as well.
  const reach = Math.min(longestReach, Math.max(to - from, least)) / 2;
  const x = round(from);
  return {
    shape: 'joint',
    key: `${row.key}/${joint.key}`,
    record: joint.key,
    lane: row.lane,
    // After the term that it begins, and so drawn over it.
    time: joint.extent.start + 0.5,
    name: joint.name,
    x,
    y: row.y,
    hit: box(middle - reach - x, middle + reach - x, row),
    id: joint.id,
    slant: round(to - from),
    height: row.height,
    dot,
  };
}

function countMark(run: Bar[], row: Row, context: LayoutContext): CountMark {
  const { scale, words } = context;
  const left = Math.min(...run.map(leftOf));
  const right = Math.max(...run.map(rightOf));
  const span: [number, number] = [scale.invert(left), scale.invert(right)];
  const width = round(right - left);
  const text = words.more(run.length);
  const x = round(left);
  return {
    shape: 'count',
    of: 'term',
    key: `${row.key}/terms:${run[0]?.term.key}`,
    record: null,
    lane: row.lane,
    time: span[0],
    name: words.countName({
      count: run.length,
      open: 0,
      of: 'term',
      lane: row.title,
      cell: spanInWords(span, context),
    }),
    x,
    y: round(row.y + row.height / 2),
    hit: { x: 0, y: -row.height / 2, width, height: row.height },
    width,
    height: row.height,
    text: !row.isThin && textWidth(text, labelSize) + 8 <= width ? text : '',
    span,
  };
}

import { dateInWords } from '../../worker/domain/date-words.ts';
import { dayAt, type Extent, fadeWidth, noonOf } from './extent.ts';
import type { LayoutContext } from './layout.ts';
import {
  type CountMark,
  clipped,
  type JointMark,
  type Label,
  type Mark,
  round,
  type TermMark,
} from './marks.ts';
import type { Scale } from './scale.ts';
import { type Lane, type Stage, termHeight } from './stage.ts';
import type { BodyLane, JointItem, TermItem } from './terms.ts';
import { fitText, labelSize, textWidth } from './text-width.ts';

/** Terms narrower than this are drawn together with their neighbours, and counted. */
const narrowest = 7;
const labelInset = 9;
const roomForDot = 22;

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

export function termMarks(
  lane: Lane,
  laneIndex: number,
  { title, terms, joints }: BodyLane,
  context: LayoutContext,
) {
  const bars = terms.flatMap((term, i) => barOf(term, joints[i] ?? null, context) ?? []);
  const inSight = bars.map((bar) => clippedBar(bar, context.stage));
  return groups(inSight).flatMap((group, i, all): Mark[] => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    if (others.length > 0) return [countMark(group, lane, laneIndex, title, context)];
    const term = termMark(first, lane, laneIndex, context);
    return first.joint ? [term, jointMark(first, first.joint, all[i - 1]?.at(-1), lane, laneIndex)] : [term];
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
function clippedBar(bar: Bar, stage: Stage): Bar {
  const [left, right] = clipped([leftOf(bar), rightOf(bar)], stage);
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

function termMark(bar: Bar, lane: Lane, laneIndex: number, context: LayoutContext): TermMark {
  const { term, start, end, fadeBefore, fadeAfter } = bar;
  const left = leftOf(bar);
  return {
    shape: 'term',
    key: term.key,
    lane: laneIndex,
    time: term.start?.start ?? (term.end?.start ?? 0) - 1,
    name: term.name,
    hit: box(left, rightOf(bar), lane),
    actorId: term.actorId,
    kind: term.kind,
    acting: term.acting,
    projected: term.projected,
    current: term.current,
    corners: [round(start[0]), round(end[0]), round(end[1]), round(start[1])],
    y: lane.rowsTop,
    height: termHeight,
    fadeBefore: round(fadeBefore),
    fadeAfter: round(fadeAfter),
    label: termLabel(bar, context),
  };
}

const box = (left: number, right: number, lane: Lane) => ({
  x: round(left),
  y: lane.rowsTop,
  width: round(right - left),
  height: termHeight,
});

/** Where its letters stand on the bar alone and clear of the slants; and in sight while enough of the bar is. */
function termLabel({ term, start, end, fadeBefore, fadeAfter }: Bar, { stage }: LayoutContext): Label {
  const along = ([top, bottom]: [number, number], share: number) => top + (bottom - top) * share;
  const left = Math.max(stage.left, along(start, 0.8) - fadeBefore * 0.7) + labelInset;
  const room = Math.min(stage.right, along(end, 0.2) + fadeAfter * 0.8) - labelInset - left;
  const whole = term.texts.find((text) => textWidth(text, labelSize) <= room);
  const text = whole ?? fitText(term.texts[0] ?? '', labelSize, room);
  return text === '' ? null : { x: round(left), text };
}

function jointMark(
  bar: Bar,
  joint: JointItem,
  previous: Bar | undefined,
  lane: Lane,
  laneIndex: number,
): JointMark {
  const [from, to] = bar.begins;
  const middle = (from + to) / 2;
  const before = previous ? middle - leftOf(previous) : roomForDot;
  const dot = Math.min(before, rightOf(bar) - middle) >= roomForDot;
  const reach = Math.max(to - from, dot ? 20 : 6) / 2;
  return {
    shape: 'joint',
    key: joint.key,
    lane: laneIndex,
    // After the term that it begins, and so drawn over it.
    time: joint.extent.start + 0.5,
    name: joint.name,
    hit: box(middle - reach, middle + reach, lane),
    id: joint.id,
    from: round(from),
    to: round(to),
    y: lane.rowsTop,
    height: termHeight,
    dot,
  };
}

function countMark(
  run: Bar[],
  lane: Lane,
  laneIndex: number,
  title: string,
  context: LayoutContext,
): CountMark {
  const { scale, locale, words } = context;
  const left = Math.min(...run.map(leftOf));
  const right = Math.max(...run.map(rightOf));
  const span: [number, number] = [scale.invert(left), scale.invert(right)];
  const inWords = (time: number) => dateInWords(dayAt(time), locale, words.datePhrases);
  const [from, until] = [inWords(span[0]), inWords(span[1] - 1)];
  const text = words.more(run.length);
  return {
    shape: 'count',
    kind: 'term',
    key: `count:${lane.key}:${run[0]?.term.key}`,
    lane: laneIndex,
    time: span[0],
    name: words.countName({ count: run.length, kind: 'term', lane: title, from, until }),
    hit: box(left, right, lane),
    left: round(left),
    width: round(right - left),
    y: lane.rowsTop + termHeight / 2,
    text: textWidth(text, labelSize) + 8 <= right - left ? text : '',
    span,
  };
}

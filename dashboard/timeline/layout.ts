import { dateInWords } from '../../worker/domain/date-words.ts';
import { axisOf, axisSize, type Period, type Tick } from './axis.ts';
import { dayAt, endOf, noonOf, startOf } from './extent.ts';
import { glyphRadius } from './glyph.ts';
import { termMarks } from './layout-terms.ts';
import { type CountMark, clipped, type ItemMark, type Mark, round } from './marks.ts';
import type { Packing } from './pack.ts';
import { type Scale, timeScale } from './scale.ts';
import type { Item, Scene } from './scene.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Lane, type Packings, rowHeight, type Stage } from './stage.ts';
import { fitText, labelSize, textWidth } from './text-width.ts';
import type { TimelineWords } from './words.ts';

export interface Layout {
  stage: Stage;
  ticks: Tick[];
  periods: Period[];
  /** The line of today, and its word over it; null when out of sight. */
  today: { x: number; word: { x: number; width: number; text: string } } | null;
  /** All of them, lane by lane, each in the order of time. */
  marks: Mark[];
}

export interface LayoutContext {
  stage: Stage;
  scale: Scale;
  pixelsPerDay: number;
  now: string;
  locale: string;
  words: TimelineWords;
}

const DAY = 86_400_000;

/** The days of a view, both shown whole. */
export const domainOf = ([from, to]: [string, string]): [number, number] => [startOf(from), endOf(to)];

export const scaleOf = (stage: Stage, domain: [number, number]): Scale =>
  timeScale(domain, [stage.left, stage.right]);

export const pixelsPerDayOf = (stage: Pick<Stage, 'left' | 'right'>, [from, to]: [number, number]) =>
  ((stage.right - stage.left) / (to - from)) * DAY;

/** Where everything in sight stands. Only this is done again at every frame. */
export function layout(
  scene: Scene,
  packings: Packings,
  context: Omit<LayoutContext, 'scale' | 'pixelsPerDay'> & { domain: [number, number] },
): Layout {
  const { stage, domain, locale } = context;
  const scale = scaleOf(stage, domain);
  const inner: LayoutContext = { ...context, scale, pixelsPerDay: pixelsPerDayOf(stage, domain) };
  const today = todayOf(inner);
  const { ticks, periods } = axisOf(scale, locale, today && [today.word.x, today.word.x + today.word.width]);
  const marks = stage.lanes.flatMap((lane, i) => laneMarks(scene, packings, lane, i, inner));
  return { stage, ticks, periods, today, marks };
}

/** What is in sight, half a screen beyond either side for what is dragged in next, and the mark named. */
export function nearMarks({ stage: { left, right }, marks }: Layout, keep: string | null): Mark[] {
  const margin = (right - left) / 2;
  return marks.filter(
    ({ key, hit }) => key === keep || (hit.x + hit.width > left - margin && hit.x < right + margin),
  );
}

function todayOf({ scale, now, words, stage }: LayoutContext): Layout['today'] {
  const x = scale(noonOf(now));
  if (x < stage.left || x > stage.right) return null;
  const width = textWidth(words.today, axisSize) + 14;
  const left = Math.min(stage.right - width, Math.max(stage.left, x - width / 2));
  return { x: round(x), word: { x: round(left), width: round(width), text: words.today } };
}

function laneMarks(scene: Scene, packings: Packings, lane: Lane, i: number, context: LayoutContext): Mark[] {
  if (lane.body !== null) {
    const body = scene.bodies[lane.body];
    return body ? termMarks(lane, i, body, context).sort(inTime) : [];
  }
  const kind = lane.key === 'briefings' ? 'briefings' : 'commitments';
  const packing = packings[kind];
  const items = scene[kind].flatMap((item) => itemMark(item, packing, lane, i, context) ?? []);
  return [...items, ...packing.counts.map((count) => countMark(count, lane, i, context))].sort(inTime);
}

const inTime = (a: Mark, b: Mark) => a.time - b.time;

function itemMark(
  item: Item,
  packing: Packing,
  lane: Lane,
  laneIndex: number,
  context: LayoutContext,
): ItemMark | null {
  const place = packing.places.get(item.key);
  if (place === undefined) return null;
  const { stage, scale, pixelsPerDay } = context;
  const shape = shapeOf(item, scale, pixelsPerDay);
  // What has begun out of sight keeps its glyph and its words in sight while its band is.
  const beside = (shape.band?.right ?? shape.glyph) - glyphRadius - 4;
  const sticks = !item.extent.openStart && shape.glyph < stage.left + glyphRadius + 4;
  const x = sticks ? Math.max(shape.glyph, Math.min(stage.left + glyphRadius + 4, beside)) : shape.glyph;
  const inside = shape.inside !== null && Number.isFinite(shape.inside);
  const labelX = shape.label + (shape.inside === null ? 0 : x - shape.glyph);
  const end = inside ? (shape.band?.right ?? 0) - 4 : labelX + place.label;
  // Words without their glyph would seem to belong elsewhere.
  const shown = (inside || place.label > 0) && x >= stage.left - glyphRadius;
  const text = shown ? fitText(item.text, labelSize, Math.min(stage.right - 4, end) - labelX) : '';
  const y = lane.rowsTop + (place.row + 0.5) * rowHeight;
  const right = Math.max(shape.right, text === '' ? 0 : labelX + textWidth(text, labelSize));
  const [left, until] = clipped([Math.min(shape.left, x - 12), Math.max(right, x + 12)], stage);
  return {
    shape: 'item',
    key: item.key,
    lane: laneIndex,
    time: item.extent.start,
    name: item.name,
    hit: {
      x: round(left),
      y: y - rowHeight / 2,
      width: round(until - left),
      height: rowHeight,
    },
    kind: item.kind,
    id: item.id,
    glyph: item.glyph,
    lasts: item.lasts,
    inside: shape.inside !== null,
    x: round(x),
    y,
    band: bandIn(shape.band, stage),
    was: shape.was && round(Math.max(shape.was, left)),
    label: text === '' ? null : { x: round(labelX), text },
  };
}

/** A fade is left whole: cut, it would say that it ends there. */
function bandIn(band: Shape['band'], stage: Stage): ItemMark['band'] {
  if (band === null) return null;
  const { fade } = band;
  const [left, right] = fade === 'none' ? clipped([band.left, band.right], stage) : [band.left, band.right];
  return { left: round(left), right: round(right), fade };
}

function countMark(
  { items, row }: Packing['counts'][number],
  lane: Lane,
  i: number,
  context: LayoutContext,
): CountMark {
  const { scale, words, locale } = context;
  const span: [number, number] = [
    Math.min(...items.map(({ extent }) => extent.start)),
    Math.max(...items.map(({ extent }) => extent.end)),
  ];
  const text = words.more(items.length);
  const width = textWidth(text, labelSize) + 14;
  const middles = items.map(({ extent }) => (scale(extent.start) + scale(extent.end)) / 2);
  const left = middles.reduce((sum, middle) => sum + middle, 0) / items.length - width / 2;
  const y = lane.rowsTop + (row + 0.5) * rowHeight;
  const inWords = (time: number) => dateInWords(dayAt(time), locale, words.datePhrases);
  const kind = items[0]?.kind ?? 'commitment';
  const [from, until] = [inWords(span[0]), inWords(span[1] - 1)];
  return {
    shape: 'count',
    key: `count:${lane.key}:${items[0]?.key}`,
    lane: i,
    time: span[0],
    name: words.countName({ count: items.length, kind, lane: lane.title.join(' '), from, until }),
    hit: { x: round(left), y: y - rowHeight / 2, width: round(width), height: rowHeight },
    kind,
    left: round(left),
    width: round(width),
    y,
    text,
    span,
  };
}

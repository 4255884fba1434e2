import { type Mark, round } from './marks.ts';
import type { Group } from './surface.ts';
import { type TraceMark, traceMarksOf } from './trace-marks.ts';
import './trace.css';

/** One end of what is traced: the key of its mark, and where it lies in time when no mark of it is drawn. */
export interface TraceEnd {
  key: string;
  /** In milliseconds; null when it has no date. */
  at: number | null;
}

/** What leads from one record to another. */
export interface TraceEdge {
  from: TraceEnd;
  to: TraceEnd;
}

export interface TracePath {
  from: string;
  to: string;
  /** The line, and the heads of its arrows. */
  d: string;
  heads: string;
}

/** What paths are laid through: the plot, and where a moment lies in it. */
export interface TraceGround {
  left: number;
  right: number;
  x(time: number): number;
}

type Box = TraceMark['box'];
type Place = { box: Box; side: null } | { box: null; side: 'left' | 'right' };

/** Marks of it in sight, one in each lane that it stands in; or the side on which it lies out of sight; or nothing. */
function placesOf({ key, at }: TraceEnd, marks: readonly TraceMark[], ground: TraceGround): Place[] {
  const own = marks.filter(({ record }) => record === key);
  const found = own.length > 0 ? own : marks.filter(({ count }) => count && isAmong(key, at, count));
  const places = found.map(({ box }): Place => {
    const x = middle(box);
    if (x < ground.left) return { box: null, side: 'left' };
    return x > ground.right ? { box: null, side: 'right' } : { box, side: null };
  });
  if (places.length > 0 || at === null) return places;
  const x = ground.x(at);
  if (x < ground.left) return [{ box: null, side: 'left' }];
  return x > ground.right ? [{ box: null, side: 'right' }] : [];
}

/** Where an item has no room for a mark of its own, a count stands for it. */
const isAmong = (key: string, at: number | null, { of, span }: NonNullable<TraceMark['count']>) =>
  at !== null && at >= span[0] && at < span[1] && key.startsWith(`${of}:`);

const head = 5;
/** An arrow that points up, down, left or right, with its tip at a place. */
function arrow(x: number, y: number, [dx, dy]: readonly [number, number]): string {
  const [backX, backY] = [x - dx * head * 1.4, y - dy * head * 1.4];
  const [a, b] = [`${backX - dy * head},${backY - dx * head}`, `${backX + dy * head},${backY + dx * head}`];
  return `M${a}L${x},${y}L${b}`;
}

const middle = ({ left, right }: Box) => (left + right) / 2;
const level = ({ top, bottom }: Box) => (top + bottom) / 2;

/** Between two marks: down or up where one stands below the other, else in a bow over what lies between them. */
function between(a: Box, b: Box): Pick<TracePath, 'd' | 'heads'> {
  const isBelow = b.top > a.bottom;
  if (isBelow || b.bottom < a.top) {
    const [x1, x2] = [middle(a), middle(b)];
    const [y1, y2] = isBelow ? [a.bottom + 1, b.top - 1] : [a.top - 1, b.bottom + 1];
    const half = (y1 + y2) / 2;
    return {
      d: path(x1, y1, x1, half, x2, half, x2, y2),
      heads: rounded(arrow(x2, y2, [0, isBelow ? 1 : -1])),
    };
  }
  const [x1, x2] = [middle(a), middle(b)];
  const over = Math.min(a.top, b.top) - 14;
  return {
    d: path(x1, a.top - 1, x1, over, x2, over, x2, b.top - 1),
    heads: rounded(arrow(x2, b.top - 1, [0, 1])),
  };
}

/** From a mark to the edge of the plot behind which the other lies. */
function toEdge(box: Box, side: 'left' | 'right', { left, right }: TraceGround, arrives: boolean) {
  const [edge, out] = side === 'left' ? [left + 3, -1] : [right - 3, 1];
  const from = side === 'left' ? box.left - 2 : box.right + 2;
  const y = level(box);
  // Below the words that stand beside the mark.
  const low = box.bottom + 3;
  const bend = from + out * Math.min(40, Math.abs(edge - from));
  const d = path(from, y, bend, y, bend, low, edge, low);
  const atMark = arrives ? arrow(from, y, [-out, 0]) : '';
  return { d, heads: rounded(`${arrow(edge, low, [out, 0])}${atMark}`) };
}

const path = (...[x0, y0, ...rest]: number[]) => rounded(`M${x0},${y0}C${rest.join(',')}`);
const rounded = (d: string) => d.replace(/-?\d+\.\d+/g, (number) => String(round(Number(number))));

/**
 * The lines to draw for what leads from record to record. What lies out of sight is led to the edge of the plot;
 * where neither end is in sight, or an end is nowhere, there is no line.
 */
export function tracePaths(
  marks: readonly TraceMark[],
  edges: readonly TraceEdge[],
  ground: TraceGround,
): TracePath[] {
  const paths = new Map<string, TracePath>();
  for (const { from, to } of edges) {
    const ends = placesOf(to, marks, ground);
    const pairs = placesOf(from, marks, ground).flatMap((a) => ends.map((b) => [a, b] as const));
    const [nearest] = pairs.sort((a, b) => distance(a) - distance(b));
    const drawn = nearest && lineOf(nearest, ground);
    // Several that lead out on one side are one line.
    if (drawn && !paths.has(drawn.d)) paths.set(drawn.d, { from: from.key, to: to.key, ...drawn });
  }
  return [...paths.values()];
}

type Pair = readonly [Place, Place];

/** Of a record that stands in several lanes, the mark in the nearest lane is meant. */
const distance = ([a, b]: Pair) => (a.box && b.box ? Math.abs(level(a.box) - level(b.box)) : 0);

function lineOf([a, b]: Pair, ground: TraceGround) {
  if (a.box && b.box) return a.box === b.box ? null : between(a.box, b.box);
  if (a.box && b.side) return toEdge(a.box, b.side, ground, false);
  return a.side && b.box ? toEdge(b.box, a.side, ground, true) : null;
}

/** What a drawing is told to trace: it calls this with its marks whenever they have moved. */
export type Tracing = (group: Group, marks: readonly Mark[], ground: TraceGround) => void;

/** Draws what leads from record to record. */
export function tracing(edges: readonly TraceEdge[]): Tracing {
  let known: readonly Mark[] | null = null;
  let ends: TraceMark[] = [];
  return (group, marks, ground) => {
    if (marks !== known) ends = traceMarksOf(marks);
    known = marks;
    drawTrace(group, tracePaths(ends, edges, ground));
  };
}

/** Lines in, elements out. They are part of the picture: the panel lists what they connect. */
function drawTrace(group: Group, paths: readonly TracePath[]): void {
  for (const part of ['halo', 'd', 'heads'] as const)
    group
      .selectAll<SVGPathElement, TracePath>(`.trace-${part}`)
      .data(paths, ({ from, to }) => `${from} ${to}`)
      .join('path')
      .attr('class', `trace-${part}`)
      .attr('d', (path) => (part === 'heads' ? path.heads : path.d));
}

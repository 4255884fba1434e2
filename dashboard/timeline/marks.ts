import type { Glyph } from './glyph.ts';
import type { Fade } from './shape.ts';
import type { TermItem } from './terms.ts';

/** Marks are where and what; how they look is for `draw` and the style sheet. */
interface Common {
  /** Unique among the marks. */
  key: string;
  /** What `selected` and traces call it: "commitment:<id>"; null for what is no record. */
  record: string | null;
  /** Index of its lane. */
  lane: number;
  /** When it begins, in milliseconds: the order in which arrow keys walk. */
  time: number;
  name: string;
  /** Where it stands; everything else of it is told from there, so that it moves in one. */
  x: number;
  y: number;
  /** Where a pointer meets it. */
  hit: { x: number; y: number; width: number; height: number };
}

/** Words, and how far they may be pushed along to stay in sight. */
export type Label = { x: number; text: string } | null;

/** `x` is the middle of its glyph. */
export interface ItemMark extends Common {
  shape: 'item';
  kind: 'briefing' | 'commitment';
  id: string;
  glyph: Glyph;
  lasts: boolean;
  /** Whether its words stand in its band. */
  inside: boolean;
  /** Whether its due date is bound to a briefing; which one is in its name. */
  bound: string | null;
  band: { left: number; right: number; fade: Fade } | null;
  was: number | null;
  label: Label;
  /** Whether the words are cut. */
  cut: boolean;
  slack: number;
}

/** A parallelogram: its sides slant from the first to the last possible day of the handovers beside it. */
export interface TermMark extends Common {
  shape: 'term';
  actorId: string;
  kind: TermItem['kind'];
  acting: boolean;
  projected: boolean;
  current: boolean;
  unconfirmed: boolean;
  /** x of its corners: top left, top right, bottom right, bottom left. */
  corners: [number, number, number, number];
  height: number;
  fadeBefore: number;
  fadeAfter: number;
  label: Label;
  cut: boolean;
  slack: number;
}

/** `x` is where its seam begins, on top. */
export interface JointMark extends Common {
  shape: 'joint';
  /** Null where it is projected. */
  id: string | null;
  /** To the last possible day, at the bottom. */
  slant: number;
  height: number;
  /** Whether there is room for a dot on the seam. */
  dot: boolean;
}

/** A bar as wide as its cell, in whose middle `x` is, from the foot of its lane; the part of `open` is solid. */
export interface BarMark extends Common {
  shape: 'bar';
  width: number;
  height: number;
  open: number;
  /** Over the bar; empty in a collapsed lane. */
  text: string;
  /** What to show when it is opened: milliseconds. */
  span: [number, number];
}

/** A pill that stands for what has no room of its own; `x` is its left end. */
export interface CountMark extends Common {
  shape: 'count';
  of: 'item' | 'term';
  width: number;
  height: number;
  text: string;
  span: [number, number];
}

export type Mark = ItemMark | TermMark | JointMark | BarMark | CountMark;

/** How far a mark is drawn beyond the world: enough to hide its end. */
const beyond = 16;

/** A stretch as far as it is in the world. One that is out of it altogether stays as it is. */
export function clipped(
  [left, right]: [number, number],
  world: { left: number; right: number },
): [number, number] {
  if (right < world.left || left > world.right) return [left, right];
  return [Math.max(left, world.left - beyond), Math.min(right, world.right + beyond)];
}

/** Three decimals are finer than any screen, and keep the drawing short. */
export const round = (value: number) => Math.round(value * 1000) / 1000;

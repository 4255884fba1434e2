import type { Glyph } from './glyph.ts';
import type { Fade } from './shape.ts';
import type { TermItem } from './terms.ts';

/** Marks are where and what; how they look is for `draw` and the style sheet. */
export type Label = { x: number; text: string } | null;

interface Common {
  /** Unique among the marks. */
  key: string;
  /** Index of its lane. */
  lane: number;
  /** When it begins, in milliseconds: the order in which arrow keys walk. */
  time: number;
  name: string;
  /** Where a pointer meets it. */
  hit: { x: number; y: number; width: number; height: number };
}

export interface ItemMark extends Common {
  shape: 'item';
  kind: 'briefing' | 'commitment';
  id: string;
  glyph: Glyph;
  lasts: boolean;
  /** Whether its words stand in its band. */
  inside: boolean;
  x: number;
  y: number;
  band: { left: number; right: number; fade: Fade } | null;
  was: number | null;
  label: Label;
}

/** A parallelogram: its sides slant from the first to the last possible day of the handovers beside it. */
export interface TermMark extends Common {
  shape: 'term';
  actorId: string;
  kind: TermItem['kind'];
  acting: boolean;
  projected: boolean;
  current: boolean;
  /** x of its corners: top left, top right, bottom right, bottom left. */
  corners: [number, number, number, number];
  y: number;
  height: number;
  fadeBefore: number;
  fadeAfter: number;
  label: Label;
}

export interface JointMark extends Common {
  shape: 'joint';
  /** Null where it is projected. */
  id: string | null;
  /** From the first possible day, on top, to the last, at the bottom. */
  from: number;
  to: number;
  y: number;
  height: number;
  /** Whether there is room for a dot on the seam. */
  dot: boolean;
}

export interface CountMark extends Common {
  shape: 'count';
  kind: 'briefing' | 'commitment' | 'term';
  left: number;
  width: number;
  y: number;
  text: string;
  /** What to show when it is opened: milliseconds. */
  span: [number, number];
}

export type Mark = ItemMark | TermMark | JointMark | CountMark;

/** How far a mark is drawn beyond the plot: enough to hide its end, so that its middle is where the eye finds it. */
const beyond = 16;

/** A stretch as far as it is in sight. One that is out of sight altogether stays as it is. */
export function clipped(
  [left, right]: [number, number],
  plot: { left: number; right: number },
): [number, number] {
  if (right < plot.left || left > plot.right) return [left, right];
  return [Math.max(left, plot.left - beyond), Math.min(right, plot.right + beyond)];
}

/** Three decimals are finer than any screen, and keep the drawing short. */
export const round = (value: number) => Math.round(value * 1000) / 1000;

import { type Packing, pack } from './pack.ts';
import type { Scene } from './scene.ts';
import { wrapText } from './text-width.ts';
import type { TimelineWords } from './words.ts';

export const rowHeight = 28;
export const termHeight = 26;
export const titleSize = 13;
const axisTop = 46;
const axisBottom = 24;
const lanePadding = 7;
const titleRow = 22;
/** From this width on, titles stand beside their lanes; on a narrower screen above them. */
const widthForGutter = 760;
const gutter = { narrow: 200, wide: 236, from: 1000 };
const titleLine = 16;
/** Titles are set in semibold, which is wider. */
const titleScale = 1.06 * titleSize;
const mostRows = { briefings: 3, commitments: 8 };

export type Lane = {
  key: string;
  title: string[];
  /** Beside or under the title, in a lower voice. */
  note: string | null;
  top: number;
  height: number;
  /** Where the first row begins. */
  rowsTop: number;
  /** Index into `scene.bodies`, of a body's lane. */
  body: number | null;
};

/** The furniture of the drawing: what stays where it is while one pans and zooms. */
export interface Stage {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  titlesBeside: boolean;
  rows: { briefings: number; commitments: number };
  lanes: Lane[];
}

export interface StageOptions {
  width: number;
  height?: number;
  words: TimelineWords;
  /** The scale that the rows are counted at: later ones do with as many, so that nothing below them moves. */
  pixelsPerDay: number;
  /** Rows that there were before; they do not get fewer while one looks. */
  atLeast?: Stage['rows'];
}

export function stageOf(scene: Scene, options: StageOptions): Stage {
  const { width, words, atLeast } = options;
  const titlesBeside = width >= widthForGutter;
  const needed = (kind: 'briefings' | 'commitments') =>
    Math.max(
      pack(scene[kind], options.pixelsPerDay, mostRows[kind]).rows,
      scene[kind].length && (atLeast?.[kind] ?? 1),
    );
  const rows = { briefings: needed('briefings'), commitments: needed('commitments') };
  if (options.height !== undefined) rows.commitments = rowsWithin(options.height, scene, rows, titlesBeside);

  const left = !titlesBeside ? 0 : width < gutter.from ? gutter.narrow : gutter.wide;
  const lanes: Lane[] = [];
  let top = axisTop;
  const add = (
    key: string,
    title: string,
    content: number,
    body: number | null,
    note: string | null = null,
  ) => {
    const lines = wrapText(title, titleScale, (titlesBeside ? left : width) - 16, titlesBeside ? 3 : 2);
    const above = titlesBeside ? 0 : titleRow + (lines.length - 1) * titleLine;
    const beside = titlesBeside ? lines.length * titleLine - lanePadding : 0;
    const height = Math.max(content, beside) + 2 * lanePadding + above;
    lanes.push({
      key,
      title: lines,
      note,
      top,
      height,
      rowsTop: top + above + lanePadding + Math.max(0, beside - content) / 2,
      body,
    });
    top += height;
  };
  if (rows.briefings > 0) add('briefings', words.briefings, rows.briefings * rowHeight, null);
  if (rows.commitments > 0 || scene.undated > 0) {
    const note = scene.undated > 0 ? words.undated(scene.undated) : null;
    add('commitments', words.commitments, Math.max(1, rows.commitments) * rowHeight, null, note);
  }
  for (const [i, { id, title }] of scene.bodies.entries()) add(`body:${id}`, title, termHeight, i);
  const bottom = options.height === undefined ? top : Math.max(top, options.height - axisBottom);
  return {
    width,
    height: bottom + axisBottom,
    left,
    right: width,
    top: axisTop,
    bottom,
    titlesBeside,
    rows,
    lanes,
  };
}

/** A height that was asked for is met by the commitments' lane: the others have what they need. */
function rowsWithin(height: number, scene: Scene, rows: Stage['rows'], titlesBeside: boolean): number {
  if (rows.commitments === 0) return 0;
  const perLane = 2 * lanePadding + (titlesBeside ? 0 : titleRow);
  const lanes = scene.bodies.length + 1 + (rows.briefings > 0 ? 1 : 0);
  const others = scene.bodies.length * rowHeight + rows.briefings * rowHeight;
  return Math.max(2, Math.floor((height - axisTop - axisBottom - lanes * perLane - others) / rowHeight));
}

export interface Packings {
  briefings: Packing;
  commitments: Packing;
}

/** A little coarser than the scale in steps, so that rows change now and then while zooming, and not at every frame. */
export const packingScale = (pixelsPerDay: number) => 2 ** (Math.floor(Math.log2(pixelsPerDay) * 4) / 4);

export const packingsOf = (scene: Scene, stage: Stage, pixelsPerDay: number): Packings => ({
  briefings: pack(scene.briefings, pixelsPerDay, stage.rows.briefings),
  commitments: pack(scene.commitments, pixelsPerDay, stage.rows.commitments),
});

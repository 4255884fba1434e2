import { isDense } from './bars.ts';
import { type Packing, pack } from './pack.ts';
import type { Scene, SceneLane } from './scene.ts';
import {
  axisBottom,
  axisTop,
  lanePadding,
  menuSize,
  rowHeight,
  termHeight,
  thinHeight,
  titleSize,
} from './sizes.ts';
import { semibold, wrapText } from './text-width.ts';

const titleRow = 26;
/** From this width on, titles stand beside their lanes; on a narrower screen above them. */
const widthForGutter = 760;
const gutter = { narrow: 200, wide: 236, from: 1000 };
const titleLine = 16;
/** As the server reckons when it decides what to count. */
const rowsFor = (lanes: number) => (lanes <= 3 ? 6 : lanes <= 8 ? 4 : 3);

export type Lane = {
  key: string;
  title: string[];
  note: string | null;
  top: number;
  height: number;
  /** Where the presidencies stand. */
  termsTop: number;
  /** Where the first row of items begins. */
  rowsTop: number;
  rows: number;
  /** The middle of the title's first line. */
  titleY: number;
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
  /** In the order of the scene's. */
  lanes: Lane[];
}

export interface StageOptions {
  width: number;
  /** The scale that the rows are counted at: later ones do with as many, so that nothing below them moves. */
  pixelsPerDay: number;
  /** What there was before: lanes do not get lower while one looks. */
  before?: Stage;
}

const leftOf = (width: number) =>
  width < widthForGutter ? 0 : width < gutter.from ? gutter.narrow : gutter.wide;

/** How many pixels there are for time, in a drawing of this width. */
export const plotWidth = (width: number) => Math.max(1, width - leftOf(width));

/** A narrow screen is soon filled. */
const mostWhenNarrow = 4;

function mostRows(scene: Scene, isNarrow: boolean): number {
  const holding = scene.lanes.filter(({ total, items, counts }) => total || items.length + counts.length > 0);
  return Math.min(rowsFor(holding.length), isNarrow ? mostWhenNarrow : Number.POSITIVE_INFINITY);
}

export function stageOf(scene: Scene, { width, pixelsPerDay, before }: StageOptions): Stage {
  const left = leftOf(width);
  const titlesBeside = left > 0;
  const most = mostRows(scene, !titlesBeside);
  const known = new Map(before?.lanes.map((lane) => [lane.key, lane.rows]));
  let top = axisTop;
  const lanes = scene.lanes.map((lane): Lane => {
    const rows = lane.isCollapsed ? 0 : rowsOf(lane, known.get(lane.key) ?? 0, most, pixelsPerDay);
    const room = (titlesBeside ? left : width) - menuSize - 12;
    const mostLines = lane.isCollapsed ? 1 : titlesBeside ? 3 : 2;
    const title = wrapText(lane.title, semibold(titleSize), room, mostLines);
    const note = lane.isCollapsed ? null : lane.note;
    const said = (title.length + (note && titlesBeside ? 1 : 0)) * titleLine;
    const above = titlesBeside ? 0 : titleRow + (title.length - 1) * titleLine;
    const terms = lane.body && !lane.isCollapsed ? termHeight + (rows > 0 ? 4 : 0) : 0;
    const content = lane.isCollapsed ? thinHeight - 2 * lanePadding : terms + rows * rowHeight;
    const height = Math.max(content + 2 * lanePadding, titlesBeside ? said + 10 : 0) + above;
    const spare = Math.max(0, height - above - 2 * lanePadding - content) / 2;
    const termsTop = top + above + lanePadding + spare;
    const firstRow = lanePadding + Math.min(content, rowHeight) / 2;
    const titleY = titlesBeside ? Math.min(firstRow, (height - said) / 2 + titleLine / 2) : 16;
    const standing: Lane = {
      key: lane.key,
      title,
      note,
      top,
      height,
      termsTop,
      rowsTop: termsTop + terms,
      rows,
      titleY: top + titleY,
    };
    top += height;
    return standing;
  });
  return {
    width,
    height: top + axisBottom,
    left,
    right: Math.max(width, left + 1),
    top: axisTop,
    bottom: top,
    titlesBeside,
    lanes,
  };
}

/** Lanes of presidencies alone have no rows; one that may hold much has all that it may have. */
function rowsOf(lane: SceneLane, before: number, most: number, pixelsPerDay: number): number {
  if (isDense(lane)) return most;
  const isOfTerms = lane.body !== null && lane.items.length === 0;
  const needed = pack(lane, pixelsPerDay, most).rows;
  return Math.min(most, Math.max(needed, before, isOfTerms ? 0 : 1));
}

/** A little coarser than the scale in steps, so that rows change now and then while zooming, and not at every frame. */
export const packingScale = (pixelsPerDay: number) => 2 ** (Math.floor(Math.log2(pixelsPerDay) * 4) / 4);

export const packingsOf = (scene: Scene, stage: Stage, pixelsPerDay: number): Packing[] =>
  scene.lanes.map((lane, i) => pack(lane, pixelsPerDay, stage.lanes[i]?.rows ?? 0));

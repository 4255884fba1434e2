import { type Extent, fadeWidth, softness } from './extent.ts';
import { glyphRadius } from './glyph.ts';
import type { Item } from './items.ts';

export type Fade = 'none' | 'start' | 'end' | 'soft';

/** One item on a scale, in pixels: where its extent, its glyph and its label begin and end. */
export interface Shape {
  /** The honest extent, fades included; null where it is no wider than the glyph. */
  band: { left: number; right: number; fade: Fade } | null;
  glyph: number;
  label: number;
  /** The room for words within the band; null where they stand behind it. */
  inside: number | null;
  /** Where it was due at first. */
  was: number | null;
  /** All of it but the label. */
  left: number;
  right: number;
}

/** Between the edge of a band and its glyph. */
const inset = 4;
/** Between a glyph and its label. */
const labelGap = 4;
export const ghostRadius = 4;
/** Words that are cut after this still say what is meant. */
const enoughRoom = 140;

export function shapeOf(item: Item, x: (time: number) => number, pixelsPerDay: number): Shape {
  const band = bandOf(item.extent, x, pixelsPerDay);
  const glyph = glyphAt(item.extent, x);
  const was = item.was && (x(item.was.start) + x(item.was.end)) / 2;
  const left = Math.min(band?.left ?? glyph, glyph - glyphRadius);
  const right = Math.max(band?.right ?? glyph, glyph + glyphRadius);
  const inside = roomInside(item, band, glyph + glyphRadius + labelGap);
  const words = inside === null ? right : glyph + glyphRadius;
  return {
    band,
    glyph,
    inside,
    was,
    label: Math.max(words, was !== null && was > glyph ? was + ghostRadius : words) + labelGap,
    left: Math.min(left, was === null ? left : was - ghostRadius),
    right: Math.max(right, was === null ? right : was + ghostRadius),
  };
}

/** Words stand in a band that has room for them, or for most of them. "By 2030" ends at its glyph, so they follow it. */
function roomInside({ width }: Item, band: Shape['band'], from: number): number | null {
  if (band === null || band.fade === 'start') return null;
  if (band.fade === 'end') return Number.POSITIVE_INFINITY;
  const room = band.right - from - inset;
  return room >= Math.min(width, enoughRoom) ? room : null;
}

function bandOf({ start, end, openStart, openEnd, soft }: Extent, x: (time: number) => number, ppd: number) {
  const [left, right] = [x(start), x(end)];
  if (openStart) return { left: left - fadeWidth(ppd), right: left, fade: 'start' as const };
  if (openEnd) return { left: right, right: right + fadeWidth(ppd), fade: 'end' as const };
  if (soft) {
    const beyond = softness(right - left);
    return { left: left - beyond, right: right + beyond, fade: 'soft' as const };
  }
  return right - left > 2 * (glyphRadius + inset) ? { left, right, fade: 'none' as const } : null;
}

/** In the middle while the extent is narrow; at its beginning once its label fits beside it. */
function glyphAt({ start, end, openStart, openEnd }: Extent, x: (time: number) => number): number {
  if (openStart) return x(start) - glyphRadius - inset;
  if (openEnd) return x(start) + glyphRadius + inset;
  const [left, right] = [x(start), x(end)];
  return Math.min((left + right) / 2, left + glyphRadius + inset);
}

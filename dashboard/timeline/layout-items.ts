import { glyphRadius } from './glyph.ts';
import type { LayoutContext } from './layout.ts';
import { clipped, type ItemMark, round } from './marks.ts';
import type { Place } from './pack.ts';
import type { Placed } from './scene.ts';
import { type Shape, shapeOf } from './shape.ts';
import { rowHeight } from './sizes.ts';
import type { Lane } from './stage.ts';
import { fitText, labelSize, textWidth } from './text-width.ts';

/** Between the edge of a band, or of the sight, and what stands in it. */
const inset = 4;

export function itemMark(
  item: Placed,
  place: Place,
  lane: Lane,
  laneIndex: number,
  { scale, pixelsPerDay, world, sight }: LayoutContext,
): ItemMark {
  const shape = shapeOf(item, scale, pixelsPerDay);
  const { glyph: x } = shape;
  const inside = shape.inside !== null && Number.isFinite(shape.inside);
  // Words that stand in their band stay in sight with their glyph as long as it has room for them.
  const words = inside ? shape.label + place.width : x + glyphRadius;
  const end = shape.band ? shape.band.right - inset - words : 0;
  const slack = item.extent.openStart || x > sight.right ? 0 : Math.max(0, end);
  const pushed = Math.min(slack, Math.max(0, sight.left + glyphRadius + inset - x));
  const from = shape.label + (shape.inside === null ? 0 : pushed);
  const text = wordsIn(place, from, { left: sight.left, right: sight.right });
  const right = Math.max(shape.right, text === '' ? 0 : shape.label + textWidth(text, labelSize));
  const [left, until] = clipped([Math.min(shape.left, x - 12), Math.max(right, x + 12)], world);
  return {
    shape: 'item',
    key: item.key,
    record: item.record,
    lane: laneIndex,
    time: item.extent.start,
    name: item.name,
    x: round(x),
    y: lane.rowsTop + (place.row + 0.5) * rowHeight,
    hit: { x: round(left - x), y: -rowHeight / 2, width: round(until - left), height: rowHeight },
    kind: item.kind,
    id: item.id,
    glyph: item.glyph,
    lasts: item.lasts,
    inside: shape.inside !== null,
    bound: item.boundTo,
    band: bandIn(shape, world),
    was: shape.was === null ? null : round(Math.max(shape.was, world.left) - x),
    label: text === '' ? null : { x: round(shape.label - x), text },
    cut: text !== item.text,
    slack: round(slack),
  };
}

/** What crosses the end of the sight is cut there, so that a reader sees that there is more. */
function wordsIn({ text, width }: Place, from: number, { left, right }: LayoutContext['sight']): string {
  const isCrossing = from < right && from + width > right - inset && from > left;
  return isCrossing ? fitText(text, labelSize, right - inset - from) : text;
}

/** A fade is left whole: cut, it would say that it ends there. */
function bandIn({ band, glyph }: Shape, world: LayoutContext['world']): ItemMark['band'] {
  if (band === null) return null;
  const { fade } = band;
  const [left, right] = fade === 'none' ? clipped([band.left, band.right], world) : [band.left, band.right];
  return { left: round(left - glyph), right: round(right - glyph), fade };
}

import { glyphRadius } from './glyph.ts';
import type { LayoutContext } from './layout-context.ts';
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
  const inBand = shape.band && !item.extent.openStart ? shape.band.right - inset : x;
  // What has begun out of sight stays in sight with its words as long as its band does.
  const pushed = Math.max(0, Math.min(sight.left + glyphRadius + inset - x, inBand - glyphRadius - x));
  const text = wordsOf(item, place, shape, pushed, sight);
  const end = shape.inside === null ? x + glyphRadius : shape.label + textWidth(text, labelSize);
  const slack = Math.max(0, inBand - end);
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

/** Cut where the sight ends, or the band that they are pushed along in, so that a reader sees that there is more. */
function wordsOf(
  item: Placed,
  { text, width }: Place,
  { inside, label, band, glyph }: Shape,
  pushed: number,
  { left, right }: LayoutContext['sight'],
): string {
  const isInside = inside !== null && Number.isFinite(inside);
  const reach = Math.max(label + width, isInside ? (band?.right ?? 0) : 0);
  if (label > right || reach < left) return text;
  // Words without their glyph would seem to belong elsewhere.
  if (glyph + pushed < left - glyphRadius) return '';
  const from = label + (inside === null ? 0 : pushed);
  const end = isInside ? (band?.right ?? 0) - inset : from + width;
  const until = Math.min(end, right - inset);
  return isInside || until < end ? fitText(text === '' ? '' : item.text, labelSize, until - from) : text;
}

/** A fade is left whole: cut, it would say that it ends there. */
function bandIn({ band, glyph }: Shape, world: LayoutContext['world']): ItemMark['band'] {
  if (band === null) return null;
  const { fade } = band;
  const [left, right] = fade === 'none' ? clipped([band.left, band.right], world) : [band.left, band.right];
  return { left: round(left - glyph), right: round(right - glyph), fade };
}

import { glyphRadius } from './glyph.ts';
import type { Mark } from './marks.ts';

/** A curve between two marks: from a commitment to the briefing that its due date is bound to. */
export interface Bond {
  key: string;
  from: Place;
  to: Place;
}

type Place = { x: number; y: number; lane: number };

/** Where each record stands, lane by lane: what draws from mark to mark asks here. */
export function placesOf(marks: readonly Mark[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { record, x, y, lane } of marks)
    if (record !== null) places.set(record, [...(places.get(record) ?? []), { x, y, lane }]);
  return places;
}

/** Each bound commitment with the nearest mark of its briefing, where that is in the drawing. */
export function bondsOf(marks: readonly Mark[]): Bond[] {
  const bound = marks.flatMap((mark) => (mark.shape === 'item' && mark.bound ? [mark] : []));
  if (bound.length === 0) return [];
  const places = placesOf(marks);
  return bound.flatMap((mark) => {
    const to = (places.get(mark.bound ?? '') ?? []).toSorted(
      (a, b) => Math.abs(a.lane - mark.lane) - Math.abs(b.lane - mark.lane),
    )[0];
    return to ? [{ key: mark.key, from: mark, to }] : [];
  });
}

/** From the edge of one glyph to that of the other, bent so that it does not run along a row. */
export function bondPath({ from, to }: Bond): string {
  const [first, second] = from.y <= to.y ? [from, to] : [to, from];
  const [top, foot] = [first.y + glyphRadius + 1, second.y - glyphRadius - 1];
  if (foot <= top) {
    const bend = from.y - rowBend;
    const at = from.y - glyphRadius - 1;
    return `M${from.x},${at}C${from.x},${bend} ${to.x},${bend} ${to.x},${at}`;
  }
  const middle = (top + foot) / 2;
  return `M${first.x},${top}C${first.x},${middle} ${second.x},${middle} ${second.x},${foot}`;
}

const rowBend = 26;

import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import type { Wording } from '../../../worker/words/shapes/timeline.ts';
import { domainOf, pixelsPerDayOf } from '../../timeline/layout.ts';
import { sceneOf } from '../../timeline/scene.ts';
import { plotWidth, stageOf } from '../../timeline/stage.ts';
import type { Window } from './window.ts';

/** The width of an A4 page across, without its margins, in CSS pixels; and what of its height a drawing may have. */
export const strip = { width: 1030, height: 510 };

const mostStrips = 6;
const lengths = [1, 2, 5, 10, 20, 50, 100, 500];
const yearOf = (day: string) => Number(day.slice(0, 4));
const inFour = (year: number) => String(year).padStart(4, '0');

/** A range in pieces of whole years, at most six of one length; one of two years or less is one piece. */
export function stripsOf([from, to]: Window): Window[] {
  const [first, last] = [yearOf(from), yearOf(to)];
  const years = last - first + 1;
  if (years <= 2) return [[from, to]];
  const length = lengths.find((one) => years / one <= mostStrips) ?? years;
  const pieces: Window[] = [];
  for (let year = first; year <= last; year += length) {
    const end = `${inFour(year + length - 1)}-12-31`;
    pieces.push([year === first ? from : `${inFour(year)}-01-01`, end < to ? end : to]);
  }
  return pieces;
}

/** What a strip shows, in parts of as many lanes as a page has room for. Lanes without anything in it are left out. */
export function partsOf(data: Timeline, view: Window, wording: Wording, collapsed?: string[]): Timeline[] {
  const lanes = data.lanes.filter(
    ({ items, counts, terms }) => items.length + counts.length + (terms?.length ?? 0) > 0,
  );
  const scene = sceneOf({ ...data, lanes }, wording, collapsed);
  const pixelsPerDay = pixelsPerDayOf({ left: 0, right: plotWidth(strip.width) }, domainOf(view));
  const stage = stageOf(scene, { width: strip.width, pixelsPerDay });
  const room = strip.height - (stage.height - stage.bottom + stage.top);
  const parts: Timeline['lanes'][] = [];
  let used = room;
  for (const [i, lane] of lanes.entries()) {
    const height = stage.lanes[i]?.height ?? 0;
    if (used + height > room) {
      parts.push([]);
      used = 0;
    }
    used += height;
    parts.at(-1)?.push(lane);
  }
  return parts.map((lanes) => ({ ...data, lanes }));
}

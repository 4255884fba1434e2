import { describeFuzzyDate } from '../../worker/domain/dates/fuzzy-date.ts';

const DAY = 86_400_000;

/** A day at noon is inside it; its extent is from its first instant to that of the next. */
export const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
export const endOf = (day: string) => startOf(day) + DAY;
export const noonOf = (day: string) => startOf(day) + DAY / 2;
// Years beyond four digits have another form in ISO 8601, which nothing here reads.
const [firstDay, lastDay] = [startOf('0001-01-01'), startOf('9999-12-31')];
export const dayAt = (time: number) =>
  new Date(Math.min(Math.max(time, firstDay), lastDay)).toISOString().slice(0, 10);

/** Where a date lies, in milliseconds. At an open side `start` and `end` are both the side that is known. */
export interface Extent {
  start: number;
  end: number;
  openStart: boolean;
  openEnd: boolean;
  /** Approximate or uncertain: its edges are not to be taken at their word. */
  soft: boolean;
}

interface Days {
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
}

const isSoft = (edtf: string | null) => edtf !== null && describeFuzzyDate(edtf).certainty !== 'certain';

/** Null where no day is known at all: there is no place to draw it. */
export function extentOf(date: Days | null): Extent | null {
  if (date === null) return null;
  const { edtf, earliest, latest } = date;
  const known = earliest === null ? latest && endOf(latest) : startOf(earliest);
  if (known === null || known === '') return null;
  return {
    start: known,
    end: latest === null ? known : endOf(latest),
    openStart: earliest === null,
    openEnd: latest === null,
    soft: isSoft(edtf),
  };
}

/** From the first possible day of one to the last possible day of the other. */
export function throughout(first: Extent | null, last: Extent | null): Extent | null {
  if (first === null || last === null) return first ?? last;
  return {
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
    openStart: first.openStart,
    openEnd: last.openEnd,
    soft: first.soft || last.soft,
  };
}

/** Where an open side fades out: a year long on the scale, within what the eye needs. A direction, not a length. */
export const fadeWidth = (pixelsPerDay: number) => Math.min(160, Math.max(48, 365 * pixelsPerDay));

/** How far soft edges reach past the days that they stand for. */
export const softness = (width: number) => Math.min(24, Math.max(10, width * 0.2));

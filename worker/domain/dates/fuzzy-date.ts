import { type Certainty, type FuzzyPoint, type Precision, readEdtf } from './grammar.ts';

export type { Certainty, Precision } from './grammar.ts';

/** A date as stored: EDTF with its first and last possible day (ISO), null where open. */
export interface FuzzyDate {
  edtf: string;
  earliest: string | null;
  latest: string | null;
}
export type FuzzyDateResult = { ok: true; date: FuzzyDate } | { ok: false; message: string };

/** Parses EDTF strictly: nothing is trimmed or corrected. The message says what would be accepted. Never throws. */
export function parseFuzzyDate(text: string): FuzzyDateResult {
  const read = readEdtf(text);
  if ('ok' in read) return read;
  const [start, end] = read.precision === 'interval' ? [read.start, read.end] : [read, read];
  return { ok: true, date: { edtf: text, earliest: start?.earliest ?? null, latest: end?.latest ?? null } };
}

/** As `parseFuzzyDate`, for text known to be a date: throws RangeError with the message otherwise. */
export function fuzzyDate(text: string): FuzzyDate {
  const result = parseFuzzyDate(text);
  if (!result.ok) throw new RangeError(result.message);
  return result.date;
}

const doubts = (point: FuzzyPoint | null) => ({
  uncertain: point?.certainty.startsWith('uncertain') ?? false,
  approximate: point?.certainty.endsWith('approximate') ?? false,
});

/** An interval is as doubtful as both of its sides together. */
function certaintyOf(start: FuzzyPoint | null, end: FuzzyPoint | null): Certainty {
  const [first, last] = [doubts(start), doubts(end)];
  const uncertain = first.uncertain || last.uncertain;
  const approximate = first.approximate || last.approximate;
  if (uncertain) return approximate ? 'uncertain_approximate' : 'uncertain';
  return approximate ? 'approximate' : 'certain';
}

/** What a drawing needs to know beyond the two days. Throws RangeError for text that is not a date. */
export function describeFuzzyDate(edtf: string): {
  precision: Precision;
  certainty: Certainty;
  openStart: boolean;
  openEnd: boolean;
} {
  const read = readEdtf(edtf);
  if ('ok' in read) throw new RangeError(read.message);
  if (read.precision !== 'interval') {
    return { precision: read.precision, certainty: read.certainty, openStart: false, openEnd: false };
  }
  const { precision, start, end } = read;
  return { precision, certainty: certaintyOf(start, end), openStart: start === null, openEnd: end === null };
}

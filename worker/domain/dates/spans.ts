import { addDays, mondayOf, yearText } from './days.ts';
import { parseFuzzyDate } from './fuzzy-date.ts';
import { calendarDate, edtfOf, type Fields, type Refused, seasonOf } from './phrases.ts';
import { relativeDate } from './relative.ts';
import { dateInWords } from './words.ts';

/** One date as said: perhaps without its year, or a day without its month while half of a range. */
type Point = { said: Fields; notes: string[] };
/** EDTF that the grammar has yet to judge, and what was decided on the way to it. */
export type Proposal = { edtf: string; notes: string[] };
/** Null where the words are not understood. */
export type Read<T> = T | Refused | null;

export const isUnread = (read: Read<object>): read is Refused | null => read === null || 'message' in read;
export const countedFrom = (reference: string) => `Counted from ${dateInWords(reference, 'en')}.`;

const doubts: [RegExp, qualifier: string][] = [
  [/^(?:about|around|circa|ca|c|approximately|approx|roughly) (.+)$/, '~'],
  [/^(?:possibly|perhaps|maybe|probably) (.+)$/, '?'],
];
const doubted = (said: Fields, qualifier: string): Fields => ({
  ...said,
  qualifier: (said.qualifier ?? qualifier) === qualifier ? qualifier : '%',
});

const unknownUnit = /^(?:a|some) (day|month) (?:in|of|during) (.+)$/;
const stage = /^(?:the )?(early|start|beginning|mid|middle|late) (?:of |in )?(.+)$/;
const quadrimesters: Record<string, string> = { mid: '38', middle: '38', late: '39' };

/** Reads one date with what is said around it: doubt, "a day in", "early". */
function readPoint(phrase: string, reference: string): Read<Point> {
  for (const [pattern, qualifier] of doubts) {
    const inner = pattern.exec(phrase)?.[1];
    if (inner === undefined) continue;
    const point = readPoint(inner, reference);
    return isUnread(point) ? point : { ...point, said: doubted(point.said, qualifier) };
  }

  const [, unit, whole = ''] = unknownUnit.exec(phrase) ?? [];
  if (unit !== undefined) {
    const point = readPoint(whole, reference);
    if (isUnread(point)) return point;
    const { said, notes } = point;
    if (said.day !== undefined || (unit === 'month' && said.part !== undefined)) return null;
    const unknown = unit === 'month' ? { part: 'XX' } : { part: said.part ?? 'XX', day: 'XX' };
    return { said: { ...said, ...unknown }, notes };
  }

  const [, name, staged = ''] = stage.exec(phrase) ?? [];
  if (name !== undefined) {
    const point = readPoint(staged, reference);
    if (isUnread(point)) return point;
    const { said, notes } = point;
    if (said.part !== undefined || said.day !== undefined || said.year?.endsWith('X')) {
      return {
        said,
        notes: [...notes, `"${name}" is left out: of a year alone can it be kept.`],
      };
    }
    const note = `"${name}" in a year is read as about four months of it.`;
    return { said: doubted({ ...said, part: quadrimesters[name] ?? '37' }, '~'), notes: [...notes, note] };
  }

  const relative = relativeDate(phrase, reference) ?? inRelativeYear(phrase, reference);
  const said = calendarDate(relative?.toLowerCase() ?? phrase);
  return isUnread(said) ? said : { said, notes: relative === null ? [] : [countedFrom(reference)] };
}

/** "first half of next year" as "first half 2026"; null where no year is told from the reference day. */
function inRelativeYear(phrase: string, reference: string): string | null {
  const [, part, which = ''] = /^(.+?) (?:of |in )?(?:the )?(\w+ year)$/.exec(phrase) ?? [];
  const year = relativeDate(which, reference);
  return part === undefined || year === null ? null : `${part} ${year}`;
}

/** Adds the year where none was said: the first in which the date is not over on the reference day. */
function complete({ said, notes }: Point, reference: string): Read<Point> {
  if (said.day !== undefined && said.part === undefined) return null;
  const season = seasonOf(said);
  if (season !== null && said.hemisphere === undefined) {
    const date = [season, said.year].filter(Boolean).join(' ');
    return { message: `In which hemisphere? Say "northern ${date}" or "southern ${date}".` };
  }
  if (said.year !== undefined) return { said, notes };

  const year = Number(reference.slice(0, 4));
  // From the year before, whose northern winter may not be over, to the second leap year at the most.
  for (let candidate = year - 1; candidate <= year + 8; candidate++) {
    const dated = { ...said, year: yearText(candidate) };
    const result = parseFuzzyDate(edtfOf(dated));
    if (!result.ok || result.date.latest === null || result.date.latest < reference) continue;
    const note = `No year was given: read as the next on or after ${dateInWords(reference, 'en')}.`;
    return { said: dated, notes: [...notes, note] };
  }
  return { said: { ...said, year: yearText(year) }, notes };
}

const weekAt = /^(?:the )?week (of|beginning|commencing|starting|from) (.+)$/;

/** The week that begins on a day, or of which that day is one, from its Monday. */
function readWeek(reference: string, isOneOf: boolean, phrase: string): Read<Proposal> {
  const read = readDate(reference, phrase);
  if (isUnread(read)) return read;
  if (!/^\d{4}-\d\d-\d\d$/.test(read.edtf) || !parseFuzzyDate(read.edtf).ok) return null;
  const first = isOneOf ? mondayOf(read.edtf) : read.edtf;
  const note = first === read.edtf ? [] : ['Read as the week from Monday to Sunday.'];
  return { edtf: `${first}/${addDays(first, 6)}`, notes: [...read.notes, ...note] };
}

/** Reads one date to its end, or a week, which is an interval. */
export function readDate(reference: string, phrase: string): Read<Proposal> {
  const relative = relativeDate(phrase, reference);
  if (relative?.includes('/')) return { edtf: relative, notes: [countedFrom(reference)] };
  const [, begins, day = ''] = weekAt.exec(phrase) ?? [];
  if (begins !== undefined) return readWeek(reference, begins === 'of', day);
  const point = readPoint(phrase, reference);
  const whole = isUnread(point) ? point : complete(point, reference);
  return isUnread(whole) ? whole : { edtf: edtfOf(whole.said), notes: whole.notes };
}

const yearsOn = (said: Fields, years: number): Fields => ({
  ...said,
  year: yearText(Number(said.year) + years),
});

/** Reads "10" to "12 December 2024": what one side leaves out it takes from the other. */
export function readRange(reference: string, from: string, to: string): Read<Proposal> {
  const [start, end] = [readPoint(from, reference), readPoint(to, reference)];
  if (isUnread(start)) return start;
  if (isUnread(end)) return end;

  const [a, b] = [{ ...start.said }, { ...end.said }];
  const [lacksStartYear, lacksEndYear] = [a.year === undefined, b.year === undefined];
  // "June to 2027" does not say which June.
  if (lacksStartYear && b.part === undefined && b.day === undefined) return null;
  const areDays = a.day !== undefined && b.day !== undefined;
  const sharesMonth = areDays && (a.part === undefined || b.part === undefined);
  if (sharesMonth) a.part = b.part = a.part ?? b.part;
  if (seasonOf(a) !== null) a.hemisphere ??= b.hemisphere;

  b.year ??= a.year;
  const last = complete({ said: b, notes: [...start.notes, ...end.notes] }, reference);
  if (isUnread(last)) return last;
  a.year ??= last.said.year;
  const first = complete({ said: a, notes: [] }, reference);
  if (isUnread(first)) return first;

  const notes = [...new Set(last.notes)];
  const edtf = `${edtfOf(first.said)}/${edtfOf(last.said)}`;
  const mayCrossNewYear = (lacksStartYear || lacksEndYear) && !sharesMonth && a.part !== b.part;
  if (!mayCrossNewYear || parseFuzzyDate(edtf).ok) return { edtf, notes };
  const [x, y] = lacksStartYear ? [yearsOn(first.said, -1), last.said] : [first.said, yearsOn(last.said, 1)];
  return { edtf: `${edtfOf(x)}/${edtfOf(y)}`, notes };
}

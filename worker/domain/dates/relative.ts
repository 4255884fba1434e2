import { addDays, addMonths, mondayOf, twoDigits, yearText } from './days.ts';

/** Dates said from a reference day. Phrases come in normalised, days and results are ISO or EDTF. */

const partUnits: Record<string, [months: number, firstCode: number]> = {
  month: [1, 1],
  quarter: [3, 33],
  half: [6, 40],
};

/** The day, week, month … so many after that of the reference day, as EDTF; a week is an interval. */
function unitAt(unit: string, offset: number, reference: string): string {
  const [year = 0, month = 0] = reference.split('-').map(Number);
  const partUnit = partUnits[unit];
  if (partUnit) {
    const [length, firstCode] = partUnit;
    const [index, perYear] = [Math.floor((year * 12 + month - 1) / length) + offset, 12 / length];
    return `${yearText(Math.floor(index / perYear))}-${twoDigits(firstCode + (index % perYear))}`;
  }
  if (unit === 'year') return yearText(year + offset);
  if (unit === 'decade') return `${yearText(Math.floor(year / 10 + offset) * 10).slice(0, -1)}X`;
  if (unit === 'day') return addDays(reference, offset);
  const monday = addDays(mondayOf(reference), 7 * offset);
  return `${monday}/${addDays(monday, 6)}`;
}

const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "90", "three", "a"; null for any other word and for more than four digits. */
function countOf(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const number = word === 'a' || word === 'an' ? 1 : numbers.indexOf(word);
  return number < 0 ? null : number;
}

const days = new Map([
  ['today', 0],
  ['now', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]);
const steps = new Map([
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['last', -1],
  ['previous', -1],
]);

/** "tomorrow", "next month", "in 3 months", "2 years ago" as EDTF, as precise as the unit said; null for others. */
export function relativeDate(phrase: string, reference: string): string | null {
  const day = days.get(phrase);
  if (day !== undefined) return unitAt('day', day, reference);
  const weekday = weekdayNear(phrase, reference);
  if (weekday !== null) return weekday;
  const [, step = '', near = ''] =
    /^(?:the )?(\w+)[ -](week|month|quarter|half|year|decade)$/.exec(phrase) ?? [];
  const offset = steps.get(step);
  if (offset !== undefined) return unitAt(near, offset, reference);

  const [, isAhead, count = '', unit = '', way] =
    /^(in )?(\w+) (day|week|month|year)s?( from now| from today| ago)?$/.exec(phrase) ?? [];
  const number = countOf(count);
  if (number === null || (isAhead === undefined) === (way === undefined)) return null;
  return unitAt(unit, way === ' ago' ? -number : number, reference);
}

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** "Monday", "next Monday": the first after the reference day, or the last before it; "this Monday" may be that day. */
function weekdayNear(phrase: string, reference: string): string | null {
  const [, step = 'this', name = ''] = /^(?:on )?(?:the )?(?:(\w+) )?(\w+day)$/.exec(phrase) ?? [];
  const [weekday, offset] = [weekdays.indexOf(name), steps.get(step)];
  if (weekday < 0 || offset === undefined) return null;
  const first = offset < 0 ? addDays(reference, -7) : offset > 0 ? addDays(reference, 1) : reference;
  const sameWeek = addDays(mondayOf(first), weekday);
  return sameWeek < first ? addDays(sameWeek, 7) : sameWeek;
}

const deadline = /^(?:due )?(?:within(?: the next| the coming)?|in the (?:next|coming)) (.+)$/;
const duration = /^(?:over|during|throughout|for) the (?:next|coming) (.+)$/;

/**
 * "within 90 days" is a deadline, "over the next 90 days" lasts; both reach to the day so many on, as EDTF.
 * Null for other phrases.
 */
export function periodAhead(phrase: string, reference: string): { edtf: string; lasts: boolean } | null {
  const [, lasting] = duration.exec(phrase) ?? [];
  const [, length = lasting ?? ''] = deadline.exec(phrase) ?? [];
  const [, count = '', unit = ''] = /^(\w+) (day|week|month|year)s?$/.exec(length) ?? [];
  const number = countOf(count);
  if (number === null) return null;
  const last =
    unit === 'day' || unit === 'week'
      ? addDays(reference, unit === 'week' ? 7 * number : number)
      : addMonths(reference, unit === 'year' ? 12 * number : number);
  return lasting ? { edtf: `${reference}/${last}`, lasts: true } : { edtf: `../${last}`, lasts: false };
}

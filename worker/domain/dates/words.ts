import { utcDate } from './days.ts';
import { type FuzzyPoint, readEdtf, yearParts } from './grammar.ts';

/** What Intl has no words for. `{date}` and the like are filled in; other languages give their own. */
export interface DatePhrases {
  about: string;
  possibly: string;
  by: string;
  from: string;
  interval: string;
  aDayIn: string;
  aMonthIn: string;
  /** `{year}` is the decade's first. */
  decade: string;
  season: readonly [string, string, string, string];
  northern: string;
  southern: string;
  quarter: readonly [string, string, string, string];
  quadrimester: readonly [string, string, string];
  half: readonly [string, string];
  partOfYear: string;
  /** The same inside a phrase: "by the first half of 2025". */
  thePartOfYear: string;
}

export const englishDatePhrases: DatePhrases = {
  about: 'about {date}',
  possibly: 'possibly {date}',
  by: 'by {date}',
  from: 'from {date}',
  interval: '{first} to {last}',
  aDayIn: 'a day in {date}',
  aMonthIn: 'a month in {date}',
  decade: 'the {year}s',
  season: ['spring', 'summer', 'autumn', 'winter'],
  northern: '{part} {year} (northern hemisphere)',
  southern: '{part} {year} (southern hemisphere)',
  quarter: ['first quarter', 'second quarter', 'third quarter', 'fourth quarter'],
  quadrimester: ['first quadrimester', 'second quadrimester', 'third quadrimester'],
  half: ['first half', 'second half'],
  partOfYear: '{part} of {year}',
  thePartOfYear: 'the {part} of {year}',
};

const fill = (phrase: string, words: Record<string, string>) =>
  phrase.replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot);

const formats = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const;
type Format = keyof typeof formats;

// Making a formatter costs far more than using it. Locales come from our own list, so this stays small.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, format: Format): Intl.DateTimeFormat {
  const key = `${locale} ${format}`;
  const known = formatters.get(key);
  if (known) return known;
  // Plain "en" means American order to Intl; the house writes the day first, as the United Nations do.
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...formats[format],
    calendar: 'gregory',
    timeZone: 'UTC',
  });
  formatters.set(key, made);
  return made;
}

/** A year has four digits, as it is written and read: the year 0001 said as "1" could be anything. */
const said = (parts: readonly Intl.DateTimeFormatPart[]) =>
  parts.map(({ type, value }) => (type === 'year' ? value.padStart(4, '0') : value)).join('');

/**
 * A date in words: "second half of 2025", "about 2026", "10 to 12 December 2024".
 * Throws RangeError for text that is not a date, and for a locale that Intl does not know the form of.
 */
export function dateInWords(edtf: string, locale: string, phrases: DatePhrases = englishDatePhrases): string {
  const read = readEdtf(edtf);
  if ('ok' in read) throw new RangeError(read.message);

  const format = (day: string, as: Format) => said(formatter(locale, as).formatToParts(utcDate(day)));
  const yearOf = (point: FuzzyPoint) => format(point.earliest, 'year');

  function partName({ part }: FuzzyPoint): string {
    const yearPart = yearParts.get(part ?? 0);
    return yearPart ? (phrases[yearPart.precision][yearPart.nth] ?? '') : '';
  }

  function frame({ part }: FuzzyPoint, inside: boolean): string {
    const hemisphere = yearParts.get(part ?? 0)?.hemisphere;
    return hemisphere ? phrases[hemisphere] : inside ? phrases.thePartOfYear : phrases.partOfYear;
  }

  function plain(point: FuzzyPoint, inside: boolean): string {
    const { precision, earliest } = point;
    if (precision === 'day' || precision === 'month' || precision === 'year')
      return format(earliest, precision);
    if (precision === 'decade') return fill(phrases.decade, { year: yearOf(point) });
    return fill(frame(point, inside), { part: partName(point), year: yearOf(point) });
  }

  function words(point: FuzzyPoint, inside = false): string {
    const { certainty, oneOf } = point;
    let date = plain(point, inside || certainty !== 'certain');
    if (oneOf) date = fill(oneOf === 'day' ? phrases.aDayIn : phrases.aMonthIn, { date });
    if (certainty.endsWith('approximate')) date = fill(phrases.about, { date });
    return certainty.startsWith('uncertain') ? fill(phrases.possibly, { date }) : date;
  }

  /** Both sides without what they share: "10" and "12 December 2024". A doubt or an unknown day is never shared. */
  function sides(start: FuzzyPoint, end: FuzzyPoint): [first: string, last: string] {
    const whole: [string, string] = [words(start), words(end)];
    const isPlain = (point: FuzzyPoint) => point.certainty === 'certain' && point.oneOf === null;
    if (start.precision !== end.precision || !isPlain(start) || !isPlain(end)) return whole;
    if (start.precision === 'day' || start.precision === 'month') {
      const range = formatter(locale, start.precision);
      const parts = range.formatRangeToParts(utcDate(start.earliest), utcDate(end.earliest));
      const firstEnds = parts.findLastIndex(({ source }) => source === 'startRange');
      const lastBegins = parts.findIndex(({ source }) => source === 'endRange');
      return lastBegins < 0 ? whole : [said(parts.slice(0, firstEnds + 1)), said(parts.slice(lastBegins))];
    }
    const isShared =
      start.part !== null && start.year === end.year && frame(start, false) === frame(end, false);
    return isShared ? [partName(start), whole[1]] : whole;
  }

  if (read.precision !== 'interval') return words(read);
  const { start, end } = read;
  if (start && end) {
    // From June to June is June.
    const [from, to] = edtf.split('/');
    if (from === to) return words(start);
    const [first, last] = sides(start, end);
    return fill(phrases.interval, { first, last });
  }
  if (start) return fill(phrases.from, { date: words(start, true) });
  return end ? fill(phrases.by, { date: words(end, true) }) : '';
}

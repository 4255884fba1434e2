import { dayOf, daysInMonth } from './days.ts';

/**
 * The grammar of our dates: a strict subset of EDTF, ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/).
 * Levels 0 and 1 without times of day, and of level 2 the parts of a year (25 to 41). Each date has one spelling.
 */

export type Certainty = 'certain' | 'uncertain' | 'approximate' | 'uncertain_approximate';
export type YearPartPrecision = 'season' | 'quarter' | 'quadrimester' | 'half';
export type PointPrecision = 'day' | 'month' | YearPartPrecision | 'year' | 'decade';
export type Precision = PointPrecision | 'interval';
export type Hemisphere = 'northern' | 'southern';

/** One date that may be vague. Days are ISO (YYYY-MM-DD); a qualifier does not widen them. */
export interface FuzzyPoint {
  /** How much is known: "a day in June" is known to the month. */
  precision: PointPrecision;
  certainty: Certainty;
  /** Of a decade, its first. */
  year: number;
  /** Month 1 to 12, or the code of another part of the year, 25 to 41. */
  part: number | null;
  day: number | null;
  /** Set where `XX` stands for one unknown day or month. */
  oneOf: 'day' | 'month' | null;
  earliest: string;
  latest: string;
}

/** An open side is null; one side at least is not. */
export interface FuzzyInterval {
  precision: 'interval';
  start: FuzzyPoint | null;
  end: FuzzyPoint | null;
}

export type Refusal = { ok: false; message: string };

export const certainties: Readonly<Record<string, Certainty>> = {
  '': 'certain',
  '?': 'uncertain',
  '~': 'approximate',
  '%': 'uncertain_approximate',
};

export interface YearPart {
  precision: YearPartPrecision;
  /** Counted from 0; of the seasons, spring is 0. */
  nth: number;
  hemisphere: Hemisphere | null;
  firstMonth: number;
  months: number;
}

// ISO 8601-2 numbers the seasons and leaves their days open. These are the meteorological ones, whole months;
// the season that spans New Year bears the year of its December.
const groups = [
  { from: 25, precision: 'season', hemisphere: 'northern', months: 3, firstMonths: [3, 6, 9, 12] },
  { from: 29, precision: 'season', hemisphere: 'southern', months: 3, firstMonths: [9, 12, 3, 6] },
  { from: 33, precision: 'quarter', hemisphere: null, months: 3, firstMonths: [1, 4, 7, 10] },
  { from: 37, precision: 'quadrimester', hemisphere: null, months: 4, firstMonths: [1, 5, 9] },
  { from: 40, precision: 'half', hemisphere: null, months: 6, firstMonths: [1, 7] },
] as const;

/** The parts of a year by their EDTF code, 25 to 41. */
export const yearParts: ReadonlyMap<number, YearPart> = new Map(
  groups.flatMap(({ from, firstMonths, ...group }) =>
    firstMonths.map((firstMonth, nth): [number, YearPart] => [from + nth, { ...group, nth, firstMonth }]),
  ),
);

const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'];

const accepted =
  'Accepted: 2025-06-30, 2025-06, 2025, 202X, XX for an unknown month or day (2025-06-XX), ' +
  '2025-25 to 2025-41 for seasons of a hemisphere, quarters, quadrimesters and halves, ' +
  'one of ? ~ % at the end, and intervals (2025-06/2025-08, ../2030, 2025/..)';

/** The text in quotes for a message: cut short, control characters escaped. */
export const quoted = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const refuse = (text: string, why: string): Refusal => ({ ok: false, message: `${quoted(text)} ${why}` });

const shape = /^(\d{4}|\d{3}X)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$/;

const misshapen: [pattern: RegExp, why: string][] = [
  [/^$/, 'is empty'],
  [/\s/, 'holds white space'],
  [/^\d{4}-\d\d-\d\d[Tt]/, 'gives a time of day; only days are kept'],
  [/^[-+Y]/i, 'has a year outside 0001 to 9999'],
  [/[?~%].*[?~%]/, 'has more than one qualifier; % is both ? and ~'],
  [/[?~%]./, 'has a qualifier that is not at the end'],
];

/** Reads one date, without intervals. */
function readPoint(text: string): FuzzyPoint | Refusal {
  const match = shape.exec(text);
  if (!match) {
    const [, why = 'is not a date'] = misshapen.find(([pattern]) => pattern.test(text)) ?? [];
    return refuse(text, `${why}. ${accepted}`);
  }
  const [, years = '', part, day, qualifier = ''] = match;
  const year = Number(years.replace('X', '0'));
  if (year === 0) return refuse(text, 'has a year outside 0001 to 9999');

  const point = (precision: PointPrecision, earliest: string, latest: string): FuzzyPoint => ({
    precision,
    certainty: certainties[qualifier] ?? 'certain',
    year,
    part: part === undefined || part === 'XX' ? null : Number(part),
    day: day === undefined || day === 'XX' ? null : Number(day),
    oneOf: day === 'XX' ? 'day' : part === 'XX' ? 'month' : null,
    earliest,
    latest,
  });
  const wholeYears = (precision: PointPrecision, count: number) =>
    point(precision, dayOf(year, 1, 1), dayOf(year + count - 1, 12, 31));

  if (years.endsWith('X')) {
    return part === undefined
      ? wholeYears('decade', 10)
      : refuse(text, 'gives a decade a month; accepted is 202X alone');
  }
  if (part === undefined) return wholeYears('year', 1);
  if (part === 'XX') {
    if (day === undefined || day === 'XX') return wholeYears('year', 1);
    return refuse(text, 'gives a day of an unknown month; accepted are 2025-XX and 2025-XX-XX');
  }

  const code = Number(part);
  if (code >= 1 && code <= 12) {
    const last = daysInMonth(year, code);
    if (day === undefined || day === 'XX')
      return point('month', dayOf(year, code, 1), dayOf(year, code, last));
    const date = dayOf(year, code, Number(day));
    if (Number(day) >= 1 && Number(day) <= last) return point('day', date, date);
    return refuse(text, `does not exist; accepted are the days 01 to ${last} of ${years}-${part}`);
  }
  const season = seasons[code - 21];
  if (season !== undefined) {
    const either = `${years}-${code + 4} for the northern, ${years}-${code + 8} for the southern`;
    return refuse(text, `is ${season.toLowerCase()}, but in which hemisphere? Accepted are ${either}`);
  }
  const yearPart = yearParts.get(code);
  if (!yearPart)
    return refuse(text, `has no month ${part}; accepted are 01 to 12, XX, and 25 to 41 for parts of a year`);
  if (day !== undefined)
    return refuse(text, `gives a day of a ${yearPart.precision}; accepted is ${years}-${part}`);
  const lastMonth = yearPart.firstMonth + yearPart.months - 1;
  const [endYear, endMonth] = lastMonth > 12 ? [year + 1, lastMonth - 12] : [year, lastMonth];
  if (endYear > 9999) return refuse(text, 'ends after the year 9999');
  const latest = dayOf(endYear, endMonth, daysInMonth(endYear, endMonth));
  return point(yearPart.precision, dayOf(year, yearPart.firstMonth, 1), latest);
}

const isRefusal = (read: FuzzyPoint | Refusal | null): read is Refusal => read !== null && 'ok' in read;

/** Reads EDTF strictly; says why not and what would be accepted otherwise. Never throws. */
export function readEdtf(text: string): FuzzyPoint | FuzzyInterval | Refusal {
  const [from, to, ...more] = text.split('/', 3);
  if (from === undefined || to === undefined) return readPoint(text);
  if (more.length > 0)
    return refuse(text, 'has more than two sides; accepted are two, as in 2025-06/2025-08');
  if (from === '' || to === '') return refuse(text, 'has an empty side; accepted is .. for an open one');
  if (from === '..' && to === '..')
    return refuse(text, 'is open on both sides; accepted are ../2030 and 2025/..');

  const start = from === '..' ? null : readPoint(from);
  if (isRefusal(start)) return start;
  const end = to === '..' ? null : readPoint(to);
  if (isRefusal(end)) return end;
  // Reversed only where no choice of days is in order: 2025-06/2025 can end in December.
  if (start && end && end.latest < start.earliest) {
    return refuse(text, `ends before it begins; accepted is ${quoted(`${to}/${from}`)}`);
  }
  return { precision: 'interval', start, end };
}

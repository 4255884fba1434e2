import * as fc from 'fast-check';
import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';

const padded = (from: number, to: number, digits: number) =>
  fc.integer({ min: from, max: to }).map((number) => String(number).padStart(digits, '0'));
// From 1000 on, for "50" in words is no year to a reader; tables cover what is before.
const year = padded(1000, 9999, 4);
const part = fc.oneof(padded(1, 12, 2), padded(25, 41, 2));
const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join('-'));

const plain = fc.oneof(
  join(year, padded(1, 12, 2), padded(1, 31, 2)),
  join(year, padded(1, 12, 2), fc.constant('XX')),
  join(year, part),
  join(year, fc.constantFrom('XX', 'XX-XX')),
  year,
  padded(100, 999, 3).map((decade) => `${decade}X`),
);
const point = fc.tuple(plain, fc.constantFrom('', '', '?', '~', '%')).map((texts) => texts.join(''));
// Sides within one year share what words leave out.
const near = fc
  .tuple(year, part, part, padded(1, 31, 2), padded(1, 31, 2), fc.constantFrom('month', 'day', 'days'))
  .map(([y, m, n, d, e, kind]) => {
    if (kind === 'month') return `${y}-${m}/${y}-${n}`;
    return kind === 'day' ? `${y}-${m}-${d}/${y}-${n}-${e}` : `${y}-${m}-${d}/${y}-${m}-${e}`;
  });

/** Any date that is accepted, from the year 1000 on, built without the parser's help. */
export const fuzzyDates = fc
  .oneof(
    { weight: 3, arbitrary: point },
    near,
    fc.tuple(point, point).map((sides) => sides.join('/')),
    point.map((end) => `../${end}`),
    point.map((start) => `${start}/..`),
  )
  .filter((text) => parseFuzzyDate(text).ok);

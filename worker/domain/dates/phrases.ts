import { twoDigits } from './days.ts';
import { yearParts } from './grammar.ts';

/** The words of English dates, and what each says of one EDTF date. Phrases come in normalised. */

/** What was said, as EDTF writes it; what was not said is absent. `hemisphere` turns codes 21 to 24 into 25 to 32. */
export type Fields = Partial<Record<'year' | 'part' | 'day' | 'hemisphere' | 'qualifier', string>>;
export type Refused = { message: string };

const months = ['january', 'february', 'march', 'april', 'may', 'june']
  .concat(['july', 'august', 'september', 'october', 'november', 'december'])
  .map((name) => [name, name.slice(0, 3), ...(name === 'september' ? ['sept'] : [])]);
const seasons = [['spring'], ['summer'], ['autumn', 'fall'], ['winter']];
const ordinals = [
  ['first', '1st'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th'],
];
/** How many codes the seasons of a hemisphere come after the same ones of no hemisphere. */
const hemispheres = { 4: ['northern', 'boreal'], 8: ['southern', 'austral'] };
const initials = { quarter: 'q', half: 'h' };

type Entry = [word: string, says: Fields];

const vocabulary = new Map<string, Fields>([
  ...months.flatMap((names, nth) => names.map((name): Entry => [name, { part: twoDigits(nth + 1) }])),
  ...seasons.flatMap((names, nth) => names.map((name): Entry => [name, { part: String(21 + nth) }])),
  ...Object.entries(hemispheres).flatMap(([hemisphere, names]) =>
    names.map((name): Entry => [name, { hemisphere }]),
  ),
  ...[...yearParts].flatMap(([code, { precision, nth }]) => {
    if (precision === 'season') return [];
    const names = ordinals[nth]?.map((ordinal) => `${ordinal}-${precision}`) ?? [];
    const short = precision === 'quadrimester' ? [] : [`${initials[precision]}${nth + 1}`];
    return [...names, ...short].map((name): Entry => [name, { part: String(code) }]);
  }),
  ['last-quarter', { part: '36' }],
  ['last-half', { part: '41' }],
]);

const noise = new Set(['of', 'the', 'in', 'on', 'during', 'hemisphere', 'year', 'month']);

const shapes = [
  /^(?<year>\d{4}|\d{3}x)(?:-(?<part>\d\d|xx)(?:-(?<day>\d\d|xx))?)?(?<qualifier>[?~%])?$/,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?$/,
  /^(?<part>0?[1-9]|1[0-2])[/.](?<year>\d{4})$/,
  /^(?<year>\d{4})[/.](?<part>\d{1,2})[/.](?<day>\d{1,2})$/,
];
const dayOrMonthFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

const padded = (text: string) => text.toUpperCase().padStart(2, '0');

/** 10/12/2024 is 10 December to most and 12 October to some; told apart only where one number exceeds 12. */
function numericDate(first: string, second: string, year: string): Fields | Refused {
  const [a, b] = [padded(first), padded(second)];
  if (a !== b && Number(a) <= 12 && Number(b) <= 12) {
    return { message: `Is the day or the month first? Write ${year}-${b}-${a} or ${year}-${a}-${b}.` };
  }
  return Number(b) > 12 ? { year, part: a, day: b } : { year, part: b, day: a };
}

function saidBy(word: string): Fields | Refused | null {
  const known = vocabulary.get(word);
  if (known) return known;
  const [, first, , second, year] = dayOrMonthFirst.exec(word) ?? [];
  if (first && second && year) return numericDate(first, second, year);
  for (const shape of shapes) {
    const groups = shape.exec(word)?.groups;
    if (!groups) continue;
    const said = Object.entries(groups).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
      said.map(([name, value]) => [name, name === 'qualifier' ? value : padded(value)]),
    );
  }
  return null;
}

/** The phrase in small letters, single spaces, ranges with "to", and what is one thing as one word. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐‑]/g, '-')
    .replace(/[–—]/g, ' to ')
    .replace(/[,()\s]+/g, ' ')
    .replace(/([a-z])\.(?= |$)/g, '$1')
    .replace(/\byear[- ]end(?: of)?(?= \d{4}\b)/g, 'end of')
    .replace(/\byear[- ]end\b/g, 'end of the year')
    .replace(/\b(early|mid|late|end)-/g, '$1 ')
    .replace(/\b(\d{3})0s\b/g, '$1x')
    .replace(/\b([qh]\d)[ -]?(\d{4})\b/g, '$1 $2')
    .replace(/\b(\d{4})[ -]?([qh]\d)\b/g, '$1 $2')
    .replace(/\b(first|second|third|fourth|1st|2nd|3rd|4th|last) (quarter|half|quadrimester)\b/g, '$1-$2')
    .split(' ')
    .map((word) => (saidBy(word) ? word : word.replaceAll('-', ' to ')))
    .join(' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Reads words in any order that say one thing each: "10 December 2024", "December 10 2024". Null: not a date. */
export function calendarDate(phrase: string): Fields | Refused | null {
  const said: Fields = {};
  for (const word of phrase.split(' ')) {
    if (noise.has(word)) continue;
    const fields = saidBy(word);
    if (fields === null || 'message' in fields) return fields;
    if (Object.keys(fields).some((name) => name in said)) return null;
    Object.assign(said, fields);
  }
  const isSound = said.hemisphere === undefined || seasonOf(said) !== null;
  return isSound && (said.year ?? said.part ?? said.day) !== undefined ? said : null;
}

/** The season named, of whichever hemisphere; null when none is. */
export const seasonOf = ({ part }: Fields): string | null => seasons[Number(part ?? 0) - 21]?.[0] ?? null;

/** What was said as EDTF text, which the grammar has yet to judge. */
export function edtfOf(said: Fields): string {
  const part = said.hemisphere ? String(Number(said.part) + Number(said.hemisphere)) : said.part;
  return [said.year, part, said.day].filter((text) => text !== undefined).join('-') + (said.qualifier ?? '');
}

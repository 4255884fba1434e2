import type { BriefingInput } from '../../../worker/domain/briefing.ts';

type HeadCount = NonNullable<BriefingInput['headCounts']>[number];

const more = 'over|more than|at least|no fewer than|upwards of';
const roughly =
  'some|about|around|approximately|approx\\.|roughly|circa|ca\\.|nearly|almost|close to|up to|~';
const spelt = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const figure = `\\d(?:[\\d.,\\u00a0 ]*\\d)?|${spelt.join('|')}`;
/** "over", "50", "–60", "+", "countries". */
const counted = new RegExp(
  `^(?:(${more})\\s*|(${roughly})\\s*)?(${figure})(\\s*(?:[-–]|to)\\s*\\d+)?(\\+)?\\s+(?:of\\s+)?(\\S.*)$`,
  'i',
);
/** "delegates of 6 countries" are counted by their countries. */
const whose = /^(?:\p{L}+\s+){1,3}(?:of|from)\s+(?=\d|(?:\p{L}+\s+){1,2}\d)/iu;
const between = /[;\n()]|,(?!\d{3}\b)|\band\b/;
/** "40 people from 6 countries" are two counts. */
const from = new RegExp(`\\bfrom\\b(?=\\s+(?:[a-z~.]+\\s+){0,2}(?:${figure})\\b)`, 'i');

const numberOf = (text: string): number => {
  const at = spelt.indexOf(text.toLowerCase());
  return at < 0 ? Number(text.replace(/\D/g, '')) : at + 1;
};

function headCountOf(part: string): HeadCount | null {
  const [, atLeast, about, number = '', range, plus, of] = counted.exec(part.replace(whose, '')) ?? [];
  if (!of) return null;
  return {
    of: of.trim(),
    count: numberOf(number),
    atLeast: Boolean(plus || atLeast || range),
    words: atLeast || about || range || plus || whose.test(part) ? part : null,
  };
}

/** "over 50 countries, 10 organisations", as numbers of whom; null where a part has no number. */
export function headCountsOf(text: string, kept: HeadCount[] = []): HeadCount[] | null {
  const parts = text
    .split(between)
    .flatMap((part) => (whose.test(part.trim()) ? [part] : part.split(from)))
    .map((part) => part.trim())
    .filter(Boolean);
  const counts = parts.map((part) => kept.find((one) => inWords(one) === part) ?? headCountOf(part));
  return counts.every((one) => one !== null) ? counts : null;
}

const inWords = ({ count, atLeast, of }: HeadCount) => `${count}${atLeast ? '+' : ''} ${of}`;

export const attendanceIn = (counts: HeadCount[]): string => counts.map(inWords).join(', ');

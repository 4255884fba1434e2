import { addDays } from './days.ts';
import { describeFuzzyDate, parseFuzzyDate } from './fuzzy-date.ts';
import { quoted } from './grammar.ts';
import { normalise } from './phrases.ts';
import { periodAhead } from './relative.ts';
import { countedFrom, isUnread, type Proposal, type Read, readDate, readRange } from './spans.ts';
import { dateInWords } from './words.ts';

export type DateReading = { ok: true; edtf: string; note?: string } | { ok: false; message: string };

type Rule = [pattern: RegExp, read: (reference: string, words: string, more: string) => Read<Proposal>];

const longest = 200;
const examples =
  'June 2025, 10 December 2024, by the end of Q2 2025, between June and August 2025, next year, or EDTF such as 2025-06';

const asDeadline = 'Read as a deadline, its last day included.';
const asLasting = 'Read as going on from the first day to the last.';

const ending = /^(?:the )?(?:very )?end (?:of )?(?:the )?(.+)$/;
const beginning = /^(?:the )?(?:start|beginning) (?:of )?(?:the )?(.+)$/;
const bareUnit = /^(?:the )?(week|month|quarter|half|year|decade)$/;

/** Reads the date in an open interval and opens it; "the end of the year" is the end of this year. */
function readOpen(
  reference: string,
  words: string,
  open: (first: string, last: string) => string,
  note?: string,
): Read<Proposal> {
  const read = readDate(reference, words.replace(bareUnit, 'this $1'));
  if (isUnread(read)) return read;
  const [first = '', last = first] = read.edtf.split('/');
  return { edtf: open(first, last), notes: note ? [...read.notes, note] : read.notes };
}

/** The day so many after a date's first or last possible one. */
function dayBeside(edtf: string, side: 'earliest' | 'latest', days: number): string {
  const result = parseFuzzyDate(edtf);
  const day = result.ok ? result.date[side] : null;
  // What the grammar refuses is passed on, to be refused with its message.
  return day === null ? edtf : addDays(day, days);
}

function readBy(reference: string, words: string): Read<Proposal> {
  const [, begun] = beginning.exec(words) ?? [];
  if (begun) return readOpen(reference, begun, (first) => `../${dayBeside(first, 'earliest', 0)}`);
  return readOpen(reference, ending.exec(words)?.[1] ?? words, (_, last) => `../${last}`);
}

function readBefore(reference: string, words: string): Read<Proposal> {
  if (ending.test(words)) return readBy(reference, words);
  const dayBefore = (first: string) => `../${dayBeside(first, 'earliest', -1)}`;
  return readOpen(reference, beginning.exec(words)?.[1] ?? words, dayBefore, 'Read as up to the day before.');
}

const readEnd: Rule[1] = (reference, words) =>
  readOpen(reference, words, (_, last) => `../${last}`, asDeadline);

const readAfter: Rule[1] = (reference, words) =>
  readOpen(
    reference,
    words,
    (_, last) => `${dayBeside(last, 'latest', 1)}/..`,
    'Read as from the day after.',
  );

const readFrom: Rule[1] = (reference, words) => readOpen(reference, words, (first) => `${first}/..`);

/** The first whose pattern fits decides. */
const rules: Rule[] = [
  [/^(?:due )?(?:by|until|till|up to|no later than|not later than|on or before) (.+)$/, readBy],
  [/^(?:due )?before (.+)$/, readBefore],
  [ending, readEnd],
  [/^between (.+) and (.+)$/, readRange],
  [/^(?:from |since )?(.+) (?:to|until|till|through) (.+)$/, readRange],
  [/^after (?:the end of )?(.+)$/, readAfter],
  [
    /^(?:from|since|starting|starting in|as of|on or after|no earlier than|not earlier than|not before) (.+?)(?: onwards?)?$/,
    readFrom,
  ],
  [/^(.+) onwards?$/, readFrom],
];

function read(reference: string, phrase: string): Read<Proposal> {
  const ahead = periodAhead(phrase, reference);
  if (ahead !== null)
    return { edtf: ahead.edtf, notes: [countedFrom(reference), ahead.lasts ? asLasting : asDeadline] };
  for (const [pattern, rule] of rules) {
    const [, words, more = ''] = pattern.exec(phrase) ?? [];
    if (words !== undefined) return rule(reference, words, more);
  }
  return readDate(reference, phrase);
}

/** Accepts what the grammar accepts, and tells which days a season is, for that is our choice. */
function judge({ edtf, notes }: Proposal): DateReading {
  const result = parseFuzzyDate(edtf);
  if (!result.ok) return result;
  const { earliest, latest } = result.date;
  const days =
    describeFuzzyDate(edtf).precision === 'season'
      ? [`Read as ${dateInWords(`${earliest}/${latest}`, 'en')}.`]
      : [];
  const note = [...notes, ...days].join(' ');
  return note ? { ok: true, edtf, note } : { ok: true, edtf };
}

/**
 * Reads a date as people write it in English and proposes EDTF, no more precise than what was said, with a note
 * where it had to decide something. `reference` is the ISO day from which "next month" counts. Never throws:
 * what cannot be read, or could be two dates, is refused with what to write instead.
 */
export function reads(phrase: string, reference: string): DateReading {
  const today = parseFuzzyDate(reference);
  if (!today.ok || today.date.earliest !== reference) {
    return { ok: false, message: `The reference ${quoted(reference)} is not a day; accepted is YYYY-MM-DD.` };
  }
  if (phrase.length > longest) return { ok: false, message: `A date has at most ${longest} characters.` };
  const text = phrase.trim();
  const exact = parseFuzzyDate(text);
  if (exact.ok) return judge({ edtf: text, notes: [] });

  const found = read(reference, normalise(text));
  if (found === null) {
    // What was meant as EDTF is told what is wrong with it.
    if (/^[\d.][\dx./?~%-]{3,}$/i.test(text)) return exact;
    return {
      ok: false,
      message: `${quoted(text)} cannot be read as a date. Examples: ${examples}.`,
    };
  }
  return 'message' in found ? { ok: false, message: found.message } : judge(found);
}

import type { SearchQuery } from './query.ts';

/** A piece of text, and where in it something was found: from `start` up to `end`, in UTF-16 code units. */
export interface Marked {
  text: string;
  marks: { start: number; end: number }[];
}
type Mark = Marked['marks'][number];

/** As the indexes see it: small letters without accents, each with the place in the text that it comes from. */
interface Folded {
  text: string;
  places: number[];
}

/** Small letters without accents. */
export const letters = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

function folded(text: string): Folded {
  let out = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const as = letters(letter);
    for (let i = 0; i < as.length; i += 1) places.push(at);
    out += as;
    at += letter.length;
  }
  places.push(at);
  return { text: out, places };
}

// A mark that stands alone, after its letter, folds to nothing: it is part of what is before it.
const isInWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter);
const letterBefore = (text: string, at: number) => [...text.slice(Math.max(0, at - 2), at)].at(-1);
const letterAt = (text: string, at: number) => {
  const point = text.codePointAt(at);
  return point === undefined ? undefined : String.fromCodePoint(point);
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function found(text: string, words: string[], isOpen: boolean, isInside: boolean): Mark[] {
  const between = '[^\\p{L}\\p{N}\\p{M}]+';
  const pattern = new RegExp(words.map((word) => escaped(letters(word))).join(between), 'gu');
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
    const end = index + match.length;
    const begins = !isInWord(letterBefore(text, index));
    const ends = isOpen || !isInWord(letterAt(text, end));
    return isInside || (begins && ends) ? [{ start: index, end }] : [];
  });
}

/**
 * Where a text holds each term of what was looked for, one list a term: at the beginnings of words where it does, and
 * else inside of them.
 */
function placesOf({ text, places }: Folded, { terms }: SearchQuery): Mark[][] {
  return terms.map(({ words, isOpen }) => {
    const atBeginnings = found(text, words, isOpen, false);
    const all = atBeginnings.length > 0 ? atBeginnings : found(text, words, true, true);
    return all.map(({ start, end }) => ({ start: places[start] ?? 0, end: places[end] ?? 0 }));
  });
}

/** Whether the fields together hold every term, maybe inside of words. */
export function holdsAll(fields: readonly string[], query: SearchQuery): boolean {
  const perField = fields.map((field) => placesOf(folded(field), query));
  return query.terms.every((_, i) => perField.some((places) => (places[i]?.length ?? 0) > 0));
}

const merged = (marks: Mark[]): Mark[] =>
  marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .reduce<Mark[]>((all, mark) => {
      const last = all.at(-1);
      if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
      else all.push({ ...mark });
      return all;
    }, []);

/** Longest passage that is shown, in characters. */
const longest = 240;
/** How much of it stands before what was found. */
const before = 60;

/** The text, or the part of it around the first place, cut between words; what was left out is told by "…". */
function around(text: string, marks: Mark[]): Marked {
  if (text.length <= longest) return { text, marks };
  const wanted = Math.min(Math.max(0, (marks[0]?.start ?? 0) - before), text.length - longest);
  const isSpace = (at: number) => /\s/.test(text[at] ?? ' ');
  let start = wanted;
  while (start > 0 && start < wanted + before / 2 && !isSpace(start - 1)) start += 1;
  let end = Math.min(text.length, start + longest);
  while (end < text.length && end > start + longest / 2 && !isSpace(end)) end -= 1;
  // Never through the middle of a character.
  if (/[\udc00-\udfff]/.test(text[start] ?? '')) start += 1;
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  return {
    text: lead + text.slice(start, end) + (end < text.length ? ' …' : ''),
    marks: marks
      .filter((mark) => mark.start < end && mark.end > start)
      .map((mark) => ({ start: Math.max(mark.start, start) + shift, end: Math.min(mark.end, end) + shift })),
  };
}

/** The text with what was found in it, cut to what can be shown in a line or two. */
export function marked(text: string, query: SearchQuery): Marked {
  return around(text, merged(placesOf(folded(text), query).flat()));
}

/** Of several fields the one that holds most of what was looked for; null where none holds anything. */
export function bestOf(fields: readonly string[], query: SearchQuery): Marked | null {
  const rated = fields.map((field) => ({
    field,
    terms: placesOf(folded(field), query).filter(({ length }) => length > 0).length,
  }));
  const best = rated.toSorted((a, b) => b.terms - a.terms)[0];
  return best && best.terms > 0 ? marked(best.field, query) : null;
}

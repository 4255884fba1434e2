import { nameKey } from './text.ts';

/** Words that stand in every title. */
const common = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with']);

const wordsOf = (text: string) =>
  new Set(
    nameKey(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && !common.has(word)),
  );

/** How much two texts have in common: 1 for the same words in any order, 0 for none. */
export function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Whether two undertakings are likely one: nearly the same words, or one of some length is part of the other. */
export function isLikelySameText(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const [fewer, more] = first.size < second.size ? [first, second] : [second, first];
  return (fewer.size > 3 && [...fewer].every((word) => more.has(word))) || likeness(a, b) >= 0.6;
}

/** Whether two briefings that may have been on one day are likely one: they are called alike, or one name is part of the other. */
export function isLikelySame(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const [fewer, more] = first.size < second.size ? [first, second] : [second, first];
  const isPart = fewer.size > 1 && [...fewer].every((word) => more.has(word));
  return isPart || likeness(a, b) >= 0.5;
}

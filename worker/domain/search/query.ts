/** What somebody looks for: every term must be found in one text. */
export interface SearchQuery {
  terms: Term[];
}

/** Words side by side. Where it is open, its last word may be the beginning of a longer one. */
export interface Term {
  words: string[];
  isOpen: boolean;
}

/** The longest that is taken, in characters. */
export const longestQuery = 200;

// Marks belong to their word: an accent may come apart from its letter.
const wordsOf = (text: string) =>
  text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

/**
 * Reads what is typed: words, each maybe the beginning of one, and "words in quotes", which stand side by side. A quote
 * that is not closed yet is still being typed: its last word may go on.
 */
export function readQuery(text: string): SearchQuery {
  const parts = text
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .split('"');
  const terms = parts.flatMap((part, i): Term[] => {
    const words = wordsOf(part);
    if (words.length === 0) return [];
    if (i % 2 === 1) return [{ words, isOpen: i === parts.length - 1 }];
    return words.map((word) => ({ words: [word], isOpen: true }));
  });
  // The same word again asks for nothing more, and every term costs.
  const seen = new Map(terms.map((term) => [`${term.isOpen} ${term.words.join(' ')}`, term]));
  return { terms: [...seen.values()] };
}

const shortestPart = 3;

/** Whether it can be looked for inside of words: everything in it has three characters at least. */
export const isLongEnough = ({ terms }: SearchQuery): boolean =>
  terms.length > 0 && terms.every(({ words }) => words.every((word) => [...word].length >= shortestPart));

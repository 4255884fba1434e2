import { nameKey } from '../text.ts';
import type { SearchQuery } from './query.ts';

/** Words that may name somebody, as names are compared, and what is left to be looked for beside. */
export interface Naming {
  key: string;
  rest: SearchQuery;
}

/** Longer than this nobody types a name and what they promised. */
const mostTerms = 8;

/** The beginnings and ends of what is typed that may be somebody's name, the longest first. */
export function namingsIn({ terms }: SearchQuery): Naming[] {
  if (terms.length < 2 || terms.length > mostTerms) return [];
  const key = (some: SearchQuery['terms']) => nameKey(some.flatMap(({ words }) => words).join(' '));
  return terms
    .slice(1)
    .flatMap((_, i) => {
      const at = terms.length - 1 - i;
      return [
        { key: key(terms.slice(0, at)), rest: { terms: terms.slice(at) } },
        { key: key(terms.slice(-at)), rest: { terms: terms.slice(0, -at) } },
      ];
    })
    .filter((naming, i, all) => all.findIndex(({ key }) => key === naming.key) === i);
}

import { searchWords as en } from './en/search.ts';
import { served } from './language.ts';

/** The words of searching. */
export const searchWords = served({ en });

export type SearchWords = typeof searchWords;

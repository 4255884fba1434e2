import { searchWords } from './en-search.ts';

export type SearchWords = typeof searchWords;

const languages: Record<string, SearchWords> = { en: searchWords };

/** The words of searching in the language that the page has chosen. */
export const searchWordsIn = (locale: string): SearchWords =>
  (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? searchWords;

import { historyWords } from './en-history.ts';

export type HistoryWords = typeof historyWords;

const languages: Record<string, HistoryWords> = { en: historyWords };

/** The words of looking back in the language that the page has chosen. */
export const historyWordsIn = (locale: string): HistoryWords =>
  (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? historyWords;

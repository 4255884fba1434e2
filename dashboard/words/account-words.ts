import { accountWords } from './en-account.ts';

export type AccountWords = typeof accountWords;

const languages: Record<string, AccountWords> = { en: accountWords };

/** The words of the account pages in the language that the page has chosen. */
export const accountWordsIn = (locale: string): AccountWords =>
  (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? accountWords;

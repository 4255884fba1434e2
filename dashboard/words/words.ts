import { en } from './en.ts';

/** What a language has to offer. English sets the shape; a language that lacks a word does not compile. */
export type Words = typeof en;

const languages: Record<string, Words> = { en };

/** The first language of the reader's that we have; English where there is none. */
export function chooseWords(wanted: readonly string[]): { words: Words; locale: string } {
  for (const tag of wanted) {
    const locale = tag.split('-')[0]?.toLowerCase() ?? '';
    const words = Object.hasOwn(languages, locale) ? languages[locale] : undefined;
    if (words) return { words, locale };
  }
  return { words: en, locale: 'en' };
}

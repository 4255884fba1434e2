import { en } from './en.ts';

/** What a language has to offer. English sets the shape; a language that lacks a word does not compile. */
export type Words = typeof en;

const languages: Record<string, Words> = { en };

/** The first language of the reader's that we have; English where there is none. */
export function chooseWords(wanted: readonly string[]): { words: Words; locale: string } {
  const tags = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  const locale = tags.find((tag) => Object.hasOwn(languages, tag)) ?? 'en';
  return { words: languages[locale] ?? en, locale };
}

import { commentWords } from './en-comments.ts';

export type CommentWords = typeof commentWords;

const languages: Record<string, CommentWords> = { en: commentWords };

/** The words of comments in the language that the page has chosen. */
export const commentWordsIn = (locale: string): CommentWords =>
  (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? commentWords;

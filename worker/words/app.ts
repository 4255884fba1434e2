import { en } from './en/app.ts';
import { served } from './language.ts';

/** The words of every page, and of what the server writes. */
export const appWords = served({ en });

export type Words = typeof appWords;

import { accountWords as en } from './en/account.ts';
import { served } from './language.ts';

/** The words of signing in and of the account pages. */
export const accountWords = served({ en });

export type AccountWords = typeof accountWords;

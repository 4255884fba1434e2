import { deskWords as en } from './en/desk.ts';
import { served } from './language.ts';

/** The words of the desk. */
export const deskWords = served({ en });

export type DeskWords = typeof deskWords;

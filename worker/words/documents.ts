import { papers as en } from './en/documents.ts';
import { served } from './language.ts';

/** The words of generated documents. */
export const documentWords = served({ en });

export type DocumentWords = typeof documentWords;

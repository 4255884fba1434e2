import { historyWords as en } from './en/history.ts';
import { served } from './language.ts';

/** The words of history, archive and merging. */
export const historyWords = served({ en });

export type HistoryWords = typeof historyWords;

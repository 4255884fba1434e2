import { followUp as en } from './en/follow-up.ts';
import { served } from './language.ts';

/** The words of the follow-up page and its charts. */
export const followUpWords = served({ en });

export type FollowUpWords = typeof followUpWords;

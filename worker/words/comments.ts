import { commentWords as en } from './en/comments.ts';
import { served } from './language.ts';

/** The words of comments. */
export const commentWords = served({ en });

export type CommentWords = typeof commentWords;

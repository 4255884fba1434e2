import { previewWords as en } from './en/previews.ts';
import { served } from './language.ts';

/** The words of link previews. */
export const previewWords = served({ en });

export type PreviewWords = typeof previewWords;

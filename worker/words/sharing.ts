import { sharing as en } from './en/sharing.ts';
import { served } from './language.ts';

/** The words of embedding, downloading and printing the timeline. */
export const sharingWords = served({ en });

export type SharingWords = typeof sharingWords;

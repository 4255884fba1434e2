import { recordingWords as en } from './en/recording.ts';
import { served } from './language.ts';

/** The words of the forms. */
export const recordingWords = served({ en });

export type RecordingWords = typeof recordingWords;

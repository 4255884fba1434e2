import { recordingWords } from './en-recording.ts';

export type RecordingWords = typeof recordingWords;

const languages: Record<string, RecordingWords> = { en: recordingWords };

/** The words of the pages on which the record is written, in the language that the page has chosen. */
export const recordingWordsIn = (locale: string): RecordingWords =>
  (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? recordingWords;

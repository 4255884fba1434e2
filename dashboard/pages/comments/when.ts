import type { Formats } from '../../ui/formats.ts';
import type { CommentWords } from '../../words/comments.ts';

const MINUTE = 60_000;

/** How long ago, in words, as of the moment at which the page was asked; from the next day on its date. */
export function whenInWords(at: string, now: number, words: CommentWords, formats: Formats): string {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60));
  return formats.day(at.slice(0, 10));
}

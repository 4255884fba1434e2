import { commentWords } from '../../../worker/words/comments.ts';
import type { Formats } from '../../ui/formats.ts';

const MINUTE = 60_000;

/** How long ago, in words, as of the moment at which the page was asked; from the next day on its date. */
export function whenInWords(at: string, now: number, formats: Formats): string {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE);
  if (minutes < 1) return commentWords.now;
  if (minutes < 60) return commentWords.minutes(minutes);
  if (minutes < 24 * 60) return commentWords.hours(Math.floor(minutes / 60));
  return formats.day(at.slice(0, 10));
}

import { expect, test } from 'vitest';
import { whenInWords } from '../../../dashboard/pages/comments/when.ts';
import { formatsFor } from '../../../dashboard/ui/formats.ts';
import { dateInWords } from '../../../worker/domain/dates/words.ts';
import { appWords as words } from '../../../worker/words/app.ts';
import { language } from '../../../worker/words/language.ts';

const locale = language;
const formats = formatsFor(locale, words, dateInWords);
const now = Date.parse('2026-11-24T12:00:00Z');

test.each([
  ['2026-11-24T12:00:30Z', 'just now'],
  ['2026-11-24T11:59:30Z', 'just now'],
  ['2026-11-24T11:59:00Z', '1 minute ago'],
  ['2026-11-24T11:01:00Z', '59 minutes ago'],
  ['2026-11-24T11:00:00Z', '1 hour ago'],
  ['2026-11-23T12:01:00Z', '23 hours ago'],
  ['2026-11-23T12:00:00Z', '23 November 2026'],
])('%s is %s', (at, said) => {
  expect(whenInWords(at, now, formats)).toBe(said);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reads } from '../../../worker/domain/dates/reader.ts';
import { type DatePhrases, dateInWords, englishDatePhrases } from '../../../worker/domain/dates/words.ts';
import { fuzzyDates } from './fuzzy-date-arbitrary.ts';

test.each([
  ['2024-12-10', '10 December 2024'],
  ['0050-01-02', '2 January 0050'],
  ['0001', '0001'],
  ['0001-03/0002-04', 'March 0001 to April 0002'],
  ['0001-03/0001-04', 'March to April 0001'],
  ['0001-33', 'first quarter of 0001'],
  ['001X', 'the 0010s'],
  ['2025-06', 'June 2025'],
  ['2025', '2025'],
  ['202X', 'the 2020s'],
  ['2025-06-XX', 'a day in June 2025'],
  ['2025-XX', 'a month in 2025'],
  ['2025-XX-XX', 'a day in 2025'],
  ['2026~', 'about 2026'],
  ['2025-06?', 'possibly June 2025'],
  ['2026%', 'possibly about 2026'],
  ['2025-06-XX?', 'possibly a day in June 2025'],
  ['2026-25', 'spring 2026 (northern hemisphere)'],
  ['2026-28', 'winter 2026 (northern hemisphere)'],
  ['2026-29', 'spring 2026 (southern hemisphere)'],
  ['2026-31~', 'about autumn 2026 (southern hemisphere)'],
  ['2025-33', 'first quarter of 2025'],
  ['2025-35', 'third quarter of 2025'],
  ['2025-36~', 'about the fourth quarter of 2025'],
  ['2025-37', 'first quadrimester of 2025'],
  ['2025-39', 'third quadrimester of 2025'],
  ['2025-40', 'first half of 2025'],
  ['2025-41', 'second half of 2025'],
  ['2024-12-10/2024-12-12', '10 to 12 December 2024'],
  ['2024-06-30/2024-07-02', '30 June to 2 July 2024'],
  ['2024-12-30/2025-01-02', '30 December 2024 to 2 January 2025'],
  ['2025-06/2025-08', 'June to August 2025'],
  ['2024-12/2025-02', 'December 2024 to February 2025'],
  ['2025-06/2025-06', 'June 2025'],
  ['2025/2027', '2025 to 2027'],
  ['201X/202X', 'the 2010s to the 2020s'],
  ['2025-33/2025-34', 'first quarter to second quarter of 2025'],
  ['2025-33/2026-34', 'first quarter of 2025 to second quarter of 2026'],
  ['2026-25/2026-27', 'spring to autumn 2026 (northern hemisphere)'],
  ['2026-25/2026-29', 'spring 2026 (northern hemisphere) to spring 2026 (southern hemisphere)'],
  ['2024-12-10/2025', '10 December 2024 to 2025'],
  ['2025-06~/2025-08', 'about June 2025 to August 2025'],
  ['2025-06/2025-08~', 'June 2025 to about August 2025'],
  ['2025-06-XX/2025-08-XX', 'a day in June 2025 to a day in August 2025'],
  ['../2030', 'by 2030'],
  ['../2030~', 'by about 2030'],
  ['../2025-34', 'by the second quarter of 2025'],
  ['2025-06/..', 'from June 2025'],
  ['2025-41/..', 'from the second half of 2025'],
])('%s is %s', (edtf, words) => {
  expect(dateInWords(edtf, 'en')).toBe(words);
});

describe('in the order of the locale', () => {
  test.each([
    ['2024-12-10', 'en-US', 'December 10, 2024'],
    ['2024-12-10/2024-12-12', 'en-US', 'December 10 to 12, 2024'],
    ['2024-12-10', 'fr', '10 décembre 2024'],
    ['2025-06', 'fr', 'juin 2025'],
    ['0050-01-02', 'en-US', 'January 2, 0050'],
    ['2024-12-10', 'th', '10 ธันวาคม 2024'],
  ])('%s in %s is %s', (edtf, locale, words) => {
    expect(dateInWords(edtf, locale)).toBe(words);
  });

  test('and with the phrases of another language', () => {
    const french: DatePhrases = {
      ...englishDatePhrases,
      interval: 'du {first} au {last}',
      by: "d'ici {date}",
    };
    expect(dateInWords('2024-12-10/2024-12-12', 'fr', french)).toBe('du 10 au 12 décembre 2024');
    expect(dateInWords('../2030', 'fr', french)).toBe("d'ici 2030");
  });
});

test('refuses what is not a date', () => {
  expect(() => dateInWords('2025-21', 'en')).toThrow(/which hemisphere/);
});

test('every date in English words is read back as the same date', () => {
  fc.assert(
    fc.property(fuzzyDates, (edtf) => {
      // From June to June is told, and so read, as June.
      const [first, last] = edtf.split('/');
      const told = first === last ? first : edtf;
      expect(reads(dateInWords(edtf, 'en'), '2025-06-15')).toMatchObject({ ok: true, edtf: told });
    }),
    { numRuns: 1000 },
  );
});

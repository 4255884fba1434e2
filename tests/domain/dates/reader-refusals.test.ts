import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { reads } from '../../../worker/domain/dates/reader.ts';
import { fuzzyDates } from './fuzzy-date-arbitrary.ts';

const today = '2025-06-15';

describe('refuses', () => {
  test.each([
    ['', 'Examples'],
    ['   ', 'Examples'],
    ['soon', 'cannot be read as a date. Examples: June 2025'],
    ['TBD', 'Examples'],
    ['10', 'Examples'],
    ['second', 'Examples'],
    ['northern', 'Examples'],
    ['quarterly', 'Examples'],
    ['June or July 2025', 'Examples'],
    ['June June 2025', 'Examples'],
    ['June 2025 2026', 'Examples'],
    ['June to 2027', 'Examples'],
    ['10 to December 2024', 'Examples'],
    ['by by 2030', 'Examples'],
    ['by ../2030', 'Examples'],
    ['next next year', 'Examples'],
    ['a month in June 2025', 'Examples'],
    ['northern June 2025', 'Examples'],
    ['week of June 2025', 'Examples'],
    ['next holiday', 'Examples'],
    ['June 2025 next year', 'Examples'],
    ['within 99999999 days', 'Examples'],
    ['10/12/2024', 'Write 2024-12-10 or 2024-10-12'],
    ['by 01.02.2026', 'Write 2026-02-01 or 2026-01-02'],
    ['spring 2026', 'In which hemisphere? Say "northern spring 2026" or "southern spring 2026"'],
    ['by autumn', 'Say "northern autumn" or "southern autumn"'],
    ['2025-21', 'In which hemisphere?'],
    ['30 February', 'does not exist'],
    ['31 June 2025', 'accepted are the days 01 to 30'],
    ['2025-02-29', 'accepted are the days 01 to 28'],
    ['2025-13', 'no month 13'],
    ['13/13/2025', 'no month 13'],
    ['a day in Q2 2025', 'a day of a quarter'],
    ['2026/2025', 'ends before it begins'],
    ['12 to 10 December 2024', 'ends before it begins'],
    ['from 2027 to 2025', 'ends before it begins'],
    ['20250630', 'Accepted: 2025-06-30'],
    ['before 0001', 'outside 0001 to 9999'],
    ['after 9999', 'outside 0001 to 9999'],
    ['June 2025'.padEnd(201, '!'), 'at most 200 characters'],
  ])('%j, saying %s', (phrase, message) => {
    expect(reads(phrase, today)).toEqual({ ok: false, message: expect.stringContaining(message) });
  });

  test.each(['', 'today', '2025-06', '2025-06-15?', '2025-02-29'])(
    'a reference that is no day: %j',
    (reference) => {
      expect(reads('tomorrow', reference)).toMatchObject({
        ok: false,
        message: expect.stringContaining('is not a day'),
      });
    },
  );
});

describe('every text', () => {
  test('that is a date already is proposed as it is', () => {
    fc.assert(
      fc.property(fuzzyDates, (edtf) => {
        expect(reads(edtf, today)).toMatchObject({ ok: true, edtf });
      }),
    );
  });

  const words =
    `by before until end of the from since to between and within in next last year years month week days
    quarter half decade early mid late about possibly a day northern spring winter June february 10 31 29th 2025 2024-12
    0001 9999 9999-12-31 202X 000X .. / - – ? 9999 years ago onwards after within Q4 2020s 10/12/2024`.split(
      /\s+/,
    );
  const likely = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(' '));
  const reference = fc.constantFrom('0001-01-01', '2024-02-29', '2025-06-15', '9999-12-31');

  test('is refused with a message or proposed as a date that is accepted, without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), reference, (phrase, day) => {
        const reading = reads(phrase, day);
        expect(reading.ok ? parseFuzzyDate(reading.edtf).ok : reading.message !== '').toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test.each(['to ', ' ', '-', '10-', 'a', 'about ', 'by ', '1', '1st ', 'x/', 'from a to ', '2025-'])(
    'of many %j is read to its end in steps that grow with it',
    (text) => {
      expect(reads(text.repeat(200).slice(0, 200), today).ok).toBe(false);
      // Steps that grew with the square of this would not come to an end in the time that a test has.
      expect(reads(text.repeat(500_000), today).ok).toBe(false);
    },
  );
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFuzzyDate, fuzzyDate, parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { fuzzyDates } from './fuzzy-date-arbitrary.ts';

describe('the first and last possible day', () => {
  test.each([
    ['2025-06-30', '2025-06-30', '2025-06-30'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29', '2000-02-29'],
    ['0001-01-01', '0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31', '9999-12-31'],
    ['2025-06', '2025-06-01', '2025-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['001X', '0010-01-01', '0019-12-31'],
    ['2025-XX', '2025-01-01', '2025-12-31'],
    ['2025-XX-XX', '2025-01-01', '2025-12-31'],
    ['2025-06-XX', '2025-06-01', '2025-06-30'],
    ['2025-06~', '2025-06-01', '2025-06-30'],
    ['2025-06-30%', '2025-06-30', '2025-06-30'],
    ['202X?', '2020-01-01', '2029-12-31'],
    ['2025-25', '2025-03-01', '2025-05-31'],
    ['2025-26', '2025-06-01', '2025-08-31'],
    ['2025-27', '2025-09-01', '2025-11-30'],
    ['2025-28', '2025-12-01', '2026-02-28'],
    ['2023-28', '2023-12-01', '2024-02-29'],
    ['2025-29', '2025-09-01', '2025-11-30'],
    ['2025-30', '2025-12-01', '2026-02-28'],
    ['2025-31', '2025-03-01', '2025-05-31'],
    ['2025-32', '2025-06-01', '2025-08-31'],
    ['2025-33', '2025-01-01', '2025-03-31'],
    ['2025-34', '2025-04-01', '2025-06-30'],
    ['2025-35', '2025-07-01', '2025-09-30'],
    ['2025-36', '2025-10-01', '2025-12-31'],
    ['2025-37', '2025-01-01', '2025-04-30'],
    ['2025-38', '2025-05-01', '2025-08-31'],
    ['2025-39', '2025-09-01', '2025-12-31'],
    ['2025-40', '2025-01-01', '2025-06-30'],
    ['2025-41', '2025-07-01', '2025-12-31'],
    ['2025-06/2025-08', '2025-06-01', '2025-08-31'],
    ['2024-02-01/2025', '2024-02-01', '2025-12-31'],
    ['2025-06/2025', '2025-06-01', '2025-12-31'],
    ['2025/2025', '2025-01-01', '2025-12-31'],
    ['2025-06-01/2025-06-01', '2025-06-01', '2025-06-01'],
    ['2024~/2025-06?', '2024-01-01', '2025-06-30'],
    ['../2030', null, '2030-12-31'],
    ['2025-06/..', '2025-06-01', null],
    ['../2025-34%', null, '2025-06-30'],
    ['201X/202X', '2010-01-01', '2029-12-31'],
  ])('of %s are %s and %s', (edtf, earliest, latest) => {
    expect(parseFuzzyDate(edtf)).toEqual({ ok: true, date: { edtf, earliest, latest } });
  });
});

describe('what a drawing is told', () => {
  test.each([
    ['2025-06-30', 'day', 'certain'],
    ['2025-06?', 'month', 'uncertain'],
    ['2025-06-XX', 'month', 'certain'],
    ['2025-25', 'season', 'certain'],
    ['2025-34~', 'quarter', 'approximate'],
    ['2025-39', 'quadrimester', 'certain'],
    ['2025-40', 'half', 'certain'],
    ['2025%', 'year', 'uncertain_approximate'],
    ['2025-XX', 'year', 'certain'],
    ['2025-XX-XX', 'year', 'certain'],
    ['202X', 'decade', 'certain'],
    ['2025/2026', 'interval', 'certain'],
    ['2025~/2026', 'interval', 'approximate'],
    ['2025/2026?', 'interval', 'uncertain'],
    ['2025?/2026~', 'interval', 'uncertain_approximate'],
  ])('of %s is %s, %s', (edtf, precision, certainty) => {
    expect(describeFuzzyDate(edtf)).toEqual({ precision, certainty, openStart: false, openEnd: false });
  });

  test('says which side is open', () => {
    expect(describeFuzzyDate('../2030~')).toMatchObject({
      certainty: 'approximate',
      openStart: true,
      openEnd: false,
    });
    expect(describeFuzzyDate('2025?/..')).toMatchObject({
      certainty: 'uncertain',
      openStart: false,
      openEnd: true,
    });
  });
});

describe('every date', () => {
  test('has its first possible day no later than its last', () => {
    fc.assert(
      fc.property(fuzzyDates, (edtf) => {
        const { earliest, latest } = fuzzyDate(edtf);
        expect((earliest ?? '') <= (latest ?? '9999-12-31')).toBe(true);
      }),
    );
  });

  test('comes out of the parser as it went in', () => {
    fc.assert(
      fc.property(fuzzyDates, (edtf) => {
        expect(fuzzyDate(edtf).edtf).toBe(edtf);
      }),
    );
  });

  test('agrees with the calendar of JavaScript on which days exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const [y, m, d] = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ];
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(parseFuzzyDate(`${y}-${m}-${d}`).ok).toBe(exists);
      }),
      { numRuns: 500 },
    );
  });

  test('or any other text is parsed without throwing', () => {
    const likely = fc.string({ unit: fc.constantFrom(...'0123456789X-/.?~% '), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), (text) => {
        const result = parseFuzzyDate(text);
        expect(result.ok ? result.date.edtf : result.message).toBeTruthy();
      }),
      { numRuns: 1000 },
    );
  });
});

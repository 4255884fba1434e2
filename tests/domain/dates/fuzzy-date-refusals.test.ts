import { describe, expect, test } from 'vitest';
import { describeFuzzyDate, fuzzyDate, parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { fuzzyDateSchema } from '../../../worker/domain/dates/schema.ts';

const messageFor = (text: string) => {
  const result = parseFuzzyDate(text);
  return result.ok ? null : result.message;
};

describe('what is refused', () => {
  test.each([
    ['', 'is empty. Accepted: 2025-06-30'],
    [' ', 'white space'],
    [' 1863-03-29', 'white space'],
    ['1863-03-29 ', 'white space'],
    ['1863- 03-29', 'white space'],
    ['18 63-03-29', 'white space'],
    ['2025-06\n', 'white space'],
    ['2025\u00a0', 'white space'],
    ['2025-02-29', 'accepted are the days 01 to 28 of 2025-02'],
    ['1900-02-29', 'accepted are the days 01 to 28 of 1900-02'],
    ['2024-02-30', 'accepted are the days 01 to 29'],
    ['2025-06-31', 'accepted are the days 01 to 30'],
    ['2025-06-00', 'accepted are the days 01 to 30'],
    ['2025-12-32', 'accepted are the days 01 to 31'],
    ['2025-00', 'no month 00'],
    ['2025-13', 'no month 13; accepted are 01 to 12'],
    ['2025-20', 'no month 20'],
    ['2025-42', 'no month 42'],
    ['2025-99', 'no month 99'],
    [
      '2025-21',
      'spring, but in which hemisphere? Accepted are 2025-25 for the northern, 2025-29 for the southern',
    ],
    ['2025-22', 'summer, but in which hemisphere? Accepted are 2025-26'],
    ['2025-23?', 'autumn, but in which hemisphere? Accepted are 2025-27'],
    ['2025-24', 'winter, but in which hemisphere? Accepted are 2025-28 for the northern, 2025-32'],
    ['2025-21^southernHemisphere', 'is not a date'],
    ['2025-34-05', 'a day of a quarter; accepted is 2025-34'],
    ['2025-25-XX', 'a day of a season; accepted is 2025-25'],
    ['2025-41-01', 'a day of a half'],
    ['2025-37-01', 'a day of a quadrimester'],
    ['2025-XX-15', 'a day of an unknown month'],
    ['202X-06', 'a decade a month; accepted is 202X alone'],
    ['202X-XX', 'a decade a month'],
    ['20XX', 'is not a date'],
    ['XXXX', 'is not a date'],
    ['2X25', 'is not a date'],
    ['2025-X6', 'is not a date'],
    ['2025-0X', 'is not a date'],
    ['2025-06-1X', 'is not a date'],
    ['202x', 'is not a date'],
    ['2025-xx', 'is not a date'],
    ['202u', 'is not a date'],
    ['2025-uu', 'is not a date'],
    ['000X', 'outside 0001 to 9999'],
    ['0000', 'outside 0001 to 9999'],
    ['0000-12-31', 'outside 0001 to 9999'],
    ['-0001', 'outside 0001 to 9999'],
    ['-0044-03-15', 'outside 0001 to 9999'],
    ['+2025', 'outside 0001 to 9999'],
    ['Y17000', 'outside 0001 to 9999'],
    ['y2025', 'outside 0001 to 9999'],
    ['9999-28', 'after the year 9999'],
    ['9999-30', 'after the year 9999'],
    ['12025', 'is not a date'],
    ['1.2025', 'is not a date'],
    ['25', 'is not a date'],
    ['999', 'is not a date'],
    ['2025-6', 'is not a date'],
    ['2025-06-1', 'is not a date'],
    ['2025-6-01', 'is not a date'],
    ['2025-', 'is not a date'],
    ['2025-06-', 'is not a date'],
    ['20250630', 'is not a date'],
    ['202506', 'is not a date'],
    ['2025/06/30', 'more than two sides'],
    ['2025-W23', 'is not a date'],
    ['2025-181', 'is not a date'],
    ['2025–06', 'is not a date'],
    ['２０２５', 'is not a date'],
    ['٢٠٢٥', 'is not a date'],
    ['2025-06-30T10:00:00', 'time of day'],
    ['2025-06-30T10:00:00Z', 'time of day'],
    ['2025-06-30t10:00', 'time of day'],
    ['2025?~', 'more than one qualifier; % is both'],
    ['2025~~', 'more than one qualifier'],
    ['2025?-06', 'qualifier that is not at the end'],
    ['?2025', 'qualifier that is not at the end'],
    ['2025-~06', 'qualifier that is not at the end'],
    ['2004-(06)?-11', 'qualifier that is not at the end'],
    ['[1667,1668]', 'is not a date'],
    ['{1667..1668}', 'is not a date'],
    ['2025..2026', 'is not a date'],
    ['..2025', 'is not a date'],
    ['2025..', 'is not a date'],
    ['2025S2', 'is not a date'],
    ['2E3', 'is not a date'],
    ['P3M', 'is not a date'],
    ['June 2025', 'white space'],
    ['Dec', 'is not a date'],
    ['open', 'is not a date'],
    ['..', 'is not a date'],
    ['/', 'an empty side; accepted is ..'],
    ['/2025', 'an empty side; accepted is ..'],
    ['2025/', 'an empty side; accepted is ..'],
    ['../..', 'open on both sides; accepted are ../2030'],
    ['unknown/2025', 'is not a date'],
    ['2025/open', 'is not a date'],
    ['2025/2026/2027', 'more than two sides'],
    ['2012///4444', 'more than two sides'],
    ['2012\\2013', 'is not a date'],
    ['2000/12-12', 'is not a date'],
    ['2025/2026-13', 'no month 13'],
    ['2025-02-29/..', 'days 01 to 28'],
    ['2025/P1Y', 'is not a date'],
    ['../2025..', 'is not a date'],
    ['2025/..?', 'is not a date'],
    ['2012/2011', 'ends before it begins; accepted is "2011/2012"'],
    ['2025-08/2025-06', 'ends before it begins'],
    ['2025-06-02/2025-06-01', 'ends before it begins'],
    ['2025-35/2025-34', 'ends before it begins'],
    ['202X/201X', 'ends before it begins'],
    ['2025-07-01/2025-06?', 'ends before it begins'],
  ])('is %j, because it %s', (text, reason) => {
    expect(messageFor(text)).toContain(reason);
  });

  test('is named in the message, cut short and with control characters escaped', () => {
    expect(messageFor('\u0007')).toMatch(/^"\\u0007" /);
    expect(messageFor('9'.repeat(1_000_000))).toMatch(/^"9{40}…" is not a date/);
  });

  test('throws as a RangeError where a date is expected', () => {
    expect(() => fuzzyDate('2025-13')).toThrow(RangeError);
    expect(() => describeFuzzyDate('2025-13')).toThrow(RangeError);
    expect(fuzzyDate('2025-06').latest).toBe('2025-06-30');
  });

  test('is an issue of the schema, with the same message', () => {
    expect(fuzzyDateSchema.parse('2025-06')).toBe('2025-06');
    expect(fuzzyDateSchema.safeParse('2025-13').error?.issues[0]?.message).toBe(messageFor('2025-13'));
    expect(fuzzyDateSchema.safeParse(2025).success).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { reads } from '../../worker/domain/date-reader.ts';

/** A Sunday. */
const today = '2025-06-15';

describe('reads, whatever the day,', () => {
  test.each([
    ['June 2025', '2025-06'],
    ['  jUNE \t 2025 ', '2025-06'],
    ['in June 2025', '2025-06'],
    ['the month of June 2025', '2025-06'],
    ['Dec 2025', '2025-12'],
    ['Sept. 2025', '2025-09'],
    ['06/2025', '2025-06'],
    ['10 December 2024', '2024-12-10'],
    ['December 10, 2024', '2024-12-10'],
    ['on 10 December 2024', '2024-12-10'],
    ['10th of December 2024', '2024-12-10'],
    ['the 1st of Sep. 2024', '2024-09-01'],
    ['13/12/2024', '2024-12-13'],
    ['12/13/2024', '2024-12-13'],
    ['31.12.2025', '2025-12-31'],
    ['31-12-2025', '2025-12-31'],
    ['10/10/2024', '2024-10-10'],
    ['2024/12/10', '2024-12-10'],
    ['Q2 2025', '2025-34'],
    ['2025Q2', '2025-34'],
    ['2025-Q4', '2025-36'],
    ['q1-2025', '2025-33'],
    ['second quarter of 2025', '2025-34'],
    ['the 3rd quarter, 2025', '2025-35'],
    ['last quarter of 2025', '2025-36'],
    ['first half of 2025', '2025-40'],
    ['H2 2026', '2026-41'],
    ['second quadrimester of 2025', '2025-38'],
    ['northern spring 2026', '2026-25'],
    ['fall 2026 in the northern hemisphere', '2026-27'],
    ['austral winter 2026', '2026-32'],
    ['2020s', '202X'],
    ['the 2020s', '202X'],
    ['around 2026', '2026~'],
    ['circa 2026', '2026~'],
    ['c. 2026', '2026~'],
    ['possibly June 2025', '2025-06?'],
    ['possibly about 2026', '2026%'],
    ['about 2026?', '2026%'],
    ['a day in June 2025', '2025-06-XX'],
    ['a month in 2025', '2025-XX'],
    ['by 2030', '../2030'],
    ['By the end of 2030', '../2030'],
    ['by the end of Q2 2025', '../2025-34'],
    ['by end-2025', '../2025'],
    ['no later than 31 December 2025', '../2025-12-31'],
    ['until 2027', '../2027'],
    ['up to 2027', '../2027'],
    ['before the end of June 2026', '../2026-06'],
    ['before June 2026', '../2026-05-31'],
    ['before the start of 2026', '../2025-12-31'],
    ['by the start of June 2025', '../2025-06-01'],
    ['by about 2030', '../2030~'],
    ['by 10/13/2025', '../2025-10-13'],
    ['end of 2025', '../2025'],
    ['since June 2025', '2025-06/..'],
    ['from June 2025 onwards', '2025-06/..'],
    ['2026 onward', '2026/..'],
    ['after June 2025', '2025-07-01/..'],
    ['after the end of 2025', '2026-01-01/..'],
    ['between June and August 2025', '2025-06/2025-08'],
    ['June–August 2025', '2025-06/2025-08'],
    ['June - August 2025', '2025-06/2025-08'],
    ['Jan-Mar 2025', '2025-01/2025-03'],
    ['10-12 December 2024', '2024-12-10/2024-12-12'],
    ['December 10-12, 2024', '2024-12-10/2024-12-12'],
    ['between 10 and 12 December 2024', '2024-12-10/2024-12-12'],
    ['30 June to 2 July 2025', '2025-06-30/2025-07-02'],
    ['December to February 2025', '2024-12/2025-02'],
    ['December 2024 to February', '2024-12/2025-02'],
    ['Q1 to Q3 2025', '2025-33/2025-35'],
    ['from 2025 to 2027', '2025/2027'],
    ['from 2025 to 2025', '2025/2025'],
    ['2025-2027', '2025/2027'],
    ['2025-06-01–2025-07-01', '2025-06-01/2025-07-01'],
    ['about June 2025 to 2026', '2025-06~/2026'],
    ['2025-06?', '2025-06?'],
    ['2025-xx', '2025-XX'],
    ['../2030', '../2030'],
    ['0050', '0050'],
  ])('%j as %s', (phrase, edtf) => {
    expect(reads(phrase, today)).toMatchObject({ ok: true, edtf });
    expect(reads(phrase, '1999-12-31')).toMatchObject({ ok: true, edtf });
  });
});

describe('counts from the reference day and says so:', () => {
  test.each([
    ['today', '2025-06-15', '2025-06-15'],
    ['tomorrow', '2025-12-31', '2026-01-01'],
    ['yesterday', '2025-03-01', '2025-02-28'],
    ['this year', '2025-06-15', '2025'],
    ['next year', '2025-06-15', '2026'],
    ['last year', '2025-06-15', '2024'],
    ['this month', '2025-06-15', '2025-06'],
    ['next month', '2025-12-15', '2026-01'],
    ['last month', '2025-01-15', '2024-12'],
    ['next quarter', '2025-06-30', '2025-35'],
    ['next quarter', '2025-12-01', '2026-33'],
    ['last quarter', '2025-02-01', '2024-36'],
    ['this half', '2025-07-01', '2025-41'],
    ['this decade', '2025-06-15', '202X'],
    ['this week', '2025-06-15', '2025-06-09/2025-06-15'],
    ['next week', '2025-06-15', '2025-06-16/2025-06-22'],
    ['next week', '2025-06-16', '2025-06-23/2025-06-29'],
    ['by next week', '2025-06-15', '../2025-06-22'],
    ['since last week', '2025-06-15', '2025-06-02/..'],
    ['in 3 months', '2025-06-15', '2025-09'],
    ['in a month', '2025-12-31', '2026-01'],
    ['in two weeks', '2025-06-15', '2025-06-23/2025-06-29'],
    ['in 90 days', '2025-06-15', '2025-09-13'],
    ['2 years from now', '2025-06-15', '2027'],
    ['2 years ago', '2025-06-15', '2023'],
    ['within 90 days', '2025-06-15', '2025-06-15/2025-09-13'],
    ['within three months', '2025-11-30', '2025-11-30/2026-02-28'],
    ['within two weeks', '2025-06-15', '2025-06-15/2025-06-29'],
    ['within a year', '2024-02-29', '2024-02-29/2025-02-28'],
    ['in the next 6 months', '2025-06-15', '2025-06-15/2025-12-15'],
    ['end of the year', '2025-06-15', '../2025'],
    ['by the end of next year', '2025-06-15', '../2026'],
    ['by the end of the decade', '2029-12-31', '../202X'],
    ['from today to 31 December 2025', '2025-06-15', '2025-06-15/2025-12-31'],
    ['early next year', '2025-06-15', '2026-37~'],
  ])('%j on %s is %s', (phrase, reference, edtf) => {
    expect(reads(phrase, reference)).toMatchObject({
      ok: true,
      edtf,
      note: expect.stringContaining('Counted from'),
    });
  });
});

describe('takes a date without a year as the next that is not over and says so:', () => {
  test.each([
    ['10 December', '2025-06-15', '2025-12-10'],
    ['December 10', '2025-12-10', '2025-12-10'],
    ['10 December', '2025-12-11', '2026-12-10'],
    ['June', '2025-06-30', '2025-06'],
    ['June', '2025-07-01', '2026-06'],
    ['29 February', '2025-06-15', '2028-02-29'],
    ['29 February', '1896-03-01', '1904-02-29'],
    ['northern winter', '2025-02-28', '2024-28'],
    ['northern winter', '2025-03-01', '2025-28'],
    ['before the end of June', '2025-06-15', '../2025-06'],
    ['end of Q3', '2025-09-30', '../2025-35'],
    ['end of Q3', '2025-10-01', '../2026-35'],
    ['June to August', '2025-06-15', '2025-06/2025-08'],
    ['November to February', '2025-06-15', '2025-11/2026-02'],
    ['10 to 12 June', '2025-06-11', '2025-06-10/2025-06-12'],
    ['10 to 12 June', '2025-06-13', '2026-06-10/2026-06-12'],
  ])('%j on %s is %s', (phrase, reference, edtf) => {
    const note = expect.stringContaining('No year was given');
    expect(reads(phrase, reference)).toMatchObject({ ok: true, edtf, note });
  });
});

describe('says in a note how it took', () => {
  test.each([
    ['early 2025', '2025-37~', 'four months'],
    ['mid-2025', '2025-38~', 'four months'],
    ['late 2025', '2025-39~', 'four months'],
    ['the beginning of 2025', '2025-37~', 'four months'],
    ['by mid-2025', '../2025-38~', 'four months'],
    ['early June 2025', '2025-06', 'left out'],
    ['late 2020s', '202X', 'left out'],
    ['end of 2025', '../2025', 'deadline'],
    ['before 2026', '../2025-12-31', 'day before'],
    ['after 2026', '2027-01-01/..', 'day after'],
    ['northern winter 2025', '2025-28', '1 December 2025 to 28 February 2026'],
    ['2025-26', '2025-26', '1 June to 31 August 2025'],
  ])('%j', (phrase, edtf, note) => {
    expect(reads(phrase, today)).toMatchObject({ ok: true, edtf, note: expect.stringContaining(note) });
  });

  test('nothing where it decided nothing', () => {
    expect(reads('June 2025', today)).toEqual({ ok: true, edtf: '2025-06' });
  });
});

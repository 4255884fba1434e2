import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closedStatuses,
  commitmentStatuses,
  type DayRange,
  dueSection,
  isClosed,
  isPastDue,
  standingOf,
} from '../../../worker/domain/commitments/standing.ts';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { reads } from '../../../worker/domain/dates/reader.ts';

const today = '2025-06-15';
const june: DayRange = { earliest: '2025-06-01', latest: '2025-06-30' };
const on = (day: string): DayRange => ({ earliest: day, latest: day });
const by = (latest: string): DayRange => ({ earliest: null, latest });
const from = (earliest: string): DayRange => ({ earliest, latest: null });

const open = (due: DayRange | null, lastFollowUpOn: string | null = null, madeOn: string | null = null) =>
  ({ status: 'in_progress', due, lastFollowUpOn, madeOn }) as const;

test('four statuses are closed and four are open', () => {
  expect(commitmentStatuses.filter(isClosed)).toEqual([...closedStatuses]);
  expect(commitmentStatuses.filter((status) => !isClosed(status))).toHaveLength(4);
});

describe('by its due date an open commitment', () => {
  test.each<[string, DayRange | null, string, string]>([
    ['is upcoming on the day before', june, '2025-05-31', 'upcoming'],
    ['is due now from its first possible day', june, '2025-06-01', 'due_now'],
    ['is due now on its last possible day', june, '2025-06-30', 'due_now'],
    ['is overdue only after its last possible day', june, '2025-07-01', 'overdue'],
    ['is due now on the one day it is due', on(today), today, 'due_now'],
    ['with an open start is upcoming for years', by('2030-12-31'), today, 'upcoming'],
    ['with an open start is upcoming 31 days before the end', by('2025-07-16'), today, 'upcoming'],
    ['with an open start is due now 30 days before the end', by('2025-07-15'), today, 'due_now'],
    ['with an open start is overdue after the end', by('2025-06-14'), today, 'overdue'],
    ['with an open end is upcoming before it', from('2025-06-16'), today, 'upcoming'],
    ['with an open end is due now and never overdue', from('2001-01-01'), today, 'due_now'],
    ['without a due date is undated', null, today, 'undated'],
    ['open at both ends is undated', { earliest: null, latest: null }, today, 'undated'],
  ])('%s', (_, due, day, standing) => {
    expect(standingOf(open(due), day)).toBe(standing);
  });
});

describe('without a follow-up a commitment', () => {
  const far = on('2027-01-01');
  test.each<[string, DayRange | null, string | null, string | null, string]>([
    ['is stale when upcoming and last followed up 180 days ago', far, '2024-12-17', null, 'stale'],
    ['is not yet stale after 179 days', far, '2024-12-18', null, 'upcoming'],
    [
      'counts from the last follow-up, not from when it was made',
      far,
      '2025-06-01',
      '2020-01-01',
      'upcoming',
    ],
    ['counts from when it was made if never followed up', far, null, '2024-12-17', 'stale'],
    ['is stale when undated', null, '2024-12-17', null, 'stale'],
    ['is never stale if nobody knows when it was made', far, null, null, 'upcoming'],
    ['is not stale if made in the future', null, null, '2026-01-01', 'undated'],
    ['is due now rather than stale', june, '2020-01-01', null, 'due_now'],
    ['is overdue rather than stale', on('2025-06-14'), '2020-01-01', null, 'overdue'],
  ])('%s', (_, due, lastFollowUpOn, madeOn, standing) => {
    expect(standingOf(open(due, lastFollowUpOn, madeOn), today)).toBe(standing);
  });
});

test.each(commitmentStatuses)('%s stands closed exactly when its status is closed', (status) => {
  const overdueAndStale = { status, due: on('2020-01-01'), lastFollowUpOn: '2019-01-01', madeOn: null };
  expect(standingOf(overdueAndStale, today)).toBe(isClosed(status) ? 'closed' : 'overdue');
});

describe('the upcoming page lists', () => {
  test.each<[string, DayRange | null, string]>([
    ['yesterday as overdue', on('2025-06-14'), 'overdue'],
    ['this month as due now', june, 'due_now'],
    ['tomorrow in the next 30 days', on('2025-06-16'), 'next_30'],
    ['day 30 in the next 30 days', on('2025-07-15'), 'next_30'],
    ['day 31 in the next 90 days', on('2025-07-16'), 'next_90'],
    ['day 90 in the next 90 days', on('2025-09-13'), 'next_90'],
    ['day 91 later', on('2025-09-14'), 'later'],
    ['a range by its first possible day', { earliest: '2025-07-01', latest: '2025-12-31' }, 'next_30'],
    ['an open start by 30 days before its end', by('2025-08-14'), 'next_30'],
    ['an open start that ends a day later in the next 90 days', by('2025-08-15'), 'next_90'],
    ['an open end by its start', from('2025-09-01'), 'next_90'],
    ['what has no date as undated', null, 'undated'],
  ])('%s', (_, due, section) => {
    expect(dueSection(due, today)).toBe(section);
  });
});

test('what is promised within six months is due now in its last 30 days, what lasts for them all along', () => {
  const sectionOf = (phrase: string, on: string) => {
    const reading = reads(phrase, today);
    return reading.ok && dueSection(fuzzyDate(reading.edtf), on);
  };
  expect(sectionOf('within six months', today)).toBe('later');
  expect(sectionOf('within six months', '2025-11-14')).toBe('next_30');
  expect(sectionOf('within six months', '2025-11-15')).toBe('due_now');
  expect(sectionOf('within six months', '2025-12-16')).toBe('overdue');
  expect(sectionOf('over the next six months', today)).toBe('due_now');
});

const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const anyRange = fc
  .tuple(anyDay, anyDay, fc.boolean(), fc.boolean())
  .map(([a, b, openStart, openEnd]): DayRange => {
    const [first, last] = a < b ? [a, b] : [b, a];
    return { earliest: openStart ? null : first, latest: openEnd ? null : last };
  });

test('overdue means the same in the standing, the section and the rule', () => {
  fc.assert(
    fc.property(anyRange, anyDay, (due, day) => {
      const past = isPastDue(due, day);
      expect(standingOf(open(due), day) === 'overdue').toBe(past);
      expect(dueSection(due, day) === 'overdue').toBe(past);
    }),
  );
});

test('as days pass, a commitment only moves towards overdue', () => {
  const rank = { undated: 0, upcoming: 1, due_now: 2, overdue: 3, stale: NaN, closed: NaN };
  fc.assert(
    fc.property(anyRange, anyDay, anyDay, (due, a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      expect(rank[standingOf(open(due), earlier)]).toBeLessThanOrEqual(rank[standingOf(open(due), later)]);
    }),
  );
});

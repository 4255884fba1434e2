import { expect, test } from 'vitest';
import {
  aroundToday,
  extentOf,
  mustAsk,
  nextTwelveMonths,
  openingWindow,
  thisYear,
  windowToAsk,
} from '../../../dashboard/pages/timeline/window.ts';
import { emptyTimeline } from './records.ts';

const today = '2026-11-23';

test('opens with two years before this one and the one after', () => {
  expect(openingWindow(today)).toEqual(['2024-01-01', '2027-12-31']);
});

test('offers this year and the twelve months from today', () => {
  expect(thisYear(today)).toEqual(['2026-01-01', '2026-12-31']);
  expect(nextTwelveMonths(today)).toEqual(['2026-11-23', '2027-11-23']);
});

test('puts today in the middle without changing the scale', () => {
  expect(aroundToday(['2024-01-01', '2024-01-31'], today)).toEqual(['2026-11-08', '2026-12-08']);
});

test('asks for whole years with half a width to either side', () => {
  expect(windowToAsk(['2024-01-01', '2027-12-31'])).toEqual(['2021-01-01', '2029-12-31']);
  expect(windowToAsk(['2026-06-01', '2026-06-30'])).toEqual(['2026-01-01', '2026-12-31']);
});

test('stays within the years that ISO 8601 writes with four digits', () => {
  expect(windowToAsk(['0001-01-01', '9999-12-31'])).toEqual(['0001-01-01', '9999-12-31']);
});

test.each([
  ['inside of what was asked for', ['2025-01-01', '2025-12-31'], false, false],
  ['beyond it', ['2029-01-01', '2031-12-31'], false, true],
  ['far inside of an answer that was cut short', ['2025-03-01', '2025-03-31'], true, true],
  ['about as wide as an answer that was cut short', ['2022-01-01', '2028-12-31'], true, false],
] as const)('a view %s', (_, [from, to], wasCutShort, expected) => {
  expect(mustAsk(['2021-01-01', '2029-12-31'], [from, to], wasCutShort)).toBe(expected);
});

test('nothing on record has no extent', () => {
  expect(extentOf(emptyTimeline)).toBeNull();
});

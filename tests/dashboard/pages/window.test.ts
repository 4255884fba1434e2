import { expect, test } from 'vitest';
import {
  aroundToday,
  inWholeYears,
  nextTwelveMonths,
  openingWindow,
  shareIn,
  thisYear,
  windowsAround,
} from '../../../dashboard/pages/timeline/window.ts';
import { cellEnd, cellStart } from '../../../worker/domain/timeline/step.ts';

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

test('shows everything in whole years', () => {
  expect(inWholeYears(['2019-03-04', '2031-02-01'])).toEqual(['2019-01-01', '2031-12-31']);
});

test.each([
  ['all of it', ['2024-01-01', '2024-12-31'], 1],
  ['half of it', ['2025-01-01', '2025-01-10'], 0.5],
  ['nothing of it', ['2030-01-01', '2030-12-31'], 0],
] as const)('of a view an answer shows %s', (_, [from, to], share) => {
  const view: [string, string] = share === 0.5 ? ['2025-01-06', '2025-01-15'] : ['2024-03-01', '2024-03-31'];
  expect(shareIn(view, [from, to])).toBe(share);
});

test('looks ahead to what is later, earlier, closer and farther', () => {
  const around = windowsAround(['2024-01-01', '2027-12-31'], 1044).map(({ step, first, last }) => [
    `${step.count} ${step.unit}`,
    cellStart(first, step),
    cellEnd(last, step),
  ]);
  expect(around).toEqual([
    ['3 month', '2030-01-01', '2037-12-31'],
    ['3 month', '2014-01-01', '2021-12-31'],
    ['1 month', '2024-09-01', '2027-04-30'],
    ['1 year', '2008-01-01', '2039-12-31'],
  ]);
});

test('looks nowhere beyond the finest and the coarsest step', () => {
  expect(windowsAround(['2025-01-01', '2025-01-10'], 1044)).toHaveLength(3);
  expect(windowsAround(['0001-01-01', '9999-12-31'], 1044)).toHaveLength(3);
});

test.each<[string, [string, string]]>([
  ['first years', ['0001-01-01', '0001-12-31']],
  ['first days', ['0001-01-01', '0001-01-10']],
  ['last years', ['9999-01-01', '9999-12-31']],
  ['last days', ['9999-12-22', '9999-12-31']],
])('asks for nothing beyond the years that there are: the %s', (_, view) => {
  const around = windowsAround(view, 1044);
  expect(around.length).toBeGreaterThan(0);
  for (const { step, first, last } of around) {
    // Each begins before it ends: a window beyond the end would come to one day, or to less.
    expect(cellStart(first, step) < cellEnd(last, step)).toBe(true);
    expect(cellStart(first, step) < '9999-12-31').toBe(true);
  }
});

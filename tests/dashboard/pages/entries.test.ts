import { expect, test } from 'vitest';
import { entriesOf, monthsAround } from '../../../dashboard/pages/timeline/entries.ts';
import { extentOf } from '../../../dashboard/pages/timeline/window.ts';
import { briefing, commitment, date, emptyTimeline, succession } from './records.ts';

const data = {
  ...emptyTimeline,
  briefings: [briefing('b1', date('2024-12-10', '2024-12-10', '2024-12-10'))],
  commitments: [
    commitment('june', date('2025-06', '2025-06-01', '2025-06-30')),
    commitment('undated', null),
    commitment('by', date('../2030', null, '2030-12-31')),
  ],
  bodies: [succession],
};

test('tells every entry in its month, in the order of time', () => {
  const { months, undated, counts } = entriesOf(data, ['2024-01-01', '2030-12-31']);
  expect(months.map(({ month, entries }) => [month, ...entries.map(({ id }) => id)])).toEqual([
    ['2024-12', 'b1'],
    ['2025-01', 'rec:h1'],
    ['2025-06', 'june'],
    ['2030-12', 'by'],
  ]);
  expect(undated.map(({ id }) => id)).toEqual(['undated']);
  expect(counts).toEqual({ briefing: 1, handover: 1, commitment: 3 });
});

test('tells what the view shows: a date that may lie in it does', () => {
  const { months } = entriesOf(data, ['2025-06-15', '2025-06-20']);
  expect(months.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(['rec:h1', 'june', 'by']);
});

test('everything reaches from the first to the last year that anything names', () => {
  expect(extentOf(data)).toEqual(['2024-01-01', '2030-12-31']);
});

test('opens around today when there is too much to show at once', () => {
  const months = entriesOf(data, ['2024-01-01', '2030-12-31']).months;
  expect(monthsAround(months, '2025-06-15', 2)).toEqual([1, 3]);
  expect(monthsAround(months, '2025-06-15', 100)).toEqual([0, 4]);
  expect(monthsAround(months, '2099-01-01', 1)).toEqual([3, 4]);
  expect(monthsAround([], '2025-06-15', 100)).toEqual([0, 0]);
});

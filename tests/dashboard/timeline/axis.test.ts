import { describe, expect, test } from 'vitest';
import { axisOf } from '../../../dashboard/timeline/axis.ts';
import { wordPlace } from '../../../dashboard/timeline/hold.ts';
import { domainOf } from '../../../dashboard/timeline/layout.ts';
import { timeScale } from '../../../dashboard/timeline/scale.ts';

const axis = (view: [string, string], locale = 'en', width = 800) =>
  axisOf(timeScale(domainOf(view), [0, width]), locale, null);
const labels = (of: { label: string | null }[]) => of.map(({ label }) => label);

describe('ticks are as fine as the scale', () => {
  test.each([
    [
      ['1990-01-01', '2029-12-31'],
      'year',
      ['1990', '1995', '2000', '2005', '2010', '2015', '2020', '2025'],
      [],
    ],
    [
      ['2025-01-01', '2026-12-31'],
      'month',
      ['Jan', 'Apr', 'Jul', 'Oct', 'Jan', 'Apr', 'Jul', 'Oct'],
      ['2025', '2026'],
    ],
    [
      ['2025-06-23', '2025-07-12'],
      'day',
      ['23', '25', '27', '29', '1', '3', '5', '7', '9', '11'],
      ['June 2025', 'July 2025'],
    ],
  ] as const)('over %j', ([from, to], unit, ticks, periods) => {
    const drawn = axis([from, to]);
    expect([drawn.unit, labels(drawn.ticks), labels(drawn.periods)]).toEqual([unit, ticks, periods]);
  });

  test('and never finer than a day', () => {
    const drawn = axis(['2025-06-23', '2025-06-25']);
    expect(labels(drawn.ticks)).toEqual(['23', '24', '25']);
  });
});

test('weeks begin on Monday', () => {
  const days = axis(['2025-06-01', '2025-08-10']).ticks.map(({ time }) => new Date(time).getUTCDay());
  expect(new Set(days)).toEqual(new Set([1]));
});

test('speaks the language of the reader', () => {
  const { ticks, periods } = axis(['2025-01-01', '2025-12-31'], 'fr');
  expect([labels(ticks).slice(0, 3), labels(periods)]).toEqual([['janv.', 'févr.', 'mars'], ['2025']]);
});

test('a period keeps its label in sight', () => {
  const [first] = axis(['2025-03-01', '2026-02-28']).periods;
  expect([first?.x, first?.labelX, first?.label]).toEqual([null, 5, '2025']);
});

test('a label makes way for the word of today', () => {
  const scale = timeScale(domainOf(['2025-01-01', '2025-12-31']), [0, 800]);
  const { ticks } = axisOf(scale, 'en', [0, 30]);
  expect(ticks.slice(0, 2).map(({ isCovered }) => isCovered)).toEqual([true, false]);
});

test.each([
  ['over its line', 400, 400],
  ['whole at the left edge', 5, 25],
  ['whole at the right edge', 799, 775],
  ['gone with its line', 810, 810],
])('the word for today is %s', (_, x, at) => {
  expect(wordPlace({ x, width: 50 }, 0, 800)).toBe(at);
});

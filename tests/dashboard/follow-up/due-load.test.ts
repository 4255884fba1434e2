import { expect, test } from 'vitest';
import { dueLoadLayout } from '../../../dashboard/follow-up/due-load-layout.ts';
import { load } from './record.ts';

const drawn = (months: [due: number, unsure: number, carried: number][], width = 1000) =>
  dueLoadLayout(load(months), { width, legendOf: (isUnsure) => String(isUnsure), numberOf: String });

test('a bar is as high as what falls due, with what is not sure on top', () => {
  const { due } = drawn([
    [4, 1, 0],
    [2, 2, 4],
  ]);
  const [first, second] = due.bars;
  const unit = (due.bottom - due.top) / 4;
  const heightOf = (step = first?.sure) => ((step?.low ?? 0) - (step?.high ?? 0)) / unit;
  expect([first, second].map((bar) => [heightOf(bar?.sure), heightOf(bar?.unsure)])).toEqual([
    [3, 1],
    [0, 2],
  ]);
  expect(first?.unsure.low).toBe(first?.sure.high);
  expect([first, second].map((bar) => bar?.label?.text)).toEqual(['4', '2']);
});

test('months without anything have no number', () => {
  expect(drawn([[0, 0, 0]]).due.bars[0]?.label).toBeNull();
});

test('what is carried over stands under the same months, on a scale of its own', () => {
  const { due, carried, columns } = drawn([
    [1, 0, 100],
    [1, 0, 200],
  ]);
  expect(carried.top).toBeGreaterThan(due.bottom);
  expect(carried.steps.map(({ from, to }) => [from, to])).toEqual(
    columns.map(({ left, width }) => [left, left + width]),
  );
  const [first, last] = carried.steps.map(({ low, high }) => low - high);
  expect((last ?? 0) / (first ?? 1)).toBeCloseTo(2);
  expect(carried.labels.map(({ text }) => text)).toEqual(['200']);
});

test.each([336, 1160])('numbers at %d pixels stand beside the plot, not in it or off the paper', (width) => {
  const { left, right, carried } = drawn(Array(24).fill([1, 0, 12_345]), width);
  expect(left).toBeGreaterThan(String(carried.numbers.at(-1)?.value).length * 6);
  expect(right).toBeLessThanOrEqual(width);
});

test('nothing at all leaves an empty plot, and no error', () => {
  expect(drawn([[0, 0, 0]]).carried.steps).toHaveLength(1);
  expect(drawn([]).columns).toEqual([]);
});

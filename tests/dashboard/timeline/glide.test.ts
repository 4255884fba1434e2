import { expect, test } from 'vitest';
import { between } from '../../../dashboard/timeline/glide.ts';

type Span = [number, number];

test.each<[way: string, start: Span, end: Span, t: number, at: Span]>([
  ['a pan is even', [0, 100], [100, 200], 0.25, [25, 125]],
  ['a zoom changes the width by the same factor at each step', [0, 400], [150, 250], 0.5, [100, 300]],
  ['what keeps its place keeps it all the way', [0, 400], [0, 100], 0.5, [0, 200]],
  ['it begins at the beginning', [0, 400], [900, 1000], 0, [0, 400]],
  ['and ends at the end', [0, 400], [900, 1000], 1, [900, 1000]],
])('%s', (_, start, end, t, at) => {
  const [from, to] = between(start, end, t);
  expect(from).toBeCloseTo(at[0]);
  expect(to).toBeCloseTo(at[1]);
});

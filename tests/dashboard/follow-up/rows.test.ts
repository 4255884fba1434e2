import { describe, expect, test } from 'vitest';
import { scoreLayout } from '../../../dashboard/follow-up/score-layout.ts';
import { slippageLayout } from '../../../dashboard/follow-up/slippage-layout.ts';
import type { Slip } from '../../../worker/domain/commitments/slippage.ts';
import { score, slip } from './record.ts';

describe('scores', () => {
  const options = { nOf: () => 'n = 3', leftOutOf: () => '1 not assessed', scoreOf: () => '+0.50' };
  const drawn = (mean: number | null, { width = 900, n = 9 } = {}) =>
    scoreLayout([{ name: 'Kazakhstan', score: score(mean, n) }], { width, ...options });

  test.each([
    [-1, 'left'],
    [0, 'middle'],
    [1, 'right'],
  ] as const)('%d stands %s', (mean, at) => {
    const layout = drawn(mean);
    expect(layout.rows[0]?.dot).toBeCloseTo(layout[at]);
  });
  test('that nothing counts for have no dot', () => expect(drawn(null).rows[0]?.dot).toBeNull());
  test('that rest on fewer than five are marked', () => {
    expect(drawn(1, { n: 4 }).rows[0]?.isFew).toBe(true);
    expect(drawn(1, { n: 5 }).rows[0]?.isFew).toBe(false);
  });
  test('have taller rows where it is narrow', () => {
    expect(drawn(0, { width: 336 }).height).toBeGreaterThan(drawn(0).height);
  });
});

describe('slippage', () => {
  const drawn = (slips: Slip[], width = 1000) =>
    slippageLayout(
      slips.map((each, i) => ({ name: `Actor ${i}`, slip: each })),
      { width, legendOf: String, numberOf: String, notesOf: ({ n }) => [`of ${n}`] },
    );

  test('parts each bar by how far dates moved, earlier first', () => {
    const [row] = drawn([slip({ longer: 1, unmoved: 2, earlier: 1 })]).rows;
    const bars = row?.bars ?? [];
    expect(bars.map(({ bucket, label }) => [bucket, label?.text])).toEqual([
      ['earlier', '1'],
      ['unmoved', '2'],
      ['longer', '1'],
    ]);
    const [first, second, third] = bars;
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(2, 1);
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
    expect((second?.x ?? 0) + (second?.width ?? 0)).toBeLessThan(third?.x ?? 0);
  });
  test('draws all bars equally long, whoever has more', () => {
    const [many, few] = drawn([slip({ unmoved: 80, year: 20 }), slip({ year: 1 })]).rows.map(({ bars }) => {
      const last = bars.at(-1);
      return (last?.x ?? 0) + (last?.width ?? 0);
    });
    expect(many).toBeCloseTo(few ?? 0);
  });
  test('tells what moved from what did not by shape, not by colour alone', () => {
    const [bars = []] = drawn([slip({ unmoved: 1, month: 1 })]).rows.map((row) => row.bars);
    expect((bars[0]?.height ?? 0) * 3).toBeLessThan(bars[1]?.height ?? 0);
  });
  test('leaves a number out where its part is too narrow', () => {
    const [row] = drawn([slip({ unmoved: 999, month: 1 })], 336).rows;
    expect(row?.bars.map(({ label }) => label?.text ?? null)).toEqual(['999', null]);
    expect(row?.bars[1]?.width).toBeGreaterThanOrEqual(1);
  });
  test('explains what occurs, and nothing else', () => {
    expect(drawn([slip({ month: 1 })]).legend.map(({ bucket }) => bucket)).toEqual(['month']);
  });
  test.each([336, 700, 1160, 2400])('stays within %d pixels', (width) => {
    for (const { bars } of drawn([slip({ earlier: 3, longer: 5 })], width).rows)
      expect(Math.max(...bars.map((bar) => bar.x + bar.width))).toBeLessThanOrEqual(width);
  });
  test('of what cannot be measured has no bar', () => {
    expect(drawn([slip({})]).rows[0]?.bars).toEqual([]);
  });
});

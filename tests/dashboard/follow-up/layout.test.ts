import { describe, expect, test } from 'vitest';
import { scoreLayout } from '../../../dashboard/follow-up/score-layout.ts';
import { statusLayout } from '../../../dashboard/follow-up/status-layout.ts';
import type { Scores, StatusHistory } from '../../../worker/domain/follow-up-summary.ts';

const none = {
  not_assessed: 0,
  not_started: 0,
  in_progress: 0,
  stalled: 0,
  fulfilled: 0,
  partly_fulfilled: 0,
  not_fulfilled: 0,
  superseded: 0,
};
const history: StatusHistory = {
  months: [
    { month: '2025-01', counts: { ...none, in_progress: 2 } },
    { month: '2025-02', counts: { ...none, in_progress: 2, fulfilled: 2 } },
  ],
  undatedCount: 0,
};

describe('statuses by month', () => {
  const drawn = statusLayout(history, { width: 700, height: 300, nameOf: (status) => status });

  test('are stacked in steps, with what is done at the bottom', () => {
    const top = drawn?.plot.top ?? 0;
    const bottom = drawn?.plot.bottom ?? 0;
    const middle = (top + bottom) / 2;
    expect(
      drawn?.layers.map(({ status, steps }) => [status, ...steps.map(({ low, high }) => [low, high])]),
    ).toEqual([
      ['fulfilled', [bottom, bottom], [bottom, middle]],
      ['in_progress', [bottom, middle], [middle, top]],
    ]);
  });
  test('that never occur are left out', () => expect(drawn?.labels.length).toBe(2));
  test('are named without overlapping', () => {
    const ys = drawn?.labels.map(({ y }) => y) ?? [];
    expect((ys[0] ?? 0) - (ys[1] ?? 0)).toBeGreaterThanOrEqual(18);
  });
  test('are named over the plot where it is narrow', () => {
    const narrow = statusLayout(history, { width: 336, height: 300, nameOf: (status) => status });
    expect(narrow?.labels.every(({ y }) => y < (narrow.plot.top ?? 0))).toBe(true);
  });
  test('of no month are not drawn', () => {
    const empty = { months: [], undatedCount: 0 };
    expect(statusLayout(empty, { width: 700, height: 300, nameOf: String })).toBeNull();
  });
});

describe('scores', () => {
  const item = (score: number | null): Scores['items'][number] => ({
    actor: { id: 'a', kind: 'state', name: 'Kazakhstan', countryCode: 'KZ' },
    score,
    n: 3,
    leftOut: { not_assessed: 1, superseded: 0 },
    counts: none,
  });
  const options = { nOf: () => 'n = 3', leftOutOf: () => '1 not assessed', scoreOf: () => '+0.5' };

  test.each([
    [-1, 'left'],
    [0, 'middle'],
    [1, 'right'],
  ] as const)('%d stands %s', (score, at) => {
    const drawn = scoreLayout({ items: [item(score)] }, { width: 900, ...options });
    expect(drawn.rows[0]?.dot).toBeCloseTo(drawn[at]);
  });
  test('that nothing counts for have no dot', () => {
    expect(scoreLayout({ items: [item(null)] }, { width: 900, ...options }).rows[0]?.dot).toBeNull();
  });
  test('have taller rows where it is narrow', () => {
    const height = (width: number) => scoreLayout({ items: [item(0)] }, { width, ...options }).height;
    expect(height(336)).toBeGreaterThan(height(900));
  });
});

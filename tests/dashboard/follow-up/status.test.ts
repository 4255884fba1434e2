import { describe, expect, test } from 'vitest';
import { bodyGridLayout } from '../../../dashboard/follow-up/body-grid-layout.ts';
import { statusLayout } from '../../../dashboard/follow-up/status-layout.ts';
import { counts, history } from './record.ts';

const nameOf = (status: string) => status;

describe('statuses by month', () => {
  const drawn = statusLayout(history, { width: 700, height: 300, nameOf });

  test('are stacked in steps, with what is done at the bottom', () => {
    const { top = 0, bottom = 0 } = drawn?.plot ?? {};
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
    const narrow = statusLayout(history, { width: 336, height: 300, nameOf });
    expect(narrow?.labels.every(({ y }) => y < (narrow.plot.top ?? 0))).toBe(true);
  });
  test('of no month are not drawn', () => {
    const empty = { ...history, months: [] };
    expect(statusLayout(empty, { width: 700, height: 300, nameOf })).toBeNull();
  });
});

describe('statuses by body', () => {
  const body = (name: string) => ({ id: name, kind: 'body' as const, name, countryCode: null });
  const bodies = [
    { body: body('Large'), months: history.months },
    { body: body('Young'), months: [{ month: '2025-02', counts: counts({ fulfilled: 1 }) }] },
    { body: body('Third'), months: [{ month: '2025-02', counts: counts({ stalled: 2 }) }] },
    { body: body('Fourth'), months: [] },
  ];
  const grid = (width: number) => bodyGridLayout({ ...history, bodies }, { width, nameOf });

  test.each([
    [336, 1],
    [600, 2],
    [1160, 3],
  ])('at %d pixels stand %d beside each other', (width, across) => {
    const panels = grid(width)?.panels ?? [];
    expect(new Set(panels.map(({ plot }) => plot.left)).size).toBe(across);
    expect(Math.max(...panels.map(({ plot }) => plot.right))).toBeLessThan(width);
  });
  test('share one scale of numbers: half as many are half as high', () => {
    const [large, , third] = grid(1160)?.panels ?? [];
    const heightOf = (panel = large) => {
      const top = Math.min(...(panel?.layers.flatMap(({ steps }) => steps.map(({ high }) => high)) ?? []));
      return (panel?.plot.bottom ?? 0) - top;
    };
    expect(heightOf(large)).toBeCloseTo(84);
    expect(heightOf(third)).toBeCloseTo(42);
  });
  test('share one scale of time: who comes later begins later', () => {
    const [large, young] = grid(336)?.panels ?? [];
    const from = (panel = large) => panel?.layers[0]?.steps[0]?.from ?? 0;
    expect(from(large)).toBe(large?.plot.left);
    expect(from(young)).toBeGreaterThan(from(large));
  });
  test('keep the legend over them, with nothing that never occurs', () => {
    const { legend = [], panels = [] } = grid(336) ?? {};
    expect(legend.map(({ status }) => status)).toEqual(['fulfilled', 'in_progress', 'stalled']);
    expect(Math.max(...legend.map(({ y }) => y))).toBeLessThan(panels[0]?.name.y ?? 0);
  });
  test('of no body are not drawn', () => {
    expect(bodyGridLayout(history, { width: 700, nameOf })).toBeNull();
    expect(bodyGridLayout({ ...history, months: [], bodies }, { width: 700, nameOf })).toBeNull();
  });
});

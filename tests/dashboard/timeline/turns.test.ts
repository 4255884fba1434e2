import { describe, expect, it, test } from 'vitest';
import { between, type LaneDrawn, placeIn, turnOf } from '../../../dashboard/timeline/turns.ts';

const plot = { left: 200, right: 1200 };
const at = (from: number, to: number, marks = 3): LaneDrawn => ({
  domain: [from, to],
  marks: Array.from({ length: marks }) as unknown as LaneDrawn['marks'],
  world: { left: 100, right: 1300 },
});
const all = (lanes: LaneDrawn[]) => new Set(lanes.keys());

describe('between two views', () => {
  test.each([
    ['the same', [0, 100], [0, 100]],
    ['later', [0, 100], [40, 140]],
    ['closer', [0, 100], [30, 60]],
    ['from farther away', [20, 40], [-100, 300]],
  ] as const)('a moment stands where the other view has it: %s', (_, from, to) => {
    const { by, stretch } = between(plot, from, to);
    for (const time of [-50, 0, 33, 100])
      expect(placeIn(plot, from, time) * stretch + by).toBeCloseTo(placeIn(plot, to, time), 6);
  });
});

describe('whose turn it is while one zooms', () => {
  const closer = [1, 99] as const;

  it('is a third of the marks, the most stretched first', () => {
    const lanes = [at(1, 99.1), at(0, 100), at(0.5, 99.5)];
    expect(turnOf(lanes, all(lanes), closer, plot)).toEqual(new Set([1]));
  });

  it('is at least one lane, and more where they hold little', () => {
    const lanes = [at(0, 100, 1), at(0, 100, 1), at(0, 100, 1), at(0, 100, 1), at(0, 100, 8)];
    expect(turnOf(lanes, all(lanes), closer, plot).size).toBe(4);
    expect(turnOf([at(0, 100)], new Set([0]), closer, plot)).toEqual(new Set([0]));
  });

  it('comes to each of them before long', () => {
    const lanes = [at(0, 100), at(0, 100), at(0, 100), at(0, 100)];
    const seen = new Set<number>();
    for (const step of [1, 2, 3, 4]) {
      const domain = [step, 100 - step] as const;
      for (const lane of turnOf(lanes, all(lanes), domain, plot)) {
        lanes[lane] = at(...domain);
        seen.add(lane);
      }
    }
    expect(seen.size).toBe(lanes.length);
  });

  test.each([
    ['would be stretched too far', at(0, 100), [10, 90]],
    ['would not fill the sight', at(0, 100), [-15, 101]],
    ['was never laid out', undefined, [1, 99]],
  ] as const)('is at once that of every lane that %s', (_, lane, domain) => {
    expect(turnOf([lane, lane, lane], new Set([0, 1, 2]), domain, plot).size).toBe(3);
  });

  it('is never that of a lane off the screen', () => {
    const lanes = [at(0, 100), at(0, 100)];
    expect(turnOf(lanes, new Set([1]), [30, 60], plot)).toEqual(new Set([1]));
  });
});

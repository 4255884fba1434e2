import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreOf } from '../../../worker/domain/commitments/score.ts';
import {
  type CommitmentStatus,
  commitmentStatuses,
  type DayRange,
} from '../../../worker/domain/commitments/standing.ts';

const today = '2025-06-15';
const past: DayRange = { earliest: '2025-06-01', latest: '2025-06-14' };
const lastDay: DayRange = { earliest: '2025-06-01', latest: '2025-06-15' };
const openEnd: DayRange = { earliest: '2020-01-01', latest: null };

describe('one commitment counts', () => {
  test.each<[CommitmentStatus, string, DayRange | null, number | null]>([
    ['fulfilled', 'late or not', past, 1],
    ['partly_fulfilled', 'late or not', past, 0],
    ['in_progress', 'before its last day', lastDay, 0],
    ['in_progress', 'after its last day', past, 0],
    ['not_fulfilled', 'without a date', null, -1],
    ['not_started', 'on its last day', lastDay, 0],
    ['not_started', 'after its last day', past, -1],
    ['not_started', 'without a date', null, 0],
    ['not_started', 'with an open end', openEnd, 0],
    ['stalled', 'on its last day', lastDay, 0],
    ['stalled', 'after its last day', past, -1],
    ['not_assessed', 'after its last day', past, null],
    ['superseded', 'after its last day', past, null],
  ])('%s, %s', (status, _, due, score) => {
    expect(scoreOf([{ status, due }], today).score).toBe(score);
  });
});

test('the score is the mean of what counts, with n and what was left out', () => {
  const statuses: CommitmentStatus[] = [
    'fulfilled',
    'fulfilled',
    'partly_fulfilled',
    'not_started',
    'superseded',
    'not_assessed',
    'not_assessed',
  ];
  expect(
    scoreOf(
      statuses.map((status) => ({ status, due: past })),
      today,
    ),
  ).toEqual({
    score: 0.25,
    n: 4,
    leftOut: { not_assessed: 2, superseded: 1 },
    counted: {
      not_started: 1,
      in_progress: 0,
      stalled: 0,
      fulfilled: 2,
      partly_fulfilled: 1,
      not_fulfilled: 0,
    },
    lapsed: 1,
  });
});

test('nothing to count gives no score rather than zero', () => {
  expect(scoreOf([], today)).toMatchObject({ score: null, n: 0 });
});

test('what is shown is enough to check the score by hand', () => {
  const items = fc.array(
    fc.record({
      status: fc.constantFrom(...commitmentStatuses),
      due: fc.constantFrom(null, past, lastDay, openEnd),
    }),
  );
  fc.assert(
    fc.property(items, (commitments) => {
      const { score, n, leftOut, counted, lapsed } = scoreOf(commitments, today);
      expect(n).toBe(Object.values(counted).reduce((sum, count) => sum + count, 0));
      expect(n + leftOut.not_assessed + leftOut.superseded).toBe(commitments.length);
      if (score === null) expect(n).toBe(0);
      else expect(score).toBe((counted.fulfilled - counted.not_fulfilled - lapsed) / n);
    }),
  );
});

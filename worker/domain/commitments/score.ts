import { type CommitmentStatus, type DayRange, isPastDue } from './standing.ts';

/**
 * The compliance score of the G20 Research Group (University of Toronto): +1 full compliance, 0 partial
 * compliance or work in progress, −1 non-compliance, averaged.
 * Source: G8/G20 Reference Manual for Commitment and Compliance Coding, "Scoring"; method of each report
 * at https://www.g20.utoronto.ca/compliance/. Ours: what is not started or stalled turns from 0 to −1 after its
 * last due day, and what nobody assessed or what was superseded does not count.
 */

export const leftOutStatuses = ['not_assessed', 'superseded'] as const;
export type LeftOutStatus = (typeof leftOutStatuses)[number];
export type CountedStatus = Exclude<CommitmentStatus, LeftOutStatus>;

export type Score = {
  /** Mean of −1, 0 and +1, unrounded; null when nothing counts. */
  score: number | null;
  /** How many commitments count. */
  n: number;
  leftOut: Record<LeftOutStatus, number>;
  counted: Record<CountedStatus, number>;
  /** Of those counted: not started or stalled after their last due day, at −1 each. */
  lapsed: number;
};

type Rule = -1 | 0 | 1 | 'lapses';

const rules: Record<CountedStatus, Rule> = {
  not_started: 'lapses',
  in_progress: 0,
  stalled: 'lapses',
  fulfilled: 1,
  partly_fulfilled: 0,
  not_fulfilled: -1,
};

const isLeftOut = (status: CommitmentStatus): status is LeftOutStatus =>
  (leftOutStatuses as readonly CommitmentStatus[]).includes(status);

/**
 * Scores the commitments as of `today` (YYYY-MM-DD): the score, its n, and what was left out. An item may stand for
 * several alike (`times`).
 */
export function scoreOf(
  items: readonly { status: CommitmentStatus; due: DayRange | null; times?: number }[],
  today: string,
): Score {
  const leftOut = { not_assessed: 0, superseded: 0 };
  const counted = {
    not_started: 0,
    in_progress: 0,
    stalled: 0,
    fulfilled: 0,
    partly_fulfilled: 0,
    not_fulfilled: 0,
  };
  let n = 0;
  let sum = 0;
  let lapsed = 0;

  for (const { status, due, times = 1 } of items) {
    if (isLeftOut(status)) {
      leftOut[status] += times;
      continue;
    }
    const rule = rules[status];
    const hasLapsed = rule === 'lapses' && isPastDue(due, today);
    n += times;
    counted[status] += times;
    if (hasLapsed) lapsed += times;
    sum += times * (hasLapsed ? -1 : rule === 'lapses' ? 0 : rule);
  }
  return { score: n === 0 ? null : sum / n, n, leftOut, counted, lapsed };
}

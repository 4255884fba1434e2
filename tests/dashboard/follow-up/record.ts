import type { DueLoad } from '../../../worker/domain/commitments/due-load.ts';
import { slipBuckets } from '../../../worker/domain/commitments/slip-buckets.ts';
import type { Slip } from '../../../worker/domain/commitments/slippage.ts';
import { noCounts, type StatusCounts } from '../../../worker/domain/commitments/status-counts.ts';
import type { Scores, StatusHistory } from '../../../worker/domain/commitments/summary.ts';

/** Invented figures for the layouts. */

export const counts = (some: Partial<StatusCounts>): StatusCounts => ({ ...noCounts(), ...some });

export const history: StatusHistory = {
  asOf: '2025-02-28',
  months: [
    { month: '2025-01', counts: counts({ in_progress: 2 }) },
    { month: '2025-02', counts: counts({ in_progress: 2, fulfilled: 2 }) },
  ],
  undatedCount: 0,
};

export const score = (mean: number | null, n = 9): Scores['overall'] => ({
  score: mean,
  n,
  leftOut: { not_assessed: 1, superseded: 0 },
  lapsed: 0,
  counts: noCounts(),
});

export function slip(some: Partial<Slip['buckets']>): Slip {
  const buckets = Object.fromEntries(slipBuckets.map((each) => [each, some[each] ?? 0])) as Slip['buckets'];
  const n = Object.values(buckets).reduce((sum, count) => sum + count, 0);
  const moved = n - buckets.unmoved;
  return {
    n,
    moved,
    later: moved - buckets.earlier,
    earlier: buckets.earlier,
    median: moved > 0 ? 30 : null,
    longest: moved > 0 ? 60 : null,
    reschedules: moved,
    buckets,
    leftOut: { undated: 0, removed: 0, openEnded: 0 },
  };
}

export const load = (months: [due: number, unsure: number, carried: number][]): DueLoad => ({
  today: '2027-01-12',
  months: months.map(([due, unsure, carried], i) => ({
    month: `2027-${String(i + 1).padStart(2, '0')}`,
    due,
    unsure,
    carried,
  })),
  overdue: 0,
  later: 0,
  leftOut: { undated: 0, openEnded: 0 },
});

import { type CommitmentStatus, commitmentStatuses } from './standing.ts';

/** How many commitments stand at each status. */
export type StatusCounts = Record<CommitmentStatus, number>;

export const noCounts = () =>
  Object.fromEntries(commitmentStatuses.map((status) => [status, 0])) as StatusCounts;

export const totalOf = (counts: StatusCounts): number =>
  commitmentStatuses.reduce((sum, status) => sum + counts[status], 0);

import type { Commitment } from '../commitments/commitment.ts';
import type { CommitmentStatus } from '../commitments/standing.ts';
import type { Source } from '../source.ts';
import type { Visibility } from '../visibility.ts';

/** The newest follow-up that the reader may see. */
export interface LastFollowUp {
  on: string;
  note: string | null;
  statusTo: CommitmentStatus | null;
  dueTo: string | null;
  visibility: Visibility;
  sources: Source[];
}

/** A commitment with all that a paper says of it. */
export type PaperCommitment = Commitment & { sources: Source[]; lastFollowUp: LastFollowUp | null };

/** What of a list is shown, and how much there is. */
export interface Shown<T> {
  items: T[];
  total: number;
}

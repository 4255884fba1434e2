import type { Actor } from '../actor.ts';
import type { BriefingDetail } from '../briefing.ts';
import type { CommitmentStatus } from '../commitments/standing.ts';
import type { Handover } from '../handovers/handover.ts';
import type { PaperCommitment, Shown } from './commitment.ts';

/** What a brief of one briefing is made of. */
export interface Brief {
  briefing: BriefingDetail;
  commitments: Shown<PaperCommitment>;
  handovers: Handover[];
  sequence: number;
}

/** What an actor promised, by itself or through those that belong to it. */
export interface Promises {
  actor: Actor;
  open: Shown<PaperCommitment>;
  closed: Shown<PaperCommitment>;
  overdue: number;
  counts: Partial<Record<CommitmentStatus, number>>;
  sequence: number;
}

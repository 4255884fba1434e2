import type { Generated } from 'kysely';
import type { BriefingStatus } from '../../domain/briefing.ts';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';
import type { Visibility } from '../../domain/visibility.ts';

export type MarkKind = 'briefing' | 'commitment';

/** Where a record stands in a lane of the timeline. */
export interface MarkTable {
  scope: string;
  kind: MarkKind;
  visibility: Visibility;
  first_day: string;
  record_id: string;
  last_day: string | null;
  width: number;
  /** The one that counts in this lane. */
  status: CommitmentStatus | BriefingStatus;
  is_open: Generated<number>;
}

/** All marks of one record, as JSON; and those before it was written last. */
export interface RecordMarksRow {
  record_id: string;
  marks: string;
  former: string;
}

/** How many records of a lane begin in each month, as JSON. */
export interface LaneRow {
  scope: string;
  months: string;
  public_size: number;
  size: number;
}

/** The same by the days of one month. */
export interface LaneDaysRow {
  scope: string;
  month: string;
  days: string;
}

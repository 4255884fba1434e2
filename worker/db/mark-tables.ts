import type { Generated } from 'kysely';
import type { Visibility } from '../domain/visibility.ts';

/** Where records stand in the lanes of the timeline, and where commitments stood before their due dates moved. */

export interface TimelineMarkRow {
  scope: string;
  kind: 'briefing' | 'commitment';
  visibility: Visibility;
  first_day: string;
  record_id: string;
  last_day: string | null;
  width: number;
  is_open: number;
}

export interface FormerDueRow {
  commitment_id: string;
  due_edtf: string;
  first_day: string;
  last_day: string;
}

export interface FormerMarkTable {
  scope: string;
  visibility: Visibility;
  first_day: string;
  record_id: string;
  last_day: string;
  width: Generated<number>;
}

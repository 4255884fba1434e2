import type { Visibility } from '../../domain/visibility.ts';

/** Where records stand in the lanes of the timeline. */
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

import { sql } from 'kysely';
import type { PaperBriefing } from '../../domain/documents/handover-file.ts';
import type { Audience } from '../../domain/visibility.ts';
import { build, type Query } from '../query.ts';
import { storedDate } from '../rows.ts';
import type { BriefingRow } from '../schema/record.ts';
import { isVisible } from '../visible.ts';

export type BriefingsRow = BriefingRow & { total: number };

/** The briefings in which an actor takes part that are not over on `day`, by date. Uses participations_by_actor. */
export function comingBriefingsQuery(
  actor: string,
  day: string,
  most: number,
  audience: Audience,
): Query<BriefingsRow> {
  return build
    .selectFrom('briefings as b')
    .selectAll('b')
    .select(sql<number>`count(*) over ()`.as('total'))
    .where(sql<boolean>`b.id in (select t.briefing_id from participations t where t.actor_id = ${actor})`)
    .where(isVisible('b', audience))
    .where('b.status', 'in', ['planned', 'confirmed', 'postponed'])
    .where(sql<boolean>`coalesce(b.last_day, '9999-12-31') >= ${day}`)
    .orderBy('b.start_sort')
    .orderBy('b.id')
    .limit(most) as Query<BriefingsRow>;
}

export const toPaperBriefing = (row: BriefingsRow): PaperBriefing => ({
  id: row.id,
  title: row.title,
  status: row.status,
  start: storedDate(row.start_edtf, row.start_earliest, row.start_latest, row.start_words),
  end: storedDate(row.end_edtf, row.end_earliest, row.end_latest, row.end_words),
  venue: row.venue,
  city: row.city,
  visibility: row.visibility,
});

import { type RawBuilder, sql } from 'kysely';
import { type Query, query } from './query.ts';

/** Deletes the parts of these records, that stand in tables of their own; nothing where there are no records. */
export function removePartsQueries(
  of: Record<'commitment' | 'briefing' | 'handover', ReadonlySet<string>>,
): Query[] {
  return [
    ...removed(of.briefing, (ids) => [
      sql`sources where statement_id in (select id from statements where briefing_id in ${ids})`,
      sql`sources where briefing_id in ${ids}`,
      sql`statements where briefing_id in ${ids}`,
      sql`participations where briefing_id in ${ids}`,
      sql`briefing_topics where briefing_id in ${ids}`,
    ]),
    ...removed(of.commitment, (ids) => [
      sql`sources where commitment_id in ${ids}`,
      sql`commitment_parties where commitment_id in ${ids}`,
      sql`commitment_topics where commitment_id in ${ids}`,
    ]),
    ...removed(of.handover, (ids) => [sql`sources where handover_id in ${ids}`]),
  ];
}

function removed(
  records: ReadonlySet<string>,
  rows: (ids: RawBuilder<unknown>) => RawBuilder<unknown>[],
): Query[] {
  if (records.size === 0) return [];
  const ids = sql`(select value from json_each(${JSON.stringify([...records])}))`;
  return rows(ids).map((each) => query(sql`delete from ${each}`));
}

import { type RawBuilder, sql } from 'kysely';
import type { LastFollowUp, PaperCommitment } from '../../domain/documents/commitment.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type CommitmentView, commitmentsQuery, toCommitment } from '../commitments/commitments.ts';
import { sourcesOf } from '../links.ts';
import type { Query } from '../query.ts';
import { parsed } from '../rows.ts';
import { mayBeSeen } from '../visible.ts';
import type { Condition } from '../window.ts';

export type PaperRow = CommitmentView & { sources: string; last_follow_up: string | null };

// Uses follow_ups_by_commitment.
const lastFollowUp = (audience: Audience) => sql<string | null>`(
  select json_object('on', u.dated_on, 'note', u.note, 'statusTo', u.status_to, 'dueTo', u.due_to,
    'visibility', u.visibility, 'sources', json(${sourcesOf('u', 'follow_up_id', audience)}))
  from follow_ups u where u.commitment_id = c.id and u.withdrawn_at is null and ${mayBeSeen('u', audience)}
  order by u.dated_on desc, u.id desc limit 1)`;

/** The commitments of these ids (a query), by due date, with their sources and last follow-up. */
export function paperCommitmentsQuery(ids: RawBuilder<unknown>, audience: Audience): Query<PaperRow> {
  return commitmentsQuery(audience)
    .select([
      sourcesOf('c', 'commitment_id', audience).as('sources'),
      lastFollowUp(audience).as('last_follow_up'),
    ])
    .where(sql<boolean>`c.id in (${ids})`)
    .orderBy('c.due_from')
    .orderBy('c.id') as Query<PaperRow>;
}

export function toPaperCommitment(row: PaperRow, audience: Audience, today: string): PaperCommitment {
  return {
    ...toCommitment(row, audience, today),
    sources: parsed<PaperCommitment['sources']>(row.sources),
    lastFollowUp: parsed<LastFollowUp>(row.last_follow_up),
  };
}

/** A part of the rows called `mine`, of which at most so many are shown. */
export interface Part {
  where: Condition;
  most: number;
}

/** The ids of several parts of one set, each cut at its bound; the set is gathered once. */
export function idsOfParts(mine: RawBuilder<unknown>, parts: readonly Part[]): RawBuilder<unknown> {
  const each = parts.map(
    ({ where, most }) =>
      sql`select id from (select m.id from mine m where ${where} order by m.due_from, m.id limit ${most})`,
  );
  return sql`with mine as materialized (${mine}) ${sql.join(each, sql` union all `)}`;
}

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RecordKind } from '../../domain/changes/record.ts';
import type { SearchKind } from '../../domain/search/kinds.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import { isReadable, isVisible, mayBeSeen } from '../visible.ts';

/**
 * Who finds what: a text is found by those who may see it and the record that it belongs to. The indexes know of its own
 * visibility alone, so each row is asked for anew.
 */

const tables = {
  actor: 'actors',
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
} as const satisfies Record<RecordKind, string>;

interface Seeing {
  audience: Audience;
  /** Also what is archived, as far as the audience may read it. */
  archived: boolean;
}

/** Whether there is a record of this id that may be found. A handover is hidden with its body. */
export function isRecordFound(
  kind: RecordKind,
  id: RawBuilder<unknown>,
  { audience, archived }: Seeing,
): RawBuilder<SqlBool> {
  const seen = archived ? isReadable('r', audience) : isVisible('r', audience);
  const body = sql`and exists (select 1 from actors o where o.id = r.body_id and ${isReadable('o', audience)})`;
  return sql`exists (select 1 from ${sql.table(tables[kind])} r
    where r.id = ${id} and ${seen} ${kind === 'handover' ? body : sql``})`;
}

/** Whether the text called `t` may be found; each kind by the primary keys of what it belongs to. */
export function isFound(seeing: Seeing): RawBuilder<SqlBool> {
  const { audience } = seeing;
  const record = (kind: RecordKind, id: string) => isRecordFound(kind, sql.ref(id), seeing);
  const part = (table: string, owner: RawBuilder<SqlBool>) =>
    sql`exists (select 1 from ${sql.table(table)} p where p.id = t.id and ${mayBeSeen('p', audience)} and ${owner})`;
  const statement = (alias: string) => record('briefing', `${alias}.briefing_id`);
  const followUp = (alias: string) =>
    sql<SqlBool>`(${sql.ref(`${alias}.withdrawn_at`)} is null and ${record('commitment', `${alias}.commitment_id`)})`;
  const citing = sql<SqlBool>`case
    when p.briefing_id is not null then ${record('briefing', 'p.briefing_id')}
    when p.commitment_id is not null then ${record('commitment', 'p.commitment_id')}
    when p.handover_id is not null then ${record('handover', 'p.handover_id')}
    when p.statement_id is not null then exists (select 1 from statements s
      where s.id = p.statement_id and ${mayBeSeen('s', audience)} and ${statement('s')})
    else exists (select 1 from follow_ups s
      where s.id = p.follow_up_id and ${mayBeSeen('s', audience)} and ${followUp('s')}) end`;
  const conditions: Record<SearchKind, RawBuilder<unknown>> = {
    actor: record('actor', 't.id'),
    briefing: record('briefing', 't.id'),
    commitment: record('commitment', 't.id'),
    handover: record('handover', 't.id'),
    statement: part('statements', statement('p')),
    follow_up: part('follow_ups', followUp('p')),
    source: part('sources', citing),
    comment: holds(audience, 'viewer')
      ? sql`exists (select 1 from comments p where p.id = t.id and ${isSubjectFound('p', seeing)})`
      : sql`false`,
  };
  const cases = Object.entries(conditions).map(
    ([kind, condition]) => sql`when ${sql.lit(kind)} then ${condition}`,
  );
  return sql`case t.kind ${sql.join(cases, sql` `)} end`;
}

/** Whether the record that the comment called `alias` is about may be found. */
export function isSubjectFound(alias: string, seeing: Seeing): RawBuilder<SqlBool> {
  const cases = (Object.keys(tables) as RecordKind[]).map(
    (kind) => sql`when ${sql.lit(kind)} then ${isRecordFound(kind, sql.ref(`${alias}.subject_id`), seeing)}`,
  );
  return sql`case ${sql.ref(`${alias}.subject_kind`)} ${sql.join(cases, sql` `)} end`;
}

import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../../domain/visibility.ts';
import { type Query, query } from '../query.ts';
import { isVisible } from '../visible.ts';
import { isOverdue } from './standing.ts';

/** Days that may be of a term. */
export interface Days {
  from: string;
  to: string;
}

/** When a commitment was made, seen from a term. */
export type Period = 'before' | 'within' | 'after' | 'unknown';

/**
 * The ids of what is a body's: it is a party, or took part where it was made. The rule is told in
 * domain/handovers/term-commitments.ts. Uses commitment_parties_by_actor, participations_by_actor and commitments_by_briefing.
 */
const idsOfBody = (body: string, audience: Audience) => sql`
  select p.commitment_id as id from commitment_parties p where p.actor_id = ${body}
  union select c.id from participations t join briefings v on v.id = t.briefing_id
    join commitments c on c.briefing_id = v.id where t.actor_id = ${body} and ${isVisible('v', audience)}`;

const periodOf = ({ from, to }: Days) => sql`case when x.made_edtf is null then 'unknown'
  when coalesce(x.made_latest, '9999-12-31') < ${from} then 'before'
  when coalesce(x.made_earliest, '0001-01-01') > ${to} then 'after' else 'within' end`;

/** The commitments of a body, each with when it was made, seen from one term, and whether it may fall due in another. */
export const commitmentsOfBody = (body: string, made: Days, due: Days, audience: Audience) => sql`
  select x.id, x.due_from, x.is_open, ${periodOf(made)} as period, (x.is_open = 1 and x.due_from <= ${due.to}
    and coalesce(x.due_latest, '9999-12-31') >= ${due.from}) as falls_due, x.due_latest
  from commitments x where x.id in (${idsOfBody(body, audience)}) and ${isVisible('x', audience)}`;

export interface Counted {
  period: Period;
  is_open: 0 | 1;
  n: number;
  falls_due: number;
  overdue: number;
}

/** How many there are; reads each commitment of the body once. */
export function countsOfBodyQuery(mine: RawBuilder<unknown>, today: string): Query<Counted> {
  return query(sql<Counted>`select m.period, m.is_open, count(*) as n, sum(m.falls_due) as falls_due,
    sum(${isOverdue(today, 'm')}) as overdue
    from (${mine}) m group by m.period, m.is_open`);
}

/** How many commitments of an actor's were made in those days and are not the body's. */
export function elsewhereQuery(
  actor: string,
  body: string,
  made: Days,
  audience: Audience,
): Query<{ n: number }> {
  return query(sql<{ n: number }>`select count(*) as n from commitments x
    where x.id in (select p.commitment_id from commitment_parties p where p.actor_id = ${actor} and p.role <> 'beneficiary')
      and x.id not in (${idsOfBody(body, audience)}) and ${isVisible('x', audience)}
      and ${periodOf(made)} = 'within'`);
}

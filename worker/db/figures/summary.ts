import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../../domain/visibility.ts';
import { type CommitmentFilter, conditionsOf } from '../commitments/conditions.ts';
import { isVisible } from '../visible.ts';
import type { Condition } from '../window.ts';

/** What summaries of follow-up may be narrowed to. */
export type SummaryFilter = Pick<CommitmentFilter, 'party' | 'body' | 'topic'>;

/** The commitments of a summary, called `x`: visible ones that the filter lets pass. */
export const inSummary = (
  filter: SummaryFilter,
  audience: Audience,
  today: string,
  also: Condition[] = [],
): Condition => sql<boolean>`${sql.join([...conditionsOf(filter, audience, today), ...also], sql` and `)}`;

type Borne = RawBuilder<{ bearer: string }>;

// CROSS JOIN keeps the order: from the commitments that were chosen to their parties, and not through all of these.

/** Each row of the table expression `chosen`, which has ids of commitments, with each obligor the audience may see. */
export const withObligors = (chosen: string, audience: Audience): Borne => sql`
  select s.*, p.actor_id as bearer
  from ${sql.ref(chosen)} s cross join commitment_parties p on p.commitment_id = s.id join actors a on a.id = p.actor_id
  where p.role = 'obligor' and ${isVisible('a', audience)}`;

/** The same with each body that is a party or took part where it was made: as the filter `body` has it. */
export const withBodies = (chosen: string, audience: Audience): Borne => sql`
  select s.*, p.actor_id as bearer
  from ${sql.ref(chosen)} s cross join commitment_parties p on p.commitment_id = s.id join actors a on a.id = p.actor_id
  where a.kind = 'body' and ${isVisible('a', audience)}
  union
  select s.*, p.actor_id
  from ${sql.ref(chosen)} s cross join commitments c on c.id = s.id cross join briefings v on v.id = c.briefing_id
    cross join participations p on p.briefing_id = v.id join actors a on a.id = p.actor_id
  where a.kind = 'body' and ${isVisible('a', audience)} and ${isVisible('v', audience)}`;

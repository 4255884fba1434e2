import { type RawBuilder, sql } from 'kysely';
import type { Withheld } from '../../domain/commitments/commitment.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type Query, query } from '../query.ts';
import { isReadable, mayBeSeen } from '../visible.ts';

/** Whether nothing of the same sort that is dated later had come in before: what comes late moves nothing back. */
const isNewest = (sort: RawBuilder<unknown>) =>
  sql`not exists (select 1 from follow_ups e where e.commitment_id = u.commitment_id and e.id < u.id
    and e.withdrawn_at is null and e.dated_on > u.dated_on and ${sort})`;

/**
 * The follow-ups that moved a commitment and that the audience may not see: what moved is in its sight all the same,
 * so it is told when. Nothing is told of a party that it may not see. Uses follow_ups_by_commitment.
 */
export function withheldQuery(
  commitment: string,
  audience: Audience,
  until: string | null = null,
): Query<Withheld> {
  const known =
    until === null ? sql`u.withdrawn_at is null` : sql`u.withdrawn_at is null and u.created_at < ${until}`;
  return query(sql<Withheld>`select u.dated_on as "on", u.kind from follow_ups u
    where u.commitment_id = ${commitment} and ${known} and not (${mayBeSeen('u', audience)}) and case
      when u.party_id is not null then exists (
        select 1 from commitment_parties y left join actors a on a.id = y.actor_id
        where y.id = u.party_id and (y.words is not null or ${isReadable('a', audience)}))
      else u.verification is not null
        or (u.status_to is not null and ${isNewest(sql`e.status_to is not null and e.party_id is null`)})
        or (coalesce(u.due_from, u.due_to) is not null and ${isNewest(sql`coalesce(e.due_from, e.due_to) is not null`)})
      end
    order by u.dated_on desc, u.id desc`);
}

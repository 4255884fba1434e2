import { sql } from 'kysely';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';
import type { Promises } from '../../domain/documents/brief.ts';
import type { Audience } from '../../domain/visibility.ts';
import { actorById } from '../actors.ts';
import { isOverdue } from '../commitments/standing.ts';
import type { Db } from '../database.ts';
import { newestChange } from '../log/newest-change.ts';
import { query } from '../query.ts';
import { isVisible } from '../visible.ts';
import { idsOfParts, type PaperRow, paperCommitmentsQuery, toPaperCommitment } from './commitments.ts';

export const mostPromises = { open: 150, closed: 100 };

/**
 * What an actor promised, or one that belongs to it: a state speaks through its missions and institutes. What others
 * promised for its benefit is not its promise. Uses commitment_parties_by_actor and actors_by_affiliation.
 */
const promisedBy = (actor: string, audience: Audience) => sql`
  select x.id, x.status, x.is_open, x.due_from, x.due_latest from commitments x
  where ${isVisible('x', audience)} and x.id in (
    select p.commitment_id from commitment_parties p where p.actor_id = ${actor} and p.role <> 'beneficiary'
    union select p.commitment_id from actors f join commitment_parties p on p.actor_id = f.id
    where f.affiliation_id = ${actor} and ${isVisible('f', audience)} and p.role <> 'beneficiary')`;

interface Counted {
  status: CommitmentStatus;
  is_open: 0 | 1;
  n: number;
  overdue: number;
}

/** All that is told of an actor's promises. Undefined where the audience may not see the actor. */
export async function promisesOf(
  db: Db,
  id: string,
  audience: Audience,
  today: string,
): Promise<Promises | undefined> {
  const actor = await actorById(db, id, audience);
  if (!actor) return undefined;
  const mine = promisedBy(id, audience);
  const ids = idsOfParts(mine, [
    { where: sql`m.is_open = 1`, most: mostPromises.open },
    { where: sql`m.is_open = 0`, most: mostPromises.closed },
  ]);
  const [[rows, counts], sequence] = await Promise.all([
    db.together<[PaperRow, Counted]>([
      paperCommitmentsQuery(ids, audience),
      query(sql<Counted>`select m.status, m.is_open, count(*) as n,
        sum(${isOverdue(today, 'm')}) as overdue
        from (${mine}) m group by m.status`),
    ]),
    newestChange(db, audience),
  ]);
  const commitments = rows.map((row) => toPaperCommitment(row, audience, today));
  const part = (isOpen: 0 | 1) => ({
    items: commitments.filter(({ standing }) => (standing !== 'closed') === Boolean(isOpen)),
    total: counts.filter(({ is_open }) => is_open === isOpen).reduce((total, { n }) => total + n, 0),
  });
  return {
    actor,
    open: part(1),
    closed: part(0),
    overdue: counts.reduce((total, { overdue }) => total + overdue, 0),
    counts: Object.fromEntries(counts.map(({ status, n }) => [status, n])),
    sequence,
  };
}

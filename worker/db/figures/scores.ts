import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import { scoreOf } from '../../domain/commitments/score.ts';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';
import { noCounts } from '../../domain/commitments/status-counts.ts';
import type { Scores } from '../../domain/commitments/summary.ts';
import type { Audience } from '../../domain/visibility.ts';
import { isPast } from '../commitments/standing.ts';
import type { Db } from '../database.ts';
import { actorLink } from '../links.ts';
import { query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isVisible } from '../visible.ts';
import { inSummary, type SummaryFilter } from './summary.ts';

export const mostScored = 200;

interface Tally {
  status: CommitmentStatus;
  /** Whether its last possible due day is over. */
  past: 0 | 1;
  times: number;
}

/**
 * The score of each actor that is an obligor, by the actor's own status where it has one: those with the most
 * commitments first. Reads each commitment that the filter lets pass, with its obligors.
 */
export async function scoresByActor(
  db: Db,
  filter: SummaryFilter,
  audience: Audience,
  today: string,
): Promise<Scores> {
  const past = isPast(today);
  const chosen = inSummary(filter, audience, today);
  const [rows, all] = await db.together<[Tally & { id: string; actor: string }, Tally]>([
    query(sql`
      with tallied as (
        select a.id, coalesce(p.status, x.status) as status, ${past} as past, count(*) as times
        from commitments x cross join commitment_parties p on p.commitment_id = x.id
          join actors a on a.id = p.actor_id
        where p.role = 'obligor' and ${isVisible('a', audience)} and ${chosen} group by 1, 2, 3),
      most as (select id, sum(times) as total from tallied group by id order by total desc, id limit ${mostScored + 1})
      select t.*, ${actorLink('a', audience)} as actor
      from most m join tallied t on t.id = m.id join actors a on a.id = m.id order by m.total desc, a.name, a.id`),
    query(
      sql`select x.status, ${past} as past, count(*) as times from commitments x where ${chosen} group by 1, 2`,
    ),
  ]);
  const items = [...Map.groupBy(rows, ({ id }) => id).values()].map((tallies) => ({
    actor: parsed<ActorLink>(tallies[0]?.actor ?? null) as ActorLink,
    ...scored(tallies, today),
  }));
  return { items: items.slice(0, mostScored), overall: scored(all, today), more: items.length > mostScored };
}

// Only the last due day matters to the score, and only whether it is over.
const longAgo = { earliest: null, latest: '0001-01-01' };

function scored(tallies: Tally[], today: string): Scores['overall'] {
  const counts = noCounts();
  for (const { status, times } of tallies) counts[status] += times;
  const { score, n, leftOut, lapsed } = scoreOf(
    tallies.map(({ status, past, times }) => ({ status, due: past ? longAgo : null, times })),
    today,
  );
  return { score, n, leftOut, lapsed, counts };
}

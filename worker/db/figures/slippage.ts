import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import {
  type SlipBearer,
  type SlipBucket,
  slipBuckets,
  slipRange,
} from '../../domain/commitments/slip-buckets.ts';
import type { Slip, Slippage } from '../../domain/commitments/slippage.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink } from '../links.ts';
import { query } from '../query.ts';
import { parsed } from '../rows.ts';
import { mayBeSeen } from '../visible.ts';
import { inSummary, type SummaryFilter, withBodies, withObligors } from './summary.ts';

export const mostSlipped = 200;

type Row = Record<SlipBucket, number> & {
  id: string | null;
  actor: string | null;
  median: number | null;
  longest: number | null;
} & Record<'n' | 'later' | 'reschedules' | 'undated' | 'removed' | 'open_ended', number>;

const inBucket = (bucket: SlipBucket) => {
  const [first, last] = slipRange[bucket];
  const bounds = [
    ...(first === null ? [] : [sql`days >= ${sql.lit(first)}`]),
    ...(last === null ? [] : [sql`days <= ${sql.lit(last)}`]),
  ];
  return sql`total(${sql.join(bounds, sql` and `)}) as ${sql.ref(bucket)}`;
};

/**
 * How far due dates moved: of all together, and of each obligor or body, those with the most commitments first.
 * Reads each commitment that the filter lets pass, with its follow-ups and parties.
 */
export async function slippage(
  db: Db,
  by: SlipBearer,
  filter: SummaryFilter,
  audience: Audience,
  today: string,
): Promise<Slippage> {
  const rows = await db.all(
    query(sql<Row>`
      with slips as materialized (
        select x.id,
          cast(round(julianday(x.due_latest) - julianday(x.original_due_latest)) as integer) as days,
          case when x.original_due_edtf is null then 'undated' when x.due_edtf is null then 'removed'
            when x.due_latest is null or x.original_due_latest is null then 'open_ended' end as left_out,
          (select count(*) from follow_ups u where u.commitment_id = x.id and u.due_from is not null and u.withdrawn_at is null
            and u.due_from is not u.due_to and ${mayBeSeen('u', audience)}) as reschedules
        from commitments x where ${inSummary(filter, audience, today)}),
      borne as materialized (
        select s.*, null as bearer from slips s
        union all select * from (${by === 'body' ? withBodies('slips', audience) : withObligors('slips', audience)})),
      summed as (
        select bearer, count(*) as total, count(days) as n, total(days > 0) as later, max(days) as longest,
          sum(reschedules) as reschedules, total(left_out = 'undated') as undated,
          total(left_out = 'removed') as removed, total(left_out = 'open_ended') as open_ended,
          ${sql.join(slipBuckets.map(inBucket))}
        from borne group by bearer order by bearer is not null, n desc, total desc, bearer limit ${mostSlipped + 2}),
      ranked as (
        select bearer, days, row_number() over (partition by bearer order by days) as i,
          count(*) over (partition by bearer) as n from borne where days <> 0),
      middles as (select bearer, avg(days) as median from ranked where i in ((n + 1) / 2, (n + 2) / 2) group by bearer)
      select s.bearer as id, ${actorLink('a', audience)} as actor, m.median, s.*
      from summed s left join middles m on m.bearer is s.bearer left join actors a on a.id = s.bearer
      order by s.bearer is not null, s.n desc, s.total desc, a.name, a.id`),
  );
  const each = rows.filter(({ id }) => id !== null);
  return {
    by,
    items: each
      .slice(0, mostSlipped)
      .map((row) => ({ actor: parsed<ActorLink>(row.actor) as ActorLink, ...slipOf(row) })),
    overall: slipOf(rows.find(({ id }) => id === null)),
    more: each.length > mostSlipped,
  };
}

function slipOf(row: Row | undefined): Slip {
  const buckets = Object.fromEntries(slipBuckets.map((each) => [each, row?.[each] ?? 0])) as Slip['buckets'];
  const {
    n = 0,
    later = 0,
    reschedules = 0,
    undated = 0,
    removed = 0,
    open_ended: openEnded = 0,
  } = row ?? {};
  return {
    n,
    moved: n - buckets.unmoved,
    later,
    earlier: buckets.earlier,
    median: row?.median ?? null,
    longest: row && later > 0 ? row.longest : null,
    reschedules,
    buckets,
    leftOut: { undated, removed, openEnded },
  };
}

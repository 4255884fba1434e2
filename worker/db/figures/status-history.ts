import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import type { CommitmentStatus } from '../../domain/commitments/standing.ts';
import { noCounts } from '../../domain/commitments/status-counts.ts';
import type { StatusHistory } from '../../domain/commitments/summary.ts';
import { addDays, addMonths } from '../../domain/dates/days.ts';
import { fuzzyDate } from '../../domain/dates/fuzzy-date.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink } from '../links.ts';
import { query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isVisible, mayBeSeen, notWithdrawn } from '../visible.ts';
import type { Condition } from '../window.ts';
import { inSummary, type SummaryFilter, withBodies } from './summary.ts';

const mostMonths = 240;
const mostBodies = 9;

interface Step {
  /** Null where an undated commitment enters. */
  month: string | null;
  status: CommitmentStatus;
  n: number;
  /** The date of making as it was recorded then, where another one is now; empty for none. */
  corrected: string | null;
}
type BodyStep = Step & { id: string | null; body: string | null };

interface Asked {
  /** The day at whose end the record is read; today's record where it is null. */
  asOf: string | null;
  by: 'body' | undefined;
}

/**
 * How many commitments stood at each status at the end of each month. One enters in the month in which it was
 * made, at the status before its first recorded move, and moves on the day of each follow-up that moved it. By their
 * days, not by what each follow-up replaced: one may have come in late, or be hidden from this audience.
 */
export async function statusHistory(
  db: Db,
  { asOf, by }: Asked,
  filter: SummaryFilter,
  audience: Audience,
  today: string,
): Promise<StatusHistory> {
  const chosen = inSummary(filter, audience, today);
  const until = asOf === null ? null : addDays(asOf, 1);
  const record = until === null ? recordNow(chosen) : recordThen(chosen, until, audience);
  const [bodies, ofBodies] = by === 'body' ? stepsOfBodies(audience) : [sql``, sql``];
  const rows = await db.all(
    query(sql<BodyStep>`with ${record}, ${stepsOf(until, audience)} ${bodies}
      select null as id, null as body, month, status, corrected, sum(n) as n from steps
      group by month, status, corrected ${ofBodies}`),
  );
  const lastDay = asOf ?? today;
  const all = rows.filter(({ id }) => id === null);
  const each = Map.groupBy(
    rows.filter(({ id }) => id !== null),
    ({ id }) => id,
  );
  const told = [...each.values()].map((own) => ({
    body: parsed<ActorLink>(own[0]?.body ?? null) as ActorLink,
    months: accumulated(own, lastDay),
  }));
  return {
    asOf: lastDay,
    months: accumulated(all, lastDay),
    undatedCount: all.filter((step) => entersUndated(step)).reduce((sum, { n }) => sum + n, 0),
    ...(by === 'body' ? { bodies: told } : {}),
  };
}

/** The same steps once more, of the bodies with the most commitments. */
const stepsOfBodies = (audience: Audience) => [
  sql`, borne as materialized (${withBodies('record', audience)}),
    most as (select bearer, count(*) as total from borne group by bearer order by total desc, bearer limit ${mostBodies})`,
  sql`union all select * from (
    select m.bearer as id, ${actorLink('a', audience)} as body, s.month, s.status, s.corrected, sum(s.n) as n
    from most m join actors a on a.id = m.bearer join borne b on b.bearer = m.bearer join steps s on s.id = b.id
    group by m.bearer, s.month, s.status, s.corrected order by m.total desc, a.name, a.id)`,
];

const recordNow = (chosen: Condition) => sql`record as materialized (
  select x.id, x.status, substr(x.made_latest, 1, 7) as made, null as corrected from commitments x where ${chosen})`;

/**
 * What the log says of each commitment at the end of that day: the newest entry that the audience may see, as in the
 * list of changes, so that nothing tells of the others. The commitment must be visible today as well. Seeks in the
 * unique key of the log, newest first.
 */
const recordThen = (chosen: Condition, until: string, audience: Audience) => sql`known as (
    select x.id, x.made_edtf, x.made_latest, h.after ->> 'status' as status, h.after ->> 'made' as made,
      h.after ->> 'visibility' as visibility, h.after ->> 'archivedAt' as archived_at
    from commitments x join changes h on h.seq = (select m.seq from changes m
      where m.subject_kind = 'commitment' and m.subject_id = x.id and m.at < ${until} and ${mayBeSeen('m', audience)}
      order by m.version desc limit 1)
    where ${chosen}),
  record as materialized (
    select k.id, k.status, case when k.made is k.made_edtf then substr(k.made_latest, 1, 7) end as made,
      case when k.made is not k.made_edtf then coalesce(k.made, '') end as corrected
    from known k where ${isVisible('k', audience)})`;

const stepsOf = (until: string | null, audience: Audience) => sql`
  moves as materialized (
    select r.id, r.corrected, coalesce(max(r.made, substr(u.dated_on, 1, 7)), substr(u.dated_on, 1, 7)) as month,
      u.status_to as status, lag(u.status_to) over (partition by r.id order by u.dated_on, u.id) as before,
      first_value(u.status_from) over (partition by r.id order by u.id) as first
    from record r cross join follow_ups u on u.commitment_id = r.id
    where u.status_to is not null and u.party_id is null and coalesce(r.made, r.corrected) is not null
      and ${mayBeSeen('u', audience)}
      and ${until === null ? sql`u.withdrawn_at is null` : sql`u.created_at < ${until} and ${notWithdrawn('u', audience, until)}`}),
  steps as (
    select r.id, r.made as month, coalesce(f.first, r.status) as status, r.corrected, 1 as n
    from record r left join (select id, min(first) as first from moves group by id) f on f.id = r.id
    union all select id, month, coalesce(before, first), corrected, -1 from moves
    union all select id, month, status, corrected, 1 from moves)`;

/** The month in which a step falls; null where nobody knew when its commitment was made. */
function monthOf({ month, corrected }: Step): string | null {
  if (corrected === null) return month;
  const made = corrected === '' ? null : (fuzzyDate(corrected).latest?.slice(0, 7) ?? null);
  return made !== null && month !== null && month > made ? month : made;
}

const entersUndated = (step: Step) => step.month === null && monthOf(step) === null;

function accumulated(steps: Step[], lastDay: string) {
  const last = lastDay.slice(0, 7);
  const byMonth = Map.groupBy(steps, monthOf);
  const counts = noCounts();
  const months: StatusHistory['months'] = [];
  const first = [...byMonth.keys()].filter((month) => month !== null).sort()[0] ?? '9999-99';
  for (let month = first; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    for (const { status, n } of byMonth.get(month) ?? []) counts[status] += n;
    months.push({ month, counts: { ...counts } });
  }
  return months.slice(-mostMonths);
}

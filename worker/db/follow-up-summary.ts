import { sql } from 'kysely';
import type { ActorLink } from '../domain/actor.ts';
import type { Scores, StatusHistory } from '../domain/follow-up-summary.ts';
import { scoreOf } from '../domain/score.ts';
import { type CommitmentStatus, commitmentStatuses } from '../domain/standing.ts';
import type { Audience } from '../domain/visibility.ts';
import { build, type Db } from './database.ts';
import { actorLink } from './links.ts';
import { parsed } from './rows.ts';
import { isVisible, mayBeSeen } from './visible.ts';

const zeros = () =>
  Object.fromEntries(commitmentStatuses.map((status) => [status, 0])) as Record<CommitmentStatus, number>;

const mostMonths = 240;

/**
 * How many commitments stood at each status at the end of each month. One enters in the month in which it was
 * made, at the status before its first recorded move, and moves on the day of each follow-up that moved it. By their
 * days, not by what each follow-up replaced: one may have come in late, or be hidden from this audience.
 */
export async function statusHistory(db: Db, audience: Audience, today: string): Promise<StatusHistory> {
  const seen = isVisible('c', audience);
  const steps = sql<{ month: string; status: CommitmentStatus; n: number }>`
    with moves as (
      select u.commitment_id, u.id, u.dated_on, u.status_from, u.status_to, substr(c.made_latest, 1, 7) as made
      from follow_ups u join commitments c on c.id = u.commitment_id
      where u.status_to is not null and u.party_id is null and c.made_latest is not null
        and ${seen} and ${mayBeSeen('u', audience)}),
    entered as (
      select c.id, substr(c.made_latest, 1, 7) as month, coalesce(
        (select m.status_from from moves m where m.commitment_id = c.id order by m.id limit 1), c.status) as status
      from commitments c where c.made_latest is not null and ${seen}),
    moved as (
      select max(m.made, substr(m.dated_on, 1, 7)) as month, m.status_to as status,
        coalesce(lag(m.status_to) over (partition by m.commitment_id order by m.dated_on, m.id), e.status) as before
      from moves m join entered e on e.id = m.commitment_id)
    select month, status, sum(n) as n from (
      select month, status, 1 as n from entered
      union all select month, before, -1 from moved
      union all select month, status, 1 from moved
    ) where month <= ${today.slice(0, 7)} group by month, status order by month`;
  const undated = build
    .selectFrom('commitments as c')
    .select(sql<number>`count(*)`.as('n'))
    .where('c.made_latest', 'is', null)
    .where(seen);
  const [rows, [left]] = await db.together<
    [{ month: string; status: CommitmentStatus; n: number }, { n: number }]
  >([{ compile: () => steps.compile(build) }, undated]);
  return { months: accumulated(rows, today), undatedCount: left?.n ?? 0 };
}

function accumulated(rows: { month: string; status: CommitmentStatus; n: number }[], today: string) {
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const counts = zeros();
  const months: StatusHistory['months'] = [];
  const first = rows[0]?.month;
  for (let month = first; month !== undefined && month <= today.slice(0, 7); month = monthAfter(month)) {
    for (const { status, n } of byMonth.get(month) ?? []) counts[status] += n;
    months.push({ month, counts: { ...counts } });
  }
  return months.slice(-mostMonths);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
}

/** The score of each actor that is an obligor: those with the most commitments first, at most 200. */
export async function scoresByActor(db: Db, audience: Audience, today: string): Promise<Scores> {
  const rows = await db.all(
    build
      .selectFrom('commitment_parties as x')
      .innerJoin('actors as a', 'a.id', 'x.actor_id')
      .innerJoin('commitments as c', 'c.id', 'x.commitment_id')
      .select(['a.id', actorLink('a', audience).as('actor'), sql<number>`count(*)`.as('n')])
      .select(sql<CommitmentStatus>`coalesce(x.status, c.status)`.as('status'))
      .select(sql<number>`c.due_latest is not null and c.due_latest < ${today}`.as('past'))
      .where('x.role', '=', 'obligor')
      .where(isVisible('c', audience))
      .where(isVisible('a', audience))
      .groupBy(['a.id', sql`4`, sql`5`]),
  );
  const byActor = Map.groupBy(rows, ({ id }) => id);
  const items = [...byActor.values()].map((group) => {
    const counts = zeros();
    for (const { status, n } of group) counts[status] += n;
    // Only the last due day matters to the score, and only whether it is over.
    const due = (past: number) => (past ? { earliest: null, latest: '0001-01-01' } : null);
    const all = group.flatMap(({ status, past, n }) =>
      Array<{ status: CommitmentStatus; due: ReturnType<typeof due> }>(n).fill({ status, due: due(past) }),
    );
    const { score, n, leftOut } = scoreOf(all, today);
    return { actor: parsed<ActorLink>(group[0]?.actor ?? null) as ActorLink, score, n, leftOut, counts };
  });
  const total = ({ counts }: Scores['items'][number]) => Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { items: items.sort((a, b) => total(b) - total(a)).slice(0, 200) };
}

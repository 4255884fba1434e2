import { sql } from 'kysely';
import type { Commitment } from '../domain/commitment.ts';
import { endOfTime } from '../domain/date-days.ts';
import { mostCounted } from '../domain/desk.ts';
import type { CommitmentState } from '../domain/record-states.ts';
import { dueFrom, undatedDay } from '../domain/standing.ts';
import type { Audience, Visibility } from '../domain/visibility.ts';
import { dateThen, endOf, linksTo, type Then, wasReadable } from './as-of.ts';
import { askedOf, type CommitmentFilter, isListedBy } from './commitment-conditions.ts';
import { mostLookedThrough } from './commitment-keys.ts';
import { stretchOf } from './commitment-stretch.ts';
import { type Asked, wayOf } from './commitment-ways.ts';
import { idsIn, standingThen, toCommitmentThen } from './commitments-then.ts';
import { type Db, type Query, query } from './database.ts';
import { formerKeys } from './former-dues.ts';
import { cursorAt, type Page, type Position, positionOf } from './page.ts';
import { parsed } from './rows.ts';
import { fewTextsWith } from './search-index.ts';
import { mayBeSeen } from './visible.ts';

/** Where a commitment stands or stood in the order of due dates, and how it stood on the day, where it is chosen. */
interface Row {
  id: string;
  first: string;
  /** The number of the newest change of then that the audience may see; null where there was none. */
  seq: number | null;
  status: CommitmentState['status'];
  due: string | null;
  made: string | null;
  any: string | null;
  public: string | null;
  visibility: Visibility;
  archivedAt: string | null;
}

/**
 * A list as it was at the end of a day, in the order in which things then came due: status, standing and due dates of
 * then; party, body, topic, briefing, owner and words choose by the record of today. It goes through where commitments
 * stand now and where they stood before they were moved, and keeps each where it stood on the day, by the log: two seeks
 * for each. A page looks through a thousand and no more, as those of today do.
 */
export async function listCommitmentsThen(
  db: Db,
  { limit, cursor, ...filter }: CommitmentFilter & { limit: number; cursor?: string | undefined },
  day: string,
  audience: Audience,
): Promise<Page<Commitment>> {
  const few = await fewTextsWith(db, 'commitment', filter.text, mostCounted, audience);
  const found: (Row & { seq: number })[] = [];
  let [after, looked, isThrough] = [positionOf(cursor), 0, false];
  while (found.length <= limit && looked < mostLookedThrough && !isThrough) {
    // What few texts hold is gathered each time, so all of it at once; else twice as many each time.
    const next = few ? mostLookedThrough : Math.ceil(limit * 1.25) + looked;
    const most = Math.min(next, mostLookedThrough - looked);
    const rows = await db.all(rowsQuery({ ...filter, few }, after, most, day, audience));
    found.push(...chosenOf(rows, filter, day, audience));
    looked += rows.length;
    isThrough = rows.length < most;
    const last = rows.at(-1);
    after = last ? { key: last.first, id: last.id } : after;
  }
  const shown = found.slice(0, limit);
  const end = found.length > limit ? shown.at(-1) : null;
  const further = end ? cursorAt(end.first, end.id) : null;
  const states = await statesAt(db, shown);
  const links = await linksTo(db, idsIn(states.map(({ state }) => state)), audience);
  return {
    items: states.map((then) => toCommitmentThen(then, links, day, audience)),
    next: further ?? (isThrough || after === null ? null : cursorAt(after.key, after.id)),
  };
}

/** The next `most` of where the commitments stand that a filter may choose, or stood; in order. */
function rowsQuery(
  { standing, status: _, dueFrom, dueTo, ...chosen }: Asked,
  after: Position | null,
  most: number,
  day: string,
  audience: Audience,
): Query<Row> {
  const { from, to, isTouching } = stretchOf({ standing, dueFrom, dueTo }, audience, day);
  const stretch = { from, to, isTouching, states: [0, 1] as const, ofKey: [], ofRecord: [] };
  const way = wayOf(chosen, audience);
  const text = chosen.few ? undefined : chosen.text;
  const conditions = [isListedBy({}, audience), ...askedOf({ ...chosen, text }, 'each', audience, day)];
  const newest = (condition: unknown) => sql`(select m.seq from changes m where m.subject_kind = 'commitment'
    and m.subject_id = x.id and m.at < ${endOf(day)} and ${condition} order by m.version desc limit 1)`;
  return query(sql<Row>`
    select k.id, k.first, h.seq, h.after ->> 'status' as status, h.after ->> 'due' as due, h.after ->> 'made' as made,
      h.after ->> '$.followedUpOn.any' as "any", h.after ->> '$.followedUpOn.public' as "public",
      n.after ->> 'visibility' as visibility, n.after ->> 'archivedAt' as "archivedAt"
    from (${way.keys(stretch, after, most)} union all ${formerKeys(way.former, stretch, after, most, audience)}
      order by first, id limit ${sql.lit(most)}) k
    cross join commitments x on x.id = k.id
    left join changes h on h.seq = case when ${sql.join(conditions, sql` and `)} then ${newest(mayBeSeen('m', audience))} end
    left join changes n on n.seq = case when h.seq is not null then ${newest(sql`true`)} end
    order by k.first, k.id`);
}

/** Those of the rows that stood there on the day, for the audience to see, and that the filter lets pass; each once. */
function chosenOf(
  rows: Row[],
  { standing, status, dueFrom: from, dueTo: to }: CommitmentFilter,
  day: string,
  audience: Audience,
) {
  const stood = rows.filter((row): row is Row & { seq: number } => {
    if (row.seq === null || row.archivedAt !== null || !wasReadable(row, audience)) return false;
    const due = dateThen(row.due, null);
    const state = { ...row, followedUpOn: { any: row.any, public: row.public } };
    return (
      row.first === (dueFrom(due) ?? undatedDay) &&
      (!standing || standing.includes(standingThen(state, day, audience))) &&
      (!status || status.includes(row.status)) &&
      ((!from && !to) || row.first < undatedDay) &&
      (!from || (due?.latest ?? endOfTime) >= from) &&
      (!to || row.first <= to)
    );
  });
  // Where it was moved away from, and stands again.
  return [...new Map(stood.map((row) => [row.id, row])).values()];
}

/** The whole states of what a page shows, by the numbers of their changes. */
async function statesAt(db: Db, rows: { id: string; seq: number }[]): Promise<Then<CommitmentState>[]> {
  const found = await db.all(
    query(sql<{ id: string; version: number; at: string; after: string; created_at: string }>`
      select h.subject_id as id, h.version, h.at, h.after, c.created_at from changes h
      join commitments c on c.id = h.subject_id
      where h.seq in (select value from json_each(${JSON.stringify(rows.map(({ seq }) => seq))}))`),
  );
  const states = new Map(
    found.map(({ id, version, at, after, created_at }): [string, Then<CommitmentState>] => [
      id,
      { id, version, at, createdAt: created_at, state: parsed<CommitmentState>(after) },
    ]),
  );
  return rows.flatMap(({ id }) => states.get(id) ?? []);
}

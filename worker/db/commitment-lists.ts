import { type RawBuilder, sql } from 'kysely';
import type { Commitment } from '../domain/commitment.ts';
import type { Upcoming } from '../domain/follow-up-summary.ts';
import { type CommitmentStatus, type DueSection, dueSections, type Standing } from '../domain/standing.ts';
import type { Audience } from '../domain/visibility.ts';
import { commitmentsQuery, lastFollowUpColumn, toCommitment } from './commitments.ts';
import { build, type Db } from './database.ts';
import { isKnown } from './links.ts';
import { type Page, pageOf, positionOf } from './page.ts';
import { isListed, isVisible } from './visible.ts';
import { rowsInWindow, type Shown, type Window } from './window.ts';

export interface CommitmentFilter {
  standing?: Standing[] | undefined;
  status?: CommitmentStatus[] | undefined;
  party?: string | undefined;
  body?: string | undefined;
  topic?: string | undefined;
  briefing?: string | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  text?: string | undefined;
  archived?: boolean | undefined;
}

type Condition = RawBuilder<boolean>;
const staleAfter = '-180 days';

// Each condition mirrors domain/standing.ts, with a bound on due_from wherever the index can use one.
const dueNow = (today: string): Condition => sql`(c.is_open = 1 and c.due_from <= ${today}
  and coalesce(c.due_latest, '9999-12-31') >= ${today} and (
    (c.due_width = 0 and c.due_from = ${today}) or (c.due_width = 1 and c.due_from >= date(${today}, '-31 days'))
    or (c.due_width = 2 and c.due_from >= date(${today}, '-92 days'))
    or (c.due_width = 3 and c.due_from >= date(${today}, '-366 days')) or c.due_width = 4 or c.due_width = 5))`;
const overdue = (today: string): Condition =>
  sql`(c.is_open = 1 and c.due_from <= ${today} and c.due_latest < ${today})`;
const later = (today: string): Condition => sql`(c.is_open = 1 and c.due_from > ${today})`;
const silent = (today: string, audience: Audience): Condition =>
  sql`(coalesce(c.${sql.ref(lastFollowUpColumn(audience))}, c.made_latest, '9999-12-31') <= date(${today}, ${staleAfter}))`;

const standingConditions: Record<Standing, (today: string, audience: Audience) => Condition> = {
  closed: () => sql`(c.is_open = 0)`,
  overdue,
  due_now: dueNow,
  stale: (today, audience) => sql`(${later(today)} and ${silent(today, audience)})`,
  upcoming: (today, audience) =>
    sql`(${later(today)} and c.due_from < '9999-12-31' and not ${silent(today, audience)})`,
  undated: (today, audience) =>
    sql`(c.is_open = 1 and c.due_from = '9999-12-31' and not ${silent(today, audience)})`,
};

const sectionConditions: Record<DueSection, (today: string) => Condition> = {
  overdue,
  due_now: dueNow,
  next_30: (today) => sql`(${later(today)} and c.due_from <= date(${today}, '+30 days'))`,
  next_90: (today) => sql`(c.is_open = 1 and c.due_from > date(${today}, '+30 days')
    and c.due_from <= date(${today}, '+90 days'))`,
  later: (today) =>
    sql`(c.is_open = 1 and c.due_from > date(${today}, '+90 days') and c.due_from < '9999-12-31')`,
  undated: () => sql`(c.is_open = 1 and c.due_from = '9999-12-31')`,
};

// Every word quoted, so that nothing of it is read as FTS5 syntax; each may be the beginning of a word.
const matchOf = (text: string) =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => `"${word}"*`)
    .join(' ');

const withParty = (actor: string) =>
  build.selectFrom('commitment_parties').select('commitment_id').where('actor_id', '=', actor);

const madeWhere = (actor: string, audience: Audience): Condition => sql`c.briefing_id in (
  select x.briefing_id from participations x join briefings v on v.id = x.briefing_id
  where x.actor_id = ${actor} and ${isVisible('v', audience)})`;

function filteredQuery(filter: CommitmentFilter, audience: Audience, today: string) {
  const { standing, status, party, body, topic, briefing, dueFrom, dueTo, text } = filter;
  let query = commitmentsQuery(audience).where(isListed('c', audience, filter.archived ?? false));
  if (standing)
    query = query.where(
      sql<boolean>`(${sql.join(
        standing.map((s) => standingConditions[s](today, audience)),
        sql` or `,
      )})`,
    );
  if (status) query = query.where('c.status', 'in', status);
  if (party) query = query.where('c.id', 'in', withParty(party)).where(isKnown('actors', party, audience));
  if (body)
    query = query
      .where((where) => where.or([where('c.id', 'in', withParty(body)), madeWhere(body, audience)]))
      .where(isKnown('actors', body, audience));
  if (topic)
    query = query.where(
      'c.id',
      'in',
      build.selectFrom('commitment_topics').select('commitment_id').where('topic_id', '=', topic),
    );
  if (briefing)
    query = query.where('c.briefing_id', '=', briefing).where(isKnown('briefings', briefing, audience));
  if (dueTo) query = query.where('c.due_from', '<=', dueTo);
  if (dueFrom) query = query.where(sql<boolean>`coalesce(c.due_latest, '9999-12-31') >= ${dueFrom}`);
  if (dueFrom || dueTo) query = query.where('c.due_edtf', 'is not', null);
  if (text) {
    const match = matchOf(text);
    query = query.where(
      match
        ? sql<boolean>`c.number in (select rowid from commitment_search where commitment_search match ${match})`
        : sql<boolean>`false`,
    );
  }
  return query;
}

/** Commitments by the day on which they come due, undated ones last. */
export async function listCommitments(
  db: Db,
  filter: CommitmentFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const after = positionOf(filter.cursor);
  let query = filteredQuery(filter, audience, today);
  if (after) query = query.where(sql<boolean>`(c.due_from, c.id) > (${after.key}, ${after.id})`);
  const rows = await db.all(
    query
      .orderBy('c.due_from')
      .orderBy('c.id')
      .limit(filter.limit + 1),
  );
  return pageOf(
    rows,
    filter.limit,
    (row) => toCommitment(row, audience, today),
    (row) => ({ key: row.due_from, id: row.id }),
  );
}

/** What is due, by how it presses; at most `limit` a section. */
export async function upcomingCommitments(
  db: Db,
  filter: CommitmentFilter,
  limit: number,
  audience: Audience,
  today: string,
): Promise<Upcoming> {
  const query = filteredQuery(filter, audience, today)
    .orderBy('c.due_from')
    .orderBy('c.id')
    .limit(limit + 1);
  const sections = await db.together(
    dueSections.map((section) => query.where(sectionConditions[section](today))),
  );
  return {
    today,
    sections: dueSections.map((section, i) => {
      const rows = sections[i] ?? [];
      const items = rows.slice(0, limit).map((row) => toCommitment(row, audience, today));
      return { section, items, more: rows.length > limit };
    }),
  };
}

/** For the timeline: the dated commitments that touch a window, those nearest to today first. */
export async function commitmentsInWindow(
  db: Db,
  filter: CommitmentFilter,
  window: Window,
  audience: Audience,
): Promise<Shown<Commitment>> {
  const columns = { width: 'c.due_width', first: 'c.due_from', last: 'c.due_latest', id: 'c.id' };
  const query = filteredQuery(filter, audience, window.today);
  const { items, more } = await rowsInWindow(db, query, columns, window, (row) => row.due_from);
  return { items: items.map((row) => toCommitment(row, audience, window.today)), more };
}

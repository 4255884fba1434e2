import { sql } from 'kysely';
import type { CommitmentStatus, DueSection, Standing } from '../domain/standing.ts';
import type { Audience } from '../domain/visibility.ts';
import { lastFollowUpColumn } from './commitments.ts';
import { isKnown } from './links.ts';
import { matchOf } from './search.ts';
import { isListed, isVisible } from './visible.ts';
import type { Condition } from './window.ts';

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

const staleAfter = '-180 days';

export const isOpen: Condition = sql`x.is_open = 1`;

/** The same where a window has its own index: the plus keeps SQLite from the index of what is open. */
export const isOpenInWindow: Condition = sql`+x.is_open = 1`;

// Each condition mirrors domain/standing.ts, with a bound on due_from for the index to use.
const dueNow = (today: string): Condition =>
  sql`(${isOpenInWindow} and x.due_from <= ${today} and coalesce(x.due_latest, '9999-12-31') >= ${today})`;
const overdue = (today: string): Condition =>
  sql`(${isOpen} and x.due_from <= ${today} and x.due_latest < ${today})`;
const later = (today: string): Condition => sql`(${isOpen} and x.due_from > ${today})`;
const silent = (today: string, audience: Audience): Condition =>
  sql`(coalesce(x.${sql.ref(lastFollowUpColumn(audience))}, x.made_latest, '9999-12-31') <= date(${today}, ${staleAfter}))`;

const standingConditions: Record<Standing, (today: string, audience: Audience) => Condition> = {
  closed: () => sql`(x.is_open = 0)`,
  overdue,
  due_now: dueNow,
  stale: (today, audience) => sql`(${later(today)} and ${silent(today, audience)})`,
  upcoming: (today, audience) =>
    sql`(${later(today)} and x.due_from < '9999-12-32' and not ${silent(today, audience)})`,
  undated: (today, audience) =>
    sql`(${isOpen} and x.due_from = '9999-12-32' and not ${silent(today, audience)})`,
};

/** The sections of what is due, but for `due_now`: that is the window of today. */
export const sectionConditions: Record<Exclude<DueSection, 'due_now'>, (today: string) => Condition> = {
  overdue,
  next_30: (today) => sql`(${later(today)} and x.due_from <= date(${today}, '+30 days'))`,
  next_90: (today) =>
    sql`(${isOpen} and x.due_from > date(${today}, '+30 days') and x.due_from <= date(${today}, '+90 days'))`,
  later: (today) =>
    sql`(${isOpen} and x.due_from > date(${today}, '+90 days') and x.due_from < '9999-12-32')`,
  undated: () => sql`(${isOpen} and x.due_from = '9999-12-32')`,
};

const withWords = (match: string): Condition =>
  match
    ? sql`x.number in (select rowid from commitment_search where commitment_search match ${match})`
    : sql`false`;

const isParty = (actor: string): Condition =>
  sql`x.id in (select p.commitment_id from commitment_parties p where p.actor_id = ${actor})`;

const madeWith = (actor: string, audience: Audience): Condition => sql`x.briefing_id in (
  select p.briefing_id from participations p join briefings v on v.id = p.briefing_id
  where p.actor_id = ${actor} and ${isVisible('v', audience)})`;

/** What a filter asks of the commitments called `x`; the window of dueFrom and dueTo is left to `keysInWindow`. */
export function conditionsOf(filter: CommitmentFilter, audience: Audience, today: string): Condition[] {
  const { standing, status, party, body, topic, briefing, text } = filter;
  const conditions: (Condition | undefined)[] = [
    isListed('x', audience, filter.archived ?? false) as Condition,
    standing &&
      sql`(${sql.join(
        standing.map((each) => standingConditions[each](today, audience)),
        sql` or `,
      )})`,
    status && sql`x.status in (${sql.join(status)})`,
    party ? sql`(${isParty(party)} and ${isKnown('actors', party, audience)})` : undefined,
    body
      ? sql`((${isParty(body)} or ${madeWith(body, audience)}) and ${isKnown('actors', body, audience)})`
      : undefined,
    topic
      ? sql`x.id in (select t.commitment_id from commitment_topics t where t.topic_id = ${topic})`
      : undefined,
    briefing ? sql`(x.briefing_id = ${briefing} and ${isKnown('briefings', briefing, audience)})` : undefined,
    text ? withWords(matchOf(text)) : undefined,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

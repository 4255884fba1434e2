import { type RawBuilder, sql } from 'kysely';
import type { Commitment } from '../domain/commitment.ts';
import type { Upcoming } from '../domain/follow-up-summary.ts';
import { dueSections } from '../domain/standing.ts';
import type { Audience } from '../domain/visibility.ts';
import {
  type CommitmentFilter,
  conditionsOf,
  isOpenInWindow,
  sectionConditions,
} from './commitment-conditions.ts';
import { commitmentsQuery, toCommitment } from './commitments.ts';
import type { Db } from './database.ts';
import { type Page, pageOf, positionOf } from './page.ts';
import { endOfTime, following, indexFor, type Key, keysInOrder, keysInWindow, type Timed } from './window.ts';

const timed: Timed = { table: 'commitments', width: 'due_width', first: 'due_from', last: 'due_latest' };

// The keys are chosen first, so that parties, topics and links are gathered for what is shown and nothing else.
const ofKeys = (keys: RawBuilder<Key>, audience: Audience) =>
  commitmentsQuery(audience)
    .where(sql<boolean>`c.id in (select id from (${keys}))`)
    .orderBy('c.due_from')
    .orderBy('c.id');

/** Commitments by the day on which they come due, undated ones last. */
export async function listCommitments(
  db: Db,
  filter: CommitmentFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const after = positionOf(filter.cursor);
  const limit = filter.limit + 1;
  const conditions = conditionsOf(filter, audience, today);
  const window = windowOf(filter, today);
  const index = indexFor('commitments', audience, filter.archived);
  const keys = window
    ? keysInWindow(timed, [...conditions, ...following(sql`x.due_from`, after)], { ...window, limit, index })
    : keysInOrder(timed, conditions, { after, limit });
  return pageOf(
    await db.all(ofKeys(keys, audience)),
    filter.limit,
    (row) => toCommitment(row, audience, today),
    (row) => ({ key: row.due_from, id: row.id }),
  );
}

/** The days that a filter bounds, where it does; what is due now is what is open and touches today. */
function windowOf({ standing, dueFrom, dueTo }: CommitmentFilter, today: string) {
  if (dueFrom || dueTo) return { from: dueFrom ?? '0001-01-01', to: dueTo ?? endOfTime };
  return standing?.length === 1 && standing[0] === 'due_now' ? { from: today, to: today } : null;
}

/** What is due, by how it presses; at most `shown` a section. */
export async function upcomingCommitments(
  db: Db,
  filter: CommitmentFilter,
  shown: number,
  audience: Audience,
  today: string,
): Promise<Upcoming> {
  const conditions = conditionsOf(filter, audience, today);
  const limit = shown + 1;
  const index = indexFor('commitments', audience);
  const queries = dueSections.map((section) =>
    ofKeys(
      section === 'due_now'
        ? keysInWindow(timed, [...conditions, isOpenInWindow], { from: today, to: today, limit, index })
        : keysInOrder(timed, [...conditions, sectionConditions[section](today)], { after: null, limit }),
      audience,
    ),
  );
  const sections = await db.together(queries);
  return {
    today,
    sections: dueSections.map((section, i) => {
      const rows = sections[i] ?? [];
      const items = rows.slice(0, shown).map((row) => toCommitment(row, audience, today));
      return { section, items, more: rows.length > shown };
    }),
  };
}

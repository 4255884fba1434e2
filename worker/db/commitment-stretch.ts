import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../domain/date-days.ts';
import type { DeskSection } from '../domain/desk.ts';
import { closedStatuses, type Standing } from '../domain/standing.ts';
import type { Audience } from '../domain/visibility.ts';
import { type CommitmentFilter, isSilent, standingConditions } from './commitment-conditions.ts';
import type { Position } from './page.ts';
import { type Condition, endOfTime } from './window.ts';

/** As `due_from` has what no date is known of: behind all days. */
const undated = '9999-12-32';
/** Before all days. */
export const beginning = '0000';

/** A stretch of the days on which commitments come due, in which their order is their order in time. */
export interface Stretch {
  from: string;
  to: string;
  /** Whether what came due before `from` and lasts until then belongs to it. */
  isTouching: boolean;
  /** Open ones, closed ones, or both. */
  states: readonly (0 | 1)[];
  /** What is asked of each commitment in it beside that; of the record `x`, or of its key `k` alone. */
  ofKey: Condition[];
  ofRecord: Condition[];
}

const all: Stretch = {
  from: beginning,
  to: undated,
  isTouching: false,
  states: [0, 1],
  ofKey: [],
  ofRecord: [],
};
const open: Stretch = { ...all, states: [1] };

/** The stretch of a section of what is due. */
export function stretchOfSection(section: DeskSection, audience: Audience, today: string): Stretch {
  switch (section) {
    case 'overdue':
      return { ...open, to: today, ofKey: [sql`(k.last < ${today})`] };
    case 'due_now':
      return { ...open, from: today, to: today, isTouching: true };
    case 'next_30':
      return { ...open, from: addDays(today, 1), to: addDays(today, 30) };
    case 'next_90':
      return { ...open, from: addDays(today, 31), to: addDays(today, 90) };
    case 'later':
      return { ...open, from: addDays(today, 91), to: endOfTime };
    case 'undated':
      return { ...open, from: undated };
    case 'stale':
      return { ...open, from: addDays(today, 1), ofRecord: [isSilent(today, audience)] };
  }
}

function stretchOfStanding(standing: Standing, audience: Audience, today: string): Stretch {
  const isHeardOf = sql<boolean>`not ${isSilent(today, audience)}`;
  switch (standing) {
    case 'closed':
      return { ...all, states: [0] };
    case 'upcoming':
      return { ...open, from: addDays(today, 1), to: endOfTime, ofRecord: [isHeardOf] };
    case 'undated':
      return { ...open, from: undated, ofRecord: [isHeardOf] };
    default:
      return stretchOfSection(standing, audience, today);
  }
}

/** The stretch that a list asks for by standing, status and due dates. */
export function stretchOf(
  { standing, status, dueFrom, dueTo }: CommitmentFilter,
  audience: Audience,
  today: string,
): Stretch {
  const isWindow = dueFrom !== undefined || dueTo !== undefined;
  const ofStatus = status ? [sql<boolean>`(x.status in (${sql.join(status)}))`] : [];
  const [only, ...others] = standing ?? [];
  if (only && others.length === 0 && !isWindow) {
    const stretch = stretchOfStanding(only, audience, today);
    return { ...stretch, ofRecord: [...stretch.ofRecord, ...ofStatus] };
  }
  const one = (each: Standing) => standingConditions[each](today, audience);
  const ofStanding = standing ? [sql<boolean>`(${sql.join(standing.map(one), sql` or `)})`] : [];
  return {
    ...all,
    ...(isWindow ? { from: dueFrom ?? beginning, to: dueTo ?? endOfTime, isTouching: true } : {}),
    states: statesOf(standing, status),
    ofRecord: [...ofStanding, ...ofStatus],
  };
}

/** Which of open and closed a filter leaves. */
function statesOf(standing: CommitmentFilter['standing'], status: CommitmentFilter['status']) {
  const closed: readonly string[] = [...closedStatuses, 'closed'];
  return ([0, 1] as const).filter((state) =>
    [standing, status].every(
      (words) => !words || words.some((word) => closed.includes(word) === (state === 0)),
    ),
  );
}

/** From the day `from`, or beyond where the page before ended; told of two columns of one index. */
export const startingAt = (
  [first, id]: [first: RawBuilder<unknown>, id: RawBuilder<unknown>],
  from: string,
  after: Position | null,
): Condition =>
  after && after.key >= from
    ? sql`(${first}, ${id}) > (${after.key}, ${after.id})`
    : sql`${first} >= ${from}`;

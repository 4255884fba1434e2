import { sql } from 'kysely';
import {
  closedStatuses,
  dueDays,
  type Standing,
  type StandingRule,
  standingRules,
} from '../../domain/commitments/standing.ts';
import { endOfTime, undatedDay } from '../../domain/dates/days.ts';
import type { DeskSection } from '../../domain/desk/desk.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Days } from '../marks/keys.ts';
import type { Condition } from '../window.ts';
import type { CommitmentFilter } from './conditions.ts';
import { hasStanding, quietConditions } from './standing.ts';

/** Before all days. */
export const beginning = '0000';

/** A stretch of the days on which commitments come due, in which their order is their order in time. */
export interface Stretch extends Days {
  /** Open ones, closed ones, or both. */
  states: readonly (0 | 1)[];
  /** What is asked of each commitment in it beside that; of the record `x`, or of its key `k` alone. */
  ofKey: Condition[];
  ofRecord: Condition[];
}

const all: Stretch = {
  from: beginning,
  to: undatedDay,
  isTouching: false,
  states: [0, 1],
  ofKey: [],
  ofRecord: [],
};
/** The stretch of a rule of domain/commitments/standing.ts. */
function stretchOfRule(rule: StandingRule, audience: Audience, today: string): Stretch {
  if (!rule.isOpen) return { ...all, states: [0] };
  const { from, to, isOver } = dueDays(rule.sections, today);
  return {
    ...all,
    states: [1],
    // What came due before and is not over touches the last day.
    from: isOver === false ? to : from,
    to,
    isTouching: isOver === false,
    ofKey: isOver ? [sql`k.last < ${today}`] : [],
    ofRecord: quietConditions(rule.isQuiet, today, audience),
  };
}

/** The stretch of a section of what is due. */
export const stretchOfSection = (section: DeskSection, audience: Audience, today: string): Stretch =>
  stretchOfRule(
    section === 'stale' ? standingRules.stale : { isOpen: true, sections: [section] },
    audience,
    today,
  );

/** The stretch that a list asks for by standing and due dates; `status` leaves open or closed ones out of it. */
export function stretchOf(
  { standing, status, dueFrom, dueTo }: CommitmentFilter,
  audience: Audience,
  today: string,
): Stretch {
  const isWindow = dueFrom !== undefined || dueTo !== undefined;
  const [only, ...others] = standing ?? [];
  if (only && others.length === 0 && !isWindow) {
    return stretchOfRule(standingRules[only], audience, today);
  }
  const one = (each: Standing) => hasStanding(each, today, audience);
  const ofStanding = standing ? [sql<boolean>`(${sql.join(standing.map(one), sql` or `)})`] : [];
  return {
    ...all,
    ...(isWindow ? { from: dueFrom ?? beginning, to: dueTo ?? endOfTime, isTouching: true } : {}),
    states: statesOf(standing, status),
    ofRecord: ofStanding,
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

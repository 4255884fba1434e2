import { addDays, endOfTime, undatedDay } from '../dates/days.ts';

/** What a commitment's stored status and due date mean on a given day. Days are ISO (YYYY-MM-DD), compared as text. */

export const closedStatuses = ['fulfilled', 'partly_fulfilled', 'not_fulfilled', 'superseded'] as const;
export type ClosedStatus = (typeof closedStatuses)[number];

export const openStatuses = ['not_assessed', 'not_started', 'in_progress', 'stalled'] as const;
export const commitmentStatuses = [...openStatuses, ...closedStatuses] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

export const supersededReasons = ['replaced', 'withdrawn', 'overtaken'] as const;
export type SupersededReason = (typeof supersededReasons)[number];

export const firmnesses = ['proposed', 'announced', 'agreed', 'binding'] as const;
export type Firmness = (typeof firmnesses)[number];

export const verifications = ['reported', 'corroborated', 'verified'] as const;
export type Verification = (typeof verifications)[number];

export const standings = ['upcoming', 'due_now', 'overdue', 'stale', 'undated', 'closed'] as const;
export type Standing = (typeof standings)[number];

export const dueSections = ['overdue', 'due_now', 'next_30', 'next_90', 'later', 'undated'] as const;
export type DueSection = (typeof dueSections)[number];

/** First and last possible day; null is an open end. */
export type DayRange = { earliest: string | null; latest: string | null };

/** How long before its last day an open-started deadline ("by 2030") comes due. */
export const daysBeforeDeadline = 30;

/** After so many days without a follow-up a commitment counts as quiet. */
export const quietAfterDays = 180;

const beginningOfTime = '0000';

export const isClosed = (status: CommitmentStatus): status is ClosedStatus =>
  (closedStatuses as readonly CommitmentStatus[]).includes(status);

/** True once the last possible day is over. An open end ("from 2026 on") is never past. */
export const isPastDue = (due: DayRange | null, today: string): boolean =>
  due !== null && due.latest !== null && due.latest < today;

/** The day on which a commitment comes due; null when undated, which includes open at both ends. */
export function dueFrom(due: DayRange | null): string | null {
  if (due === null) return null;
  if (due.earliest !== null) return due.earliest;
  // "By 2030" is possible from now on, yet calling it due for years would drown what is due this month.
  return due.latest === null ? null : addDays(due.latest, -daysBeforeDeadline);
}

/** Days on which commitments come due, first and last included; `isOver`: whether their last possible day has passed. */
export interface DueDays {
  from: string;
  to: string;
  isOver?: boolean;
}

/**
 * The sections of open commitments, by the days from today on which they come due: overdue after the last possible
 * day, due now until then, otherwise by the days that are left. `undated` comes after all days.
 */
const sectionDays: Record<DueSection, { from?: number; to?: number; isOver?: boolean } | 'undated'> = {
  overdue: { to: 0, isOver: true },
  due_now: { to: 0, isOver: false },
  next_30: { from: 1, to: 30 },
  next_90: { from: 31, to: 90 },
  later: { from: 91 },
  undated: 'undated',
};

function daysOfSection(section: DueSection, today: string): DueDays {
  const days = sectionDays[section];
  if (days === 'undated') return { from: undatedDay, to: undatedDay };
  const { from, to, isOver } = days;
  return {
    from: from === undefined ? beginningOfTime : addDays(today, from),
    to: to === undefined ? endOfTime : addDays(today, to),
    isOver,
  };
}

/** The section in which an open commitment is listed. Quiet ones are listed by their date. */
export function dueSection(due: DayRange | null, today: string): DueSection {
  const day = dueFrom(due) ?? undatedDay;
  const section = dueSections.find((one) => {
    const { from, to, isOver = isPastDue(due, today) } = daysOfSection(one, today);
    return from <= day && day <= to && isOver === isPastDue(due, today);
  });
  if (!section) throw new RangeError(`${day} is in no section`);
  return section;
}

/** What is true of a commitment of one standing. Sections are consecutive; `isQuiet` is open where it does not matter. */
export interface StandingRule {
  isOpen: boolean;
  sections: readonly [DueSection, ...DueSection[]];
  isQuiet?: boolean;
}

/**
 * The one definition of standing: silence matters only while no date presses. SQL conditions are generated from it
 * (worker/db/commitments/standing.ts).
 */
export const standingRules: Record<Standing, StandingRule> = {
  closed: { isOpen: false, sections: dueSections },
  overdue: { isOpen: true, sections: ['overdue'] },
  due_now: { isOpen: true, sections: ['due_now'] },
  stale: { isOpen: true, sections: ['next_30', 'next_90', 'later', 'undated'], isQuiet: true },
  upcoming: { isOpen: true, sections: ['next_30', 'next_90', 'later'], isQuiet: false },
  undated: { isOpen: true, sections: ['undated'], isQuiet: false },
};

/** The days on which commitments of these consecutive sections come due. */
export function dueDays(sections: readonly [DueSection, ...DueSection[]], today: string): DueDays {
  const first = daysOfSection(sections[0], today);
  const last = daysOfSection(sections.at(-1) ?? sections[0], today);
  return { from: first.from, to: last.to, ...(sections.length === 1 ? { isOver: first.isOver } : {}) };
}

/** The last day of contact that counts as quiet on `today`. */
export const quietSince = (today: string): string => addDays(today, -quietAfterDays);

/**
 * The standing of a commitment on `today` (ISO 8601). It is quiet when its last follow-up, or the day on which it was
 * made where there is none, is `quietAfterDays` or more ago; never when neither day is known.
 */
export function standingOf(
  commitment: {
    status: CommitmentStatus;
    due: DayRange | null;
    lastFollowUpOn: string | null;
    madeOn: string | null;
  },
  today: string,
): Standing {
  const isOpen = !isClosed(commitment.status);
  const section = dueSection(commitment.due, today);
  const isQuiet = (commitment.lastFollowUpOn ?? commitment.madeOn ?? endOfTime) <= quietSince(today);
  const standing = standings.find((one) => {
    const rule = standingRules[one];
    return (
      rule.isOpen === isOpen &&
      rule.sections.includes(section) &&
      (rule.isQuiet === undefined || rule.isQuiet === isQuiet)
    );
  });
  if (!standing) throw new RangeError(`no standing of ${commitment.status}, ${section}`);
  return standing;
}

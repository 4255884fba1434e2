/** What a commitment's stored status and due date mean on a given day. Days are ISO (YYYY-MM-DD), compared as text. */

export const closedStatuses = ['fulfilled', 'partly_fulfilled', 'not_fulfilled', 'superseded'] as const;
export type ClosedStatus = (typeof closedStatuses)[number];

export const commitmentStatuses = [
  'not_assessed',
  'not_started',
  'in_progress',
  'stalled',
  ...closedStatuses,
] as const;
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

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const addDays = (day: string, days: number) => new Date(time(day) + days * DAY).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string) => Math.round((time(to) - time(from)) / DAY);

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

/**
 * Where an open commitment is listed: overdue after its last possible day, due now from the day it
 * comes due until then, otherwise by the days until it comes due (30, 90, more). Stale ones fall by their date.
 */
export function dueSection(due: DayRange | null, today: string): DueSection {
  const from = dueFrom(due);
  if (from === null) return 'undated';
  if (isPastDue(due, today)) return 'overdue';
  if (from <= today) return 'due_now';
  const days = daysBetween(today, from);
  return days <= 30 ? 'next_30' : days <= 90 ? 'next_90' : 'later';
}

const standingIn: Record<DueSection, Standing> = {
  overdue: 'overdue',
  due_now: 'due_now',
  next_30: 'upcoming',
  next_90: 'upcoming',
  later: 'upcoming',
  undated: 'undated',
};

/**
 * The standing of a commitment on `today`. What is earlier wins: closed, overdue, due now, stale, then
 * upcoming or undated: silence matters only while no date presses. Stale is `staleAfterDays` or more
 * since the last follow-up, or since it was made when there is none; with neither day known, never.
 */
export function standingOf(
  commitment: {
    status: CommitmentStatus;
    due: DayRange | null;
    lastFollowUpOn: string | null;
    madeOn: string | null;
  },
  today: string,
  staleAfterDays = 180,
): Standing {
  if (isClosed(commitment.status)) return 'closed';
  const standing = standingIn[dueSection(commitment.due, today)];
  if (standing === 'overdue' || standing === 'due_now') return standing;
  const lastHeardOf = commitment.lastFollowUpOn ?? commitment.madeOn;
  const isStale = lastHeardOf !== null && daysBetween(lastHeardOf, today) >= staleAfterDays;
  return isStale ? 'stale' : standing;
}

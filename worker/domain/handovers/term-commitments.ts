import { type DayRange, dueFrom } from '../commitments/standing.ts';
import { endOfTime } from '../dates/days.ts';

/**
 * Which commitments belong to a term of a body's presidency. A commitment is the body's where the body is one of its
 * parties, or took part in the briefing where it was made; and it belongs to the term in which it was made. What the
 * holder promised elsewhere is not counted: the record does not tell in which capacity somebody promised.
 */

/** The days of a term, each end with its doubt; null is not known, or open. */
export interface TermDays {
  start: DayRange | null;
  end: DayRange | null;
}

export const firstDay = '0001-01-01';

/** All days that may be of the term, for queries: from its first possible day to its last. */
export const possibleDays = ({ start, end }: TermDays): { from: string; to: string } => ({
  from: start?.earliest ?? firstDay,
  to: end?.latest ?? endOfTime,
});

export const placements = ['surely', 'maybe', 'before', 'after', 'unknown'] as const;
export type Placement = (typeof placements)[number];

/**
 * Whether something made then was made in the term. The day of a handover is surely the incoming holder's and still possibly
 * the outgoing one's, as in succession.ts. worker/db/commitments/of-body.ts has the same in SQL, with `surely` and `maybe` as one.
 */
export function placeInTerm(made: DayRange | null, term: TermDays): Placement {
  if (made === null) return 'unknown';
  const { from, to } = possibleDays(term);
  if ((made.latest ?? endOfTime) < from) return 'before';
  if ((made.earliest ?? firstDay) > to) return 'after';
  const beganBefore =
    term.start === null || (made.earliest !== null && made.earliest >= (term.start.latest ?? endOfTime));
  const endsAfter =
    term.end === null || (made.latest !== null && made.latest < (term.end.earliest ?? firstDay));
  return beganBefore && endsAfter ? 'surely' : 'maybe';
}

/** Whether what is due then may fall due in the term. */
export function mayFallDue(due: DayRange | null, term: TermDays): boolean {
  const [first, { from, to }] = [dueFrom(due), possibleDays(term)];
  return first !== null && first <= to && (due?.latest ?? endOfTime) >= from;
}

import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitment.ts';
import type { Succession, TermOut } from '../../../worker/domain/handover.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import type { Window } from './window.ts';

/** What the list under the drawing says: the same as the drawing, lane by lane. */
export type Entries = {
  briefings: Briefing[];
  commitments: Commitment[];
  bodies: { body: Succession['body']; terms: TermOut[] }[];
};

type Range = { earliest: string | null; latest: string | null } | null;

/** Whether what lasts from one date to another may lie in a view. */
export function touches(start: Range, end: Range, [from, to]: Window): boolean {
  return (start?.earliest ?? '') <= to && (end?.latest ?? '9999') >= from;
}

/** A date stands in the list at its first day; one without a first day at its last, and none at the end. */
export const dayOf = (range: Range) => range?.earliest ?? range?.latest ?? '9999';

const inTime =
  <T extends { id: string }>(rangeOf: (record: T) => Range) =>
  (a: T, b: T) =>
    dayOf(rangeOf(a)).localeCompare(dayOf(rangeOf(b))) || a.id.localeCompare(b.id);

/** Of an answer what the view shows. */
export function entriesOf(data: Timeline, view: Window): Entries {
  return {
    briefings: data.briefings
      .filter(({ start, end }) => start !== null && touches(start, end ?? start, view))
      .sort(inTime(({ start }) => start)),
    commitments: data.commitments
      .filter(({ due }) => due === null || touches(due, due, view))
      .sort(inTime(({ due }) => due)),
    bodies: data.bodies
      .map(({ body, terms }) => ({
        body,
        terms: terms.filter((term) => isInSight(term, view)),
      }))
      .filter(({ terms }) => terms.length > 0),
  };
}

/** Who hands over on the first day of the view has no part in it any more. */
const isInSight = ({ start, end }: TermOut, view: Window) =>
  touches(start, end, view) && end?.latest !== view[0];

/**
 * Which of many to show at first, those nearest to today: a window of decades would otherwise open with what is
 * long past. `days` rise; gives the places of the first and behind the last.
 */
export function aroundToday(days: string[], today: string, most: number): [first: number, end: number] {
  if (days.length <= most) return [0, days.length];
  const next = days.findIndex((day) => day > today);
  const middle = next < 0 ? days.length : next;
  const first = Math.max(0, Math.min(middle - Math.ceil(most / 2), days.length - most));
  return [first, first + most];
}

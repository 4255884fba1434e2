import type { DayRange } from '../commitments/standing.ts';
import { endOfTime } from '../dates/days.ts';
import { begunByNoHandover, type Term } from './succession.ts';

export type ProjectedTerm = Term & { projected: true };

/** The order in which actors take turns, and the length of a turn in whole months. */
export type Rotation = { order: readonly string[]; termMonths: number };

/** No rotation is planned further ahead than this many terms. */
const mostProjected = 100;

const isMonthEnd = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;

/** The same day of the month, or the month's last when it is shorter or `toMonthEnd`; stops at the year 9999. */
function addMonths(day: string, months: number, toMonthEnd: boolean): string {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  // So written that a date too far ahead for Date, whose year is NaN, stops there too.
  if (!(date.getUTCFullYear() <= 9999)) return endOfTime;
  if (!toMonthEnd) date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** "June" plus six months is December to its 31st, but the exact 30 June plus six months is 30 December. */
function shift({ earliest, latest }: DayRange, months: number): DayRange {
  const toMonthEnd = latest !== null && latest !== earliest && isMonthEnd(latest);
  return {
    earliest: earliest && addMonths(earliest, months, false),
    latest: latest && addMonths(latest, months, toMonthEnd),
  };
}

/**
 * The terms that a body's rotation foresees after its last named term, up to those that may begin on `until`.
 * They begin where that term ends, or its length after its start when no end is recorded, even when that is
 * already past; a handover that names nobody is where the first begins. Empty when the last holder is not in the
 * order, no date is known, or the seat is vacant for now.
 * Throws a RangeError when the term is not a positive number of whole months.
 */
export function projectTerms(rotation: Rotation, terms: readonly Term[], until: string): ProjectedTerm[] {
  const { order, termMonths } = rotation;
  if (!Number.isSafeInteger(termMonths) || termMonths < 1)
    throw new RangeError(`A term lasts a positive number of whole months, not ${termMonths}`);

  const last = terms.findLast(({ kind }) => kind === 'held');
  // The handover that ended it and names nobody begins the first projected term.
  const after = terms.at(-1);
  const isNameless = after?.kind === 'not_recorded' && after.startedBy === last?.endedBy;
  const begun = isNameless ? { startedBy: after.startedBy, status: after.status } : {};
  const turn = order.indexOf(last?.holder ?? '');
  const base = last?.end ?? last?.start ?? null;
  const ahead = last?.end ? 0 : termMonths;
  if (turn === -1 || base === null || terms.at(-1)?.kind === 'vacant') return [];

  const projected: ProjectedTerm[] = [];
  for (let n = 0; n < mostProjected; n += 1) {
    // Counted from the recorded date each time: term by term, the 31st would slip to the 28th and stay there.
    const begins = shift(base, ahead + n * termMonths);
    const firstDay = begins.earliest ?? begins.latest;
    if (firstDay === null || firstDay > until || firstDay === endOfTime) break;
    projected.push({
      ...begunByNoHandover,
      ...(n === 0 && begun),
      holder: order[(turn + 1 + n) % order.length] ?? null,
      start: begins,
      end: shift(base, ahead + (n + 1) * termMonths),
      endedBy: null,
      certain: false,
      projected: true,
    });
  }
  return projected;
}

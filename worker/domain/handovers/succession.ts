import type { DayRange } from '../commitments/standing.ts';
import { endOfTime } from '../dates/days.ts';

/** Who presides over a body: terms derived from its handovers. Days are ISO (YYYY-MM-DD), compared as text. */

export const handoverStatuses = ['announced', 'confirmed', 'completed', 'deferred', 'cancelled'] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];

export const capacities = ['regular', 'acting'] as const;
export type Capacity = (typeof capacities)[number];

export const successorKinds = ['named', 'vacant', 'not_recorded'] as const;
export type SuccessorKind = (typeof successorKinds)[number];

export const termKinds = ['held', 'vacant', 'not_recorded'] as const;
export type TermKind = (typeof termKinds)[number];

/** pending: its day may still come. not_confirmed: its last possible day has passed, and nobody said that it happened. */
export const announcements = ['pending', 'not_confirmed'] as const;
export type Announcement = (typeof announcements)[number];

/** One handover of one body. `from` null: not stated. `to` null: the seat falls vacant, or nobody recorded who took it. */
export type HandoverFact = {
  id: string;
  from: string | null;
  to: string | null;
  successor: SuccessorKind;
  date: DayRange;
  capacity: Capacity;
  status: HandoverStatus;
};

/** What lies between two handovers. `start` null: began before anything recorded. `end` null: no end recorded. */
export type Term = {
  holder: string | null;
  kind: TermKind;
  start: DayRange | null;
  end: DayRange | null;
  capacity: Capacity;
  startedBy: string | null;
  endedBy: string | null;
  /** The handover that begins it is completed, or it precedes every handover; false while only foreseen. */
  certain: boolean;
  /** Status of the handover that begins it; null when none does. */
  status: HandoverStatus | null;
  /** Where it is announced and no more; null where it is more than that, or begun by no handover. */
  announcement: Announcement | null;
};

/** What the record of a body does not fit together on. `handoverId` is the handover at which it shows. */
export type Finding =
  /** The handover is said to come from `actorId`, but `otherId` had seated `holder` (null: nobody). */
  | {
      kind: 'from_is_not_holder';
      handoverId: string;
      otherId: string;
      actorId: string;
      holder: string | null;
    }
  /** This handover and `otherId` before it are both on `day`. */
  | { kind: 'same_day'; handoverId: string; otherId: string; day: string }
  /** After this handover the seat is vacant or its holder not recorded, until `otherId` (null: still). */
  | { kind: 'gap'; handoverId: string; otherId: string | null; reason: 'vacant' | 'not_recorded' }
  /** The first handover does not say from whom, so who presided before it is unknown. */
  | { kind: 'holder_unknown'; handoverId: string }
  /** This handover was announced for days that have passed, and nobody confirmed it: who has presided since is unknown. */
  | { kind: 'not_confirmed'; handoverId: string };

/** Orders by earliest, then latest, then id. An open start ("by 2027") counts as its last day, not as the year dot. */
function orderOf({ date, id }: HandoverFact): string {
  const first = date.earliest ?? date.latest ?? endOfTime;
  return [first, date.latest ?? endOfTime, date.earliest === null ? 0 : 1, id].join(' ');
}

const takesPlace = (handover: HandoverFact) =>
  handover.status !== 'deferred' && handover.status !== 'cancelled';

function inOrder(handovers: readonly HandoverFact[]): HandoverFact[] {
  const keyed = handovers.filter(takesPlace).map((handover) => ({ handover, key: orderOf(handover) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ handover }) => handover);
}

/** A successor called "named" without an actor is no name: it counts as not recorded. */
function seatAfter({ successor, to }: HandoverFact): { kind: TermKind; holder: string | null } {
  if (successor !== 'named') return { kind: successor, holder: null };
  return to === null ? { kind: 'not_recorded', holder: null } : { kind: 'held', holder: to };
}

/** Whether something of this date may have happened by the end of a day. */
export const mayHaveCome = ({ earliest }: DayRange, day: string): boolean =>
  earliest === null || earliest <= day;

/** Whether a handover was announced for days that have passed, and has come no further. */
export const isUnconfirmed = (
  { status, date }: Pick<HandoverFact, 'status' | 'date'>,
  today: string,
): boolean => status === 'announced' && date.latest !== null && date.latest < today;

/** A later handover from its holder, which is more than announced itself, bears an announcement out. */
function announcementOf(
  handover: HandoverFact,
  next: HandoverFact | undefined,
  today: string,
): Announcement | null {
  const { status, to } = handover;
  const isBorneOut = to !== null && next?.from === to && next.status !== 'announced';
  if (status !== 'announced' || isBorneOut) return null;
  return isUnconfirmed(handover, today) ? 'not_confirmed' : 'pending';
}

function termFrom(handover: HandoverFact, next: HandoverFact | undefined, today: string): Term {
  return {
    ...seatAfter(handover),
    start: handover.date,
    end: next?.date ?? null,
    capacity: handover.capacity,
    startedBy: handover.id,
    endedBy: next?.id ?? null,
    certain: handover.status === 'completed',
    status: handover.status,
    announcement: announcementOf(handover, next, today),
  };
}

export const begunByNoHandover = {
  kind: 'held',
  capacity: 'regular',
  startedBy: null,
  status: null,
  announcement: null,
} as const;

const termBefore = (first: HandoverFact): Term => ({
  ...begunByNoHandover,
  holder: first.from,
  start: null,
  end: first.date,
  endedBy: first.id,
  certain: true,
});

const certainDay = ({ earliest, latest }: DayRange) => (earliest === latest ? earliest : null);

function findingsAt(
  handover: HandoverFact,
  previous: HandoverFact | undefined,
  next: HandoverFact | undefined,
  today: string,
): Finding[] {
  const { id: handoverId, from } = handover;
  const findings: Finding[] = [];
  if (previous === undefined) {
    if (from === null) findings.push({ kind: 'holder_unknown', handoverId });
  } else {
    const day = certainDay(handover.date);
    if (day !== null && day === certainDay(previous.date))
      findings.push({ kind: 'same_day', handoverId, otherId: previous.id, day });
    // After a holder nobody recorded, any name may be right: that is a gap, not a contradiction.
    const seat = seatAfter(previous);
    if (from !== null && seat.kind !== 'not_recorded' && seat.holder !== from)
      findings.push({
        kind: 'from_is_not_holder',
        handoverId,
        otherId: previous.id,
        actorId: from,
        holder: seat.holder,
      });
  }
  if (announcementOf(handover, next, today) === 'not_confirmed')
    findings.push({ kind: 'not_confirmed', handoverId });
  const { kind } = seatAfter(handover);
  if (kind !== 'held') findings.push({ kind: 'gap', handoverId, otherId: next?.id ?? null, reason: kind });
  return findings;
}

/**
 * The terms of one body, first to last, and what does not fit. Deferred and cancelled handovers have no part.
 * Each term lasts until the next handover, whoever that names as outgoing. `today` tells which announcements are past.
 */
export function termsOf(
  handovers: readonly HandoverFact[],
  today: string,
): { terms: Term[]; findings: Finding[] } {
  const seated = inOrder(handovers);
  const first = seated[0];
  const before = first !== undefined && first.from !== null ? [termBefore(first)] : [];
  return {
    terms: [...before, ...seated.map((handover, i) => termFrom(handover, seated[i + 1], today))],
    findings: seated.flatMap((handover, i) => findingsAt(handover, seated[i - 1], seated[i + 1], today)),
  };
}

function surelyCovers({ start, end }: Term, day: string): boolean {
  const hasBegun = start !== null && start.latest !== null && start.latest <= day;
  return hasBegun && (end === null || (end.earliest !== null && day < end.earliest));
}

function possiblyCovers({ start, end }: Term, day: string): boolean {
  const mayHaveBegun = start === null || mayHaveCome(start, day);
  return mayHaveBegun && (end === null || end.latest === null || day <= end.latest);
}

/**
 * The terms that cover a day by their dates: `certain` (at most one) and those only `possible`.
 * The day of a handover is surely the incoming holder's and still possibly the outgoing one's.
 * Dates alone decide: a term begun by a handover not yet completed says so in `term.certain`.
 */
export function holderOn(terms: readonly Term[], day: string): { certain: Term[]; possible: Term[] } {
  const certain = terms.filter((term) => surelyCovers(term, day));
  return {
    certain,
    possible: terms.filter((term) => possiblyCovers(term, day) && !certain.includes(term)),
  };
}

/**
 * The term to show as current: the one that surely covers today; else the last possible one whose handover is
 * completed, for that has happened; else the first possible, for what is only foreseen unseats nobody. A term that is
 * announced and no more is none of these: past its date the holder is not known, and the answer null.
 */
export function currentTerm(terms: readonly Term[], today: string): Term | null {
  const { certain, possible } = holderOn(terms, today);
  const isKnown = ({ announcement }: Term) => announcement === null;
  const likely = possible.filter(isKnown);
  return certain.find(isKnown) ?? likely.findLast((term) => term.certain) ?? likely[0] ?? null;
}

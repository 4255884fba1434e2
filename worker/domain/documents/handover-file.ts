import type { ActorLink } from '../actor.ts';
import type { Briefing, BriefingDetail, BriefingLink } from '../briefing.ts';
import type { HandoverDetail, Succession, TermOut } from '../handovers/handover.ts';
import { placeInTerm, type TermDays } from '../handovers/term-commitments.ts';
import type { PaperCommitment, Shown } from './commitment.ts';

/** What one presidency leaves to the next, as the record has it. */

export type PaperStatement = BriefingDetail['statements'][number] & { briefing: BriefingLink };
export type PaperBriefing = Pick<
  Briefing,
  'id' | 'title' | 'start' | 'end' | 'status' | 'venue' | 'city' | 'visibility'
>;

export interface HandoverFile {
  handover: HandoverDetail;
  terms: FileTerms;
  findings: Succession['findings'];
  /** Made in the outgoing term, or possibly. */
  open: Shown<PaperCommitment>;
  closed: Shown<PaperCommitment>;
  /** Open, and made before it, or nobody knows when. */
  carried: Shown<PaperCommitment>;
  /** Open, and may fall due in the incoming term, whenever it was made. */
  fallsDue: Shown<PaperCommitment>;
  overdue: number;
  /** What the outgoing holder promised in its term that is not the body's. */
  elsewhere: number;
  coming: Shown<PaperBriefing>;
  statements: Shown<PaperStatement>;
  /** Whether the reader may know that nobody sees to a commitment: that a person of ours does is internal. */
  knowsOwners: boolean;
  /** The newest change that the reader may see. */
  sequence: number;
}

export interface FileTerms {
  outgoing: TermOut | null;
  incoming: TermOut | null;
  /** Where no next handover is recorded: what the stated rotation foresees. */
  incomingEnd: TermOut['end'];
  isEndProjected: boolean;
  /** The days of the outgoing term; all days up to the handover where no term is derived. */
  outgoingDays: TermDays;
  incomingDays: TermDays;
}

/** The terms before and after a handover. One that is deferred or cancelled ends no term and begins none. */
export function termsAround({ id, date, status }: HandoverDetail, { terms }: Succession): FileTerms {
  // Whom the rotation foresees after a handover that names nobody does not take over by it.
  const at = terms.findIndex(({ startedBy, projected }) => startedBy === id && !projected);
  const outgoing = terms.find(({ endedBy }) => endedBy === id) ?? null;
  const incoming = terms[at] ?? null;
  const next = at === -1 ? undefined : terms[at + 1];
  const isEndProjected = incoming !== null && incoming.end === null && next?.projected === true;
  const incomingEnd = incoming?.end ?? (isEndProjected ? (next?.start ?? null) : null);
  const takesPlace = status !== 'deferred' && status !== 'cancelled';
  return {
    outgoing,
    incoming,
    incomingEnd,
    isEndProjected,
    outgoingDays: { start: outgoing?.start ?? null, end: takesPlace ? date : null },
    incomingDays: { start: takesPlace ? date : null, end: incomingEnd },
  };
}

export const doubtKinds = [
  'no_party',
  'words_only',
  'no_owner',
  'undated',
  'stale',
  'never_followed_up',
  'maybe_other_term',
  'made_unknown',
] as const;
export type DoubtKind = (typeof doubtKinds)[number];

export interface Doubt {
  kind: DoubtKind;
  /** The numbers that the commitments have in the file. */
  numbers: number[];
}

/** What is unclear of a commitment; each kind has its words in `en-papers.ts`. */
const isDoubtful: Record<DoubtKind, (commitment: PaperCommitment, term: TermDays) => boolean> = {
  no_party: ({ parties }) => !parties.some(({ role }) => role === 'obligor'),
  words_only: ({ parties }) => {
    const obligors = parties.filter(({ role }) => role === 'obligor');
    return obligors.length > 0 && obligors.every(({ actor }) => actor === null);
  },
  no_owner: ({ owner }) => owner === null,
  undated: ({ due }) => due === null,
  stale: ({ standing }) => standing === 'stale',
  never_followed_up: ({ lastFollowUp }) => lastFollowUp === null,
  maybe_other_term: ({ made }, term) => placeInTerm(made, term) === 'maybe',
  made_unknown: ({ made }) => made === null,
};

/** What is unclear of the open commitments, by their numbers; kinds without any are left out. */
export function doubtsOf(
  numbered: readonly { number: number; commitment: PaperCommitment }[],
  term: TermDays,
  knowsOwners: boolean,
): Doubt[] {
  const open = numbered.filter(({ commitment }) => commitment.standing !== 'closed');
  return doubtKinds.flatMap((kind) => {
    if (kind === 'no_owner' && !knowsOwners) return [];
    const numbers = open
      .filter(({ commitment }) => isDoubtful[kind](commitment, term))
      .map(({ number }) => number);
    return numbers.length === 0 ? [] : [{ kind, numbers }];
  });
}

/** Findings that touch this handover or the terms around it; those further away are only counted. */
export function findingsNear({
  handover,
  terms,
  findings,
}: Pick<HandoverFile, 'handover' | 'terms' | 'findings'>): { near: Succession['findings']; others: number } {
  const ids = new Set([handover.id, terms.outgoing?.startedBy, terms.incoming?.endedBy].filter(Boolean));
  const near = findings.filter(({ handoverId, otherId }) => ids.has(handoverId) || ids.has(otherId));
  return { near, others: findings.length - near.length };
}

/** Actors may be unknown to the reader: then nobody is named. */
export const nameOf = (actor: ActorLink | null): string | null => actor?.name ?? null;

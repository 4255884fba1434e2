import type { ActorKind } from '../../../worker/domain/actor.ts';
import type { BriefingInput } from '../../../worker/domain/briefing.ts';
import type { CommitmentInput } from '../../../worker/domain/commitments/commitment.ts';
import type { HandoverInput } from '../../../worker/domain/handovers/handover.ts';
import type { SourceInput } from '../../../worker/domain/source.ts';
import type { Visibility } from '../../../worker/domain/visibility.ts';

/**
 * What becomes of a part of a form, from what it is by then: names are found and answers come while somebody types on, and
 * nothing typed meanwhile may be lost.
 */
export type Update<T> = (now: T) => T;
/** Fields that change; where they follow from others, from what those are by then. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>);

export const changed = <T extends object>(now: T, change: Change<T>): T => ({
  ...now,
  ...(typeof change === 'function' ? change(now) : change),
});

/** Has one part of a form follow an update of it. */
export const into =
  <F, K extends keyof F>(set: (change: Change<F>) => void, part: K) =>
  (update: Update<F[K]>) =>
    set((now) => ({ [part]: update(now[part]) }) as unknown as Partial<F>);

type Each<T> = NonNullable<T> extends (infer E)[] ? E : never;

/** Somebody as typed; with an id once an actor on record was chosen, with a kind where a new one is to be of that. */
export interface ActorEntry {
  text: string;
  id?: string;
  kind?: ActorKind;
  /** No one actor: told in the words of the source. */
  isWords?: boolean;
}

/** A date as typed. What stands on record stays as it is while its text does. */
export interface DateEntry {
  text: string;
  kept?: { text: string; edtf: string; words: string | null };
}

/** When something falls due: a date, or another briefing. */
export interface DueEntry extends DateEntry {
  briefing?: { id: string; title: string; when: string | null };
}

/** Another briefing, as typed; with an id once it is known which. */
export interface BriefingEntry {
  text: string;
  id?: string;
  /** Its first day as EDTF, where it has one. */
  start?: string | null;
}

interface Line {
  /** Names the line while it is on the page; it is not sent. */
  key: string;
}

export interface SourceLine extends Line {
  title: string;
  publisher: string;
  url: string;
  published: DateEntry;
  passage: string;
  visibility?: Visibility;
}

/** The words that a line rests on, and in which of the sources above they stand: its key, or none for the first. */
export interface Cite {
  passage: string;
  source: string;
}

export interface ParticipantLine extends Line {
  actor: ActorEntry;
  role: Each<BriefingInput['participations']>['role'];
  position: string;
}

export interface StatementLine extends Line {
  speaker: ActorEntry;
  position: string;
  kind: Each<BriefingInput['statements']>['kind'];
  text: string;
  cite: Cite;
  /** What a statement on record has besides; it stays. */
  kept?: { sources: SourceInput[]; visibility?: Visibility };
}

export interface CommitmentLine extends Line {
  text: string;
  who: ActorEntry;
  forWhom: ActorEntry;
  due: DueEntry;
  firmness: NonNullable<CommitmentInput['firmness']>;
  cite: Cite;
}

export interface HandoverLine extends Line {
  body: ActorEntry;
  from: ActorEntry;
  to: ActorEntry;
  date: DateEntry;
  cite: Cite;
}

export interface PartyLine extends Line {
  /** How the source words an actor that is on record; it stays. */
  words?: string;
  role: NonNullable<Each<CommitmentInput['parties']>['role']>;
  actor: ActorEntry;
}

/** One of those who take turns at presiding. */
export interface HolderLine extends Line {
  actor: ActorEntry;
}

/** What can be said of a briefing itself. */
export interface BriefingForm {
  title: string;
  parent: BriefingEntry;
  start: DateEntry;
  end: DateEntry;
  status: NonNullable<BriefingInput['status']>;
  venue: string;
  city: string;
  country: string;
  topics: string;
  attendance: string;
  summary: string;
  visibility: Visibility;
  sources: SourceLine[];
  participants: ParticipantLine[];
  statements: StatementLine[];
}

/** The whole page after a meeting: the briefing, and what came of it. */
export interface MeetingForm extends BriefingForm {
  commitments: CommitmentLine[];
  handovers: HandoverLine[];
}

export interface CommitmentForm {
  text: string;
  briefing: BriefingEntry;
  made: DateEntry;
  firmness: NonNullable<CommitmentInput['firmness']>;
  verification: NonNullable<CommitmentInput['verification']>;
  topics: string;
  visibility: Visibility;
  parties: PartyLine[];
  sources: SourceLine[];
}

/** As it is first recorded: from then on its due date moves by follow-ups. */
export interface NewCommitmentForm extends CommitmentForm {
  due: DueEntry;
}

export interface HandoverForm {
  from: ActorEntry;
  to: ActorEntry;
  successor: 'vacant' | 'not_recorded';
  date: DateEntry;
  capacity: NonNullable<HandoverInput['capacity']>;
  status: NonNullable<HandoverInput['status']>;
  briefing: BriefingEntry;
  note: string;
  visibility: Visibility;
  sources: SourceLine[];
}

/** As it is first recorded: whose presidency it is stays. */
export interface NewHandoverForm extends HandoverForm {
  body: ActorEntry;
}

export interface ActorForm {
  name: string;
  kind: ActorKind;
  /** One on each line. */
  aliases: string;
  country: string;
  affiliation: ActorEntry;
  /** Of a body that states its rotation: how long a term lasts, and who follows whom. */
  months: string;
  order: HolderLine[];
  visibility: Visibility;
}

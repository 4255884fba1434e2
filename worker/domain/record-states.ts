import type { ActorKind } from './actor.ts';
import type { BriefingInput } from './briefing.ts';
import type { RecordKind } from './changes/record.ts';
import type { CommitmentInput } from './commitments/commitment.ts';
import type { OwnerState } from './commitments/owner.ts';
import type { CommitmentStatus } from './commitments/standing.ts';
import type { HandoverInput } from './handovers/handover.ts';
import type { Visibility } from './visibility.ts';

/** What the change log keeps of each kind of record: the whole of it, with other records as ids. */

type Given<Input, Field extends keyof Input> = NonNullable<Input[Field]>;

/** Without a visibility of its own it has that of its record. */
export interface SourceState {
  title: string;
  publisher: string | null;
  url: string | null;
  published: string | null;
  passage: string | null;
  visibility: Visibility | null;
}

type BriefingFields = Required<{
  [K in
    | 'title'
    | 'startWords'
    | 'endWords'
    | 'venue'
    | 'city'
    | 'countryCode'
    | 'summary'
    | 'parent']: Exclude<BriefingInput[K], undefined>;
}>;

export interface BriefingState extends BriefingFields {
  start: string | null;
  end: string | null;
  status: Given<BriefingInput, 'status'>;
  headCounts: Given<BriefingInput, 'headCounts'>;
  topics: string[];
  participations: {
    actor: string;
    role: Given<BriefingInput, 'participations'>[number]['role'];
    position: string | null;
  }[];
  statements: {
    speaker: string | null;
    kind: Given<BriefingInput, 'statements'>[number]['kind'];
    text: string;
    position: string | null;
    sources: SourceState[];
    visibility: Visibility | null;
  }[];
  sources: SourceState[];
  visibility: Visibility;
  archivedAt: string | null;
  /** The briefing that it turned out to be. */
  mergedInto?: string;
}

export interface PartyState {
  id: string;
  role: Given<CommitmentInput, 'parties'>[number]['role'];
  actor: string | null;
  words: string | null;
  status: CommitmentStatus | null;
}

export interface CommitmentState {
  text: string;
  briefing: string | null;
  made: string | null;
  madeWords: string | null;
  due: string | null;
  dueWords: string | null;
  dueBriefing: string | null;
  originalDue: { edtf: string | null; words: string | null };
  status: CommitmentStatus;
  supersededReason: Given<CommitmentInput, 'supersededReason'> | null;
  closingReason: string | null;
  firmness: Given<CommitmentInput, 'firmness'>;
  verification: Given<CommitmentInput, 'verification'>;
  parties: PartyState[];
  topics: string[];
  /** Left out of what was logged before there were owners. */
  owner?: OwnerState | null;
  sources: SourceState[];
  /** The days of the newest follow-ups: an older one that comes in late moves nothing. */
  followedUpOn: { any: string | null; public: string | null; status: string | null; due: string | null };
  visibility: Visibility;
  archivedAt: string | null;
}

export interface HandoverState {
  body: string;
  from: string | null;
  to: string | null;
  successor: Given<HandoverInput, 'successor'>;
  date: string;
  dateWords: string | null;
  capacity: Given<HandoverInput, 'capacity'>;
  status: Given<HandoverInput, 'status'>;
  note: string | null;
  briefing: string | null;
  sources: SourceState[];
  visibility: Visibility;
  archivedAt: string | null;
}

export interface ActorState {
  name: string;
  kind: ActorKind;
  aliases: string[];
  countryCode: string | null;
  affiliation: string | null;
  rotation: { order: string[]; months: number } | null;
  visibility: Visibility;
  archivedAt: string | null;
  /** Archived because it was undone or merged: its names are free for another. */
  isNameless?: boolean;
  /** The actor that it turned out to be. */
  mergedInto?: string;
}

/** The state of each kind of record. */
export interface RecordStates {
  actor: ActorState;
  briefing: BriefingState;
  commitment: CommitmentState;
  handover: HandoverState;
}
export type RecordState = RecordStates[RecordKind];

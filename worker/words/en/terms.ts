import type { ActorKind } from '../../domain/actor.ts';
import type { BriefingDetail } from '../../domain/briefing.ts';
import type { Commitment, FollowUp } from '../../domain/commitments/commitment.ts';
import type {
  CommitmentStatus,
  DueSection,
  Firmness,
  Standing,
  SupersededReason,
  Verification,
} from '../../domain/commitments/standing.ts';
import type {
  Announcement,
  Capacity,
  Finding,
  HandoverStatus,
  TermKind,
} from '../../domain/handovers/succession.ts';

/** What the handovers leave open, rather than contradict. */
type OpenFinding = Extract<Finding['kind'], 'gap' | 'holder_unknown' | 'not_confirmed'>;

/** The closed vocabularies of the record, in words. A new member without a word does not compile. */
export const terms = {
  archived: 'Archived',
  seenBy: { draft: 'Draft, for editors', internal: 'Internal' },
  standing: {
    overdue: 'Overdue',
    due_now: 'Due now',
    upcoming: 'Upcoming',
    stale: 'Gone quiet',
    undated: 'Undated',
    closed: 'Closed',
  } satisfies Record<Standing, string>,
  status: {
    not_assessed: 'Not assessed',
    not_started: 'Not started',
    in_progress: 'In progress',
    stalled: 'Stalled',
    fulfilled: 'Fulfilled',
    partly_fulfilled: 'Partly fulfilled',
    not_fulfilled: 'Not fulfilled',
    superseded: 'Superseded',
  } satisfies Record<CommitmentStatus, string>,
  supersededReason: {
    replaced: 'replaced by another commitment',
    withdrawn: 'withdrawn',
    overtaken: 'overtaken by events',
  } satisfies Record<SupersededReason, string>,
  firmness: {
    proposed: 'Proposed',
    announced: 'Announced',
    agreed: 'Agreed',
    binding: 'Binding',
  } satisfies Record<Firmness, string>,
  verification: {
    reported: 'Reported by one source',
    corroborated: 'Corroborated by several sources',
    verified: 'Verified',
  } satisfies Record<Verification, string>,
  dueSection: {
    overdue: 'Overdue',
    due_now: 'Due now',
    next_30: 'In the next 30 days',
    next_90: 'In the next 90 days',
    later: 'Later',
    undated: 'Without a date',
  } satisfies Record<DueSection, string>,
  dueSectionNote: {
    overdue: 'The last possible day has passed.',
    due_now: 'The due date has begun and is not over.',
    next_30: 'The first possible day is within 30 days.',
    next_90: 'The first possible day is 31 to 90 days away.',
    later: 'The first possible day is more than 90 days away.',
    undated: 'No due date was stated.',
  } satisfies Record<DueSection, string>,
  actorKind: {
    state: 'State',
    organisation: 'Organisation',
    mission: 'Mission',
    institute: 'Institute',
    body: 'Body',
    person: 'Person',
  } satisfies Record<ActorKind, string>,
  briefingStatus: {
    planned: 'Planned',
    confirmed: 'Confirmed',
    held: 'Held',
    postponed: 'Postponed',
    cancelled: 'Cancelled',
  } satisfies Record<BriefingDetail['status'], string>,
  participationRole: {
    organiser: 'Organised by',
    co_organiser: 'Co-organised by',
    supporter: 'Supported by',
    speaker: 'Speakers',
    moderator: 'Moderated by',
    attendee: 'Attended by',
  } satisfies Record<BriefingDetail['participations'][number]['role'], string>,
  roleOf: {
    organiser: 'Organiser',
    co_organiser: 'Co-organiser',
    supporter: 'Supporter',
    speaker: 'Speaker',
    moderator: 'Moderator',
    attendee: 'Attendee',
  } satisfies Record<BriefingDetail['participations'][number]['role'], string>,
  statementKind: {
    quote: 'In their words',
    paraphrase: 'As reported',
    claim: 'Claim',
  } satisfies Record<BriefingDetail['statements'][number]['kind'], string>,
  partyRole: {
    obligor: 'Undertaken by',
    partner: 'Together with',
    beneficiary: 'For the benefit of',
  } satisfies Record<Commitment['parties'][number]['role'], string>,
  followUpKind: {
    note: 'Note',
    status_change: 'Status changed',
    reschedule: 'Rescheduled',
    assessment: 'Assessed',
  } satisfies Record<FollowUp['kind'], string>,
  handoverStatus: {
    announced: 'Announced',
    confirmed: 'Confirmed',
    completed: 'Completed',
    deferred: 'Deferred',
    cancelled: 'Cancelled',
  } satisfies Record<HandoverStatus, string>,
  unconfirmed: 'Announced, not confirmed',
  announcedFor: {
    pending: (when: string) => `announced for ${when}`,
    not_confirmed: (when: string) => `announced for ${when}, not confirmed`,
  } satisfies Record<Announcement, (when: string) => string>,
  capacity: { regular: 'Regular', acting: 'Acting' } satisfies Record<Capacity, string>,
  termKind: {
    held: 'Held',
    vacant: 'Vacant',
    not_recorded: 'Not recorded',
  } satisfies Record<TermKind, string>,
  finding: {
    from_is_not_holder: (when: string, actor: string) =>
      `The handover of ${when} is said to come from ${actor}, who was not in the chair by the handover before it.`,
    same_day: (when: string) => `Two handovers are recorded on the same day, ${when}.`,
  } satisfies Record<Exclude<Finding['kind'], OpenFinding>, (when: string, actor: string) => string>,
  /** `when` may be several dates. */
  openFinding: {
    gap: (when: string) => `After the handover of ${when}, nobody is recorded in the chair.`,
    holder_unknown: (when: string) => `Who held the chair before the handover of ${when} is not stated.`,
    not_confirmed: (when: string) =>
      `The handover announced for ${when} was not confirmed: who has held the chair since is not known.`,
  } satisfies Record<OpenFinding, (when: string) => string>,
};

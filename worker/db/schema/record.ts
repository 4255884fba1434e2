import type { Generated, Selectable } from 'kysely';
import type { ActorKind } from '../../domain/actor.ts';
import type { briefingStatuses, participationRoles, statementKinds } from '../../domain/briefing.ts';
import type { SubjectKind } from '../../domain/changes/record.ts';
import type { followUpKinds, partyRoles } from '../../domain/commitments/commitment.ts';
import type {
  CommitmentStatus,
  Firmness,
  SupersededReason,
  Verification,
} from '../../domain/commitments/standing.ts';
import type { Capacity, HandoverStatus, SuccessorKind } from '../../domain/handovers/succession.ts';
import type { SearchKind } from '../../domain/search/kinds.ts';
import type { Visibility } from '../../domain/visibility.ts';
import type { DeliveryRow, IntegrationRow, TokenRow } from './access.ts';
import type { CommentRow } from './comments.ts';
import type { DeskVisitRow, SavedViewRow } from './desk.ts';
import type { LaneDaysRow, LaneRow, MarkTable, RecordMarksRow } from './marks.ts';
import type { ChallengeRow, OneTimeLinkRow, PasskeyRow, PersonRow, SessionRow } from './people.ts';

type OneOf<T extends readonly string[]> = T[number];

interface RecordColumns {
  id: string;
  visibility: Visibility;
  archived_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface ActorRow extends RecordColumns {
  kind: ActorKind;
  name: string;
  aliases: string;
  country_code: string | null;
  affiliation_id: string | null;
  rotation_order: string | null;
  rotation_months: number | null;
  merged_into: string | null;
}

interface BriefingTable extends RecordColumns {
  title: string;
  status: OneOf<typeof briefingStatuses>;
  start_edtf: string | null;
  start_earliest: string | null;
  start_latest: string | null;
  start_words: string | null;
  end_edtf: string | null;
  end_earliest: string | null;
  end_latest: string | null;
  end_words: string | null;
  venue: string | null;
  city: string | null;
  country_code: string | null;
  parent_id: string | null;
  summary: string | null;
  head_counts: string;
  merged_into: string | null;
  start_sort: Generated<string>;
  last_day: Generated<string | null>;
  span_width: Generated<number>;
}
export type BriefingRow = Selectable<BriefingTable>;

interface CommitmentTable extends RecordColumns {
  number: Generated<number>;
  text: string;
  briefing_id: string | null;
  made_edtf: string | null;
  made_earliest: string | null;
  made_latest: string | null;
  made_words: string | null;
  due_edtf: string | null;
  due_earliest: string | null;
  due_latest: string | null;
  due_words: string | null;
  due_briefing_id: string | null;
  original_due_edtf: string | null;
  original_due_earliest: string | null;
  original_due_latest: string | null;
  original_due_words: string | null;
  status: CommitmentStatus;
  superseded_reason: SupersededReason | null;
  closing_reason: string | null;
  firmness: Firmness;
  verification: Verification;
  last_follow_up_on: string | null;
  last_public_follow_up_on: string | null;
  owner_person_id: string | null;
  owner_actor_id: string | null;
  due_from: Generated<string>;
  due_width: Generated<number>;
  is_open: Generated<number>;
}
export type CommitmentRow = Selectable<CommitmentTable>;

interface HandoverTable extends RecordColumns {
  body_id: string;
  from_id: string | null;
  to_id: string | null;
  successor: SuccessorKind;
  date_edtf: string;
  date_earliest: string | null;
  date_latest: string | null;
  date_words: string | null;
  capacity: Capacity;
  status: HandoverStatus;
  note: string | null;
  briefing_id: string | null;
  date_sort: Generated<string>;
}
export type HandoverRow = Selectable<HandoverTable>;

export interface FollowUpRow {
  id: string;
  commitment_id: string;
  dated_on: string;
  kind: OneOf<typeof followUpKinds>;
  note: string | null;
  party_id: string | null;
  status_from: CommitmentStatus | null;
  status_to: CommitmentStatus | null;
  superseded_reason: SupersededReason | null;
  due_from: string | null;
  due_to: string | null;
  due_words: string | null;
  verification: Verification | null;
  author_name: string;
  visibility: Visibility;
  created_at: string;
  /** When it was undone; it stays to be read, and counts nowhere. */
  withdrawn_at: string | null;
}

export interface SourceRow {
  id: string;
  briefing_id: string | null;
  statement_id: string | null;
  commitment_id: string | null;
  follow_up_id: string | null;
  handover_id: string | null;
  title: string;
  publisher: string | null;
  url: string | null;
  published_edtf: string | null;
  passage: string | null;
  visibility: Visibility;
  ordinal: number;
}

interface ChangeTable {
  seq: Generated<number>;
  subject_kind: SubjectKind;
  subject_id: string;
  version: number;
  verb: string;
  at: string;
  author_kind: 'person' | 'token' | 'integration' | 'system';
  author_id: string | null;
  author_name: string;
  visibility: Visibility;
  follow_up_id: string | null;
  after: string;
  /** The same for all that one batch wrote. */
  act: string;
}
export type ChangeRow = Selectable<ChangeTable>;

export interface Tables {
  actors: ActorRow;
  actor_names: { key: string; actor_id: string };
  topics: { id: string; name: string };
  briefings: BriefingTable;
  briefing_topics: { briefing_id: string; topic_id: string };
  participations: {
    id: string;
    briefing_id: string;
    actor_id: string;
    role: OneOf<typeof participationRoles>;
    position: string | null;
    ordinal: number;
  };
  statements: {
    id: string;
    briefing_id: string;
    speaker_id: string | null;
    kind: OneOf<typeof statementKinds>;
    text: string;
    position: string | null;
    visibility: Visibility;
    ordinal: number;
  };
  commitments: CommitmentTable;
  commitment_topics: { commitment_id: string; topic_id: string };
  commitment_parties: {
    id: string;
    commitment_id: string;
    role: OneOf<typeof partyRoles>;
    actor_id: string | null;
    words: string | null;
    status: CommitmentStatus | null;
    ordinal: number;
  };
  follow_ups: FollowUpRow;
  handovers: HandoverTable;
  sources: SourceRow;
  changes: ChangeTable;
  marks: MarkTable;
  record_marks: RecordMarksRow;
  lanes: LaneRow;
  lane_days: LaneDaysRow;
  people: PersonRow;
  passkeys: PasskeyRow;
  challenges: ChallengeRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  comments: CommentRow;
  search_texts: {
    number: Generated<number>;
    id: string;
    kind: SearchKind;
    visibility: Visibility;
    title: string;
    body: string;
  };
  desk_visits: DeskVisitRow;
  saved_views: SavedViewRow;
  tokens: TokenRow;
  integrations: IntegrationRow;
  deliveries: DeliveryRow;
  refs: {
    integration_id: string;
    subject_kind: 'briefing' | 'commitment' | 'handover' | 'follow_up';
    ref: string;
    subject_id: string;
    occurred_at: string;
  };
  idempotency_keys: {
    caller_id: string;
    key: string;
    request_hash: string;
    subject_kind: string;
    subject_id: string;
    created_at: string;
  };
}

import type { TimelineWords } from '../../../dashboard/timeline/words.ts';
import type { ActorLink } from '../../../worker/domain/actor.ts';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitment.ts';
import { fuzzyDate } from '../../../worker/domain/fuzzy-date.ts';
import type { Succession, TermOut } from '../../../worker/domain/handover.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';

/** Small records for the drawing: what a test does not name has a plain value. */
const date = (edtf: string) => ({ ...fuzzyDate(edtf), words: null });
const record = (id: string) => ({ id, visibility: 'public' as const, archivedAt: null });
export const actor = (name: string, countryCode: string | null = null): ActorLink => ({
  id: name.toLowerCase(),
  kind: 'state',
  name,
  countryCode,
});

export const commitment = (
  id: string,
  due: string | null,
  { was, ...rest }: Partial<Commitment> & { was?: string } = {},
): Commitment => ({
  ...record(id),
  text: id,
  briefing: null,
  made: null,
  due: due === null ? null : date(due),
  dueBriefing: null,
  originalDue: was ? date(was) : due === null ? null : date(due),
  status: 'in_progress',
  standing: 'upcoming',
  supersededReason: null,
  closingReason: null,
  firmness: 'announced',
  verification: 'reported',
  lastFollowUpOn: null,
  parties: [],
  topics: [],
  ...rest,
});

export const briefing = (id: string, start: string, rest: Partial<Briefing> = {}): Briefing => ({
  ...record(id),
  title: id,
  status: 'held',
  start: date(start),
  end: null,
  venue: null,
  city: null,
  countryCode: null,
  parent: null,
  summary: null,
  headCounts: [],
  topics: [],
  ...rest,
});

const boundary = (edtf: string | null) => (edtf === null ? null : fuzzyDate(edtf));
export const term = (
  holder: ActorLink | null,
  start: string | null,
  end: string | null,
  rest: Partial<TermOut> = {},
): TermOut => ({
  holder,
  kind: 'held',
  capacity: 'regular',
  status: start ? 'completed' : null,
  announcement: null,
  start: boundary(start),
  end: boundary(end),
  startedBy: start && `h-${start}`,
  endedBy: end && `h-${end}`,
  projected: false,
  current: false,
  ...rest,
});
export const body = (name: string, terms: TermOut[]): Succession => ({
  body: actor(name),
  terms,
  findings: [],
});

export const timelineOf = (parts: Partial<Timeline>): Timeline => ({
  from: '2025-01-01',
  to: '2025-12-31',
  today: '2025-07-01',
  briefings: [],
  commitments: [],
  bodies: [],
  more: { briefings: false, commitments: false, bodies: false },
  ...parts,
});

const asJson = (value: unknown) => JSON.stringify(value);
/** Words that say what they were given. */
export const words: TimelineWords = {
  name: 'name',
  help: 'help',
  briefings: 'Briefings',
  commitments: 'Commitments',
  today: 'Today',
  vacant: 'vacant',
  notRecorded: 'not recorded',
  undated: (count) => `${count} undated`,
  more: (count) => `+${count}`,
  standing: {
    upcoming: 'upcoming',
    due_now: 'due now',
    overdue: 'overdue',
    stale: 'stale',
    undated: '-',
    closed: '-',
  },
  status: {
    not_assessed: '-',
    not_started: '-',
    in_progress: '-',
    stalled: '-',
    fulfilled: 'fulfilled',
    partly_fulfilled: '-',
    not_fulfilled: '-',
    superseded: '-',
  },
  briefingName: asJson,
  commitmentName: asJson,
  termName: asJson,
  gapName: asJson,
  handoverName: asJson,
  countName: asJson,
  legend: {} as TimelineWords['legend'],
};

import type { ActorLink } from '../../../worker/domain/actor.ts';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import { cellOf, cellStart, type Step } from '../../../worker/domain/timeline/step.ts';
import type {
  BriefingItem,
  CommitmentItem,
  Timeline,
  TimelineItem,
  TimelineLane,
} from '../../../worker/domain/timeline/timeline.ts';
import type { TimelineWords } from '../../../worker/words/shapes/timeline.ts';

/** Small answers for the drawing: what a test does not name has a plain value. */
const date = (edtf: string) => ({ ...fuzzyDate(edtf), words: null });
export const actor = (name: string, countryCode: string | null = null): ActorLink => ({
  id: name.toLowerCase(),
  kind: 'state',
  name,
  countryCode,
});

export const commitment = (
  id: string,
  due: string,
  { was, ...rest }: Partial<CommitmentItem> & { was?: string } = {},
): CommitmentItem => ({
  kind: 'commitment',
  id,
  text: id,
  due: date(due),
  originalDue: was ? date(was) : null,
  status: 'in_progress',
  standing: 'upcoming',
  obligors: [],
  briefing: null,
  dueBriefing: null,
  lastFollowUpOn: null,
  ...rest,
});

export const briefing = (id: string, start: string, rest: Partial<BriefingItem> = {}): BriefingItem => ({
  kind: 'briefing',
  id,
  title: id,
  status: 'held',
  start: date(start),
  end: null,
  venue: null,
  city: null,
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

export const lane = (key: string, rest: Partial<TimelineLane> = {}): TimelineLane => ({
  key,
  title: null,
  actor: null,
  total: null,
  undated: 0,
  items: [],
  earlier: false,
  counts: [],
  terms: null,
  ...rest,
});

/** The lane of a body, with its presidencies. */
export const body = (name: string, terms: TermOut[], rest: Partial<TimelineLane> = {}): TimelineLane => ({
  ...lane(`actor:${name.toLowerCase()}`, { title: name, total: 0, terms }),
  actor: { ...actor(name), kind: 'body' },
  ...rest,
});

/** A lane of its own for what is given, and of records no more than these. */
export const laneOf = (key: string, items: TimelineItem[], rest: Partial<TimelineLane> = {}) => ({
  lane: lane(key, { total: items.length, ...rest }),
  items,
});

const month: Step = { unit: 'month', count: 1 };

/** An answer for the year 2025 by months, or by another step. */
export function timelineOf(
  parts: (TimelineLane | { lane: TimelineLane; items: TimelineItem[] })[],
  { step = month, from = '2025-01-01', to = '2025-12-31' } = {},
): Timeline {
  const [first, last] = [cellOf(from, step), cellOf(to, step)];
  const items: TimelineItem[] = [];
  const placeOf = (item: TimelineItem) => {
    const known = items.indexOf(item);
    return known < 0 ? items.push(item) - 1 : known;
  };
  const lanes = parts.map((part) =>
    'lane' in part ? { ...part.lane, items: part.items.map(placeOf) } : part,
  );
  return {
    from,
    to,
    today: '2025-07-01',
    step,
    cells: Array.from({ length: last - first + 1 }, (_, i) => cellStart(first + i, step)),
    lanes,
    otherLanes: 0,
    items,
    complete: true,
  };
}

const asJson = (value: unknown) => JSON.stringify(value);
/** Words that say what they were given. */
export const words: TimelineWords = {
  name: 'name',
  help: 'help',
  lanes: {
    briefings: 'Briefings',
    commitments: 'Commitments',
    'body:': 'No body',
    'actor:': 'No actor',
    'topic:': 'No topic',
  },
  laneOptions: (title) => `options of ${title}`,
  today: 'Today',
  vacant: 'vacant',
  notRecorded: 'not recorded',
  undated: (count) => `${count} undated`,
  laneNote: ({ undated, hasEarlier }) =>
    [undated > 0 && `${undated} undated`, hasEarlier && 'more'].filter(Boolean).join(', '),
  more: (count) => `+${count}`,
  number: (count) => String(count),
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

/** What the addresses of pages hold beside their path, and how it is read from them and written into them. */

import { type SearchKind, searchKinds } from '../worker/domain/search/kinds.ts';
import { longestQuery } from '../worker/domain/search/query.ts';
import type { TimelineLanes } from '../worker/domain/timeline/timeline.ts';
import { isDay } from './location-desk.ts';

export const timelineKinds = ['briefings', 'commitments', 'bodies'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Absent is the default: everything, in the window that the page opens with. */
export type TimelineView = {
  kinds?: TimelineKind[];
  body?: string;
  actor?: string;
  topic?: string;
  standing?: string;
  /** What each lane is of; kinds when absent. */
  lanes?: Exclude<TimelineLanes, 'kind'>;
  /** Lanes by the ids of what they are of ("none": of nothing): on top in this order, left out, in one thin row. */
  pinned?: string[];
  hidden?: string[];
  collapsed?: string[];
  from?: string;
  to?: string;
  /** Kind and id of what the panel shows, such as `commitment:0199d6a2`. */
  selected?: string;
};

export type UpcomingView = { party?: string; body?: string; topic?: string };
/** `asOf` is for the status over time; `by` says whose due dates are compared, actors' where it is absent. */
export type FollowUpView = { party?: string; body?: string; topic?: string; asOf?: string; by?: 'body' };
/** `archived` is for editors: what is archived is found too. */
export type SearchView = { q?: string; kind?: SearchKind; archived?: 'include' };
export type ListView = { text?: string; kind?: string };
/** `standing` may name several, as `upcoming,stale`. */
export type CommitmentsView = {
  standing?: string;
  status?: string;
  party?: string;
  body?: string;
  topic?: string;
  owner?: string;
  dueFrom?: string;
  dueTo?: string;
  text?: string;
  /** Lists show the current record only; the page says so at an address with a day. */
  asOf?: string;
};
export const archivedKinds = ['briefing', 'commitment', 'handover', 'actor'] as const;
export type ArchivedKind = (typeof archivedKinds)[number];
/** `kind`: what is archived of one kind. */
export type ArchivedView = { kind?: ArchivedKind };
/** What is merged into what; of which kind. */
export type MergeView = { kind?: string; from?: string; into?: string };
/** The briefing where a new commitment was made, or a new handover of this body was announced. */
export type NewCommitmentView = { briefing?: string };
export type NewHandoverView = { body?: string; briefing?: string };
const isIds = (text: string) => text.length <= 2500;
const isSelection = (text: string) => /^[a-z]+:[^\s]{1,200}$/.test(text);

export function reader(search: URLSearchParams) {
  return (name: string, accepts: (text: string) => boolean = (text) => text.length <= 300) => {
    const value = search.get(name)?.trim();
    return value && accepts(value) ? value : undefined;
  };
}

const groupings = ['body', 'actor', 'topic'] as const;
/** More lanes than are ever shown are not kept apart by hand. */
const mostLanes = 24;

/** Ids, each once. */
function idsIn(text: string | undefined): string[] | undefined {
  const ids = [...new Set(text?.split(',').filter((id) => /^[\w-]{1,100}$/.test(id)))].slice(0, mostLanes);
  return ids.length === 0 ? undefined : ids;
}

export function readTimeline(search: URLSearchParams): TimelineView {
  const read = reader(search);
  const asked = (read('kind') ?? '').split(',');
  const kinds = timelineKinds.filter((kind) => asked.includes(kind));
  const [from, to] = [read('from', isDay), read('to', isDay)];
  const isWindow = from !== undefined && to !== undefined && from < to;
  return {
    // All kinds and no kind are the same view and have one address.
    kinds: kinds.length === 0 || kinds.length === timelineKinds.length ? undefined : kinds,
    body: read('body'),
    actor: read('actor'),
    topic: read('topic'),
    standing: read('standing'),
    lanes: groupings.find((one) => one === search.get('lanes')),
    pinned: idsIn(read('pinned', isIds)),
    hidden: idsIn(read('hidden', isIds)),
    collapsed: idsIn(read('collapsed', isIds)),
    from: isWindow ? from : undefined,
    to: isWindow ? to : undefined,
    selected: read('selected', isSelection),
  };
}

export function readCommitments(search: URLSearchParams): CommitmentsView {
  const read = reader(search);
  return {
    standing: read('standing'),
    status: read('status'),
    party: read('party'),
    body: read('body'),
    topic: read('topic'),
    owner: read('owner'),
    dueFrom: read('dueFrom'),
    dueTo: read('dueTo'),
    text: read('text'),
    asOf: read('asOf'),
  };
}

export function readFollowUp(search: URLSearchParams): FollowUpView {
  const read = reader(search);
  return {
    party: read('party'),
    body: read('body'),
    topic: read('topic'),
    asOf: read('asOf'),
    by: read('by') === 'body' ? 'body' : undefined,
  };
}

export function readSearch(search: URLSearchParams): SearchView {
  const q = search.get('q')?.trim().slice(0, longestQuery) || undefined;
  const kind = searchKinds.find((one) => one === search.get('kind'));
  return { q, kind, archived: search.get('archived') === 'include' ? 'include' : undefined };
}

type Query = Record<string, string | readonly string[] | undefined>;

/** `?a=1&b=2`, or nothing. Colons and commas stay readable: both are allowed in a query. */
export function queryOf(query: Query): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : value?.join(',');
    return text ? [`${name}=${encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2C/g, ',')}`] : [];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

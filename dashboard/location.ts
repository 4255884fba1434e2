/** The address of a page holds all of its state: what is read here can be sent to somebody. */

import type { TimelineLanes } from '../worker/domain/timeline.ts';

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
export type ListView = { text?: string; kind?: string };
/** `standing` may name several, as `upcoming,stale`. */
export type CommitmentsView = {
  standing?: string;
  status?: string;
  party?: string;
  topic?: string;
  dueFrom?: string;
  dueTo?: string;
  text?: string;
};
export type DetailPage = 'briefing' | 'commitment' | 'handover' | 'body' | 'actor';
export type ListPage = 'briefings' | 'actors' | 'bodies';

/** Pages that are one thing only: nothing in their address is a choice. */
const plainPages = {
  'sign-in': '/sign-in',
  link: '/sign-in/link',
  account: '/account',
  people: '/people',
} as const;
export type PlainPage = keyof typeof plainPages;

export type Place =
  | { page: 'timeline'; view: TimelineView }
  | { page: 'print'; view: TimelineView }
  | { page: 'upcoming'; view: UpcomingView }
  | { page: 'follow-up'; view: FollowUpView }
  | { page: 'commitments'; view: CommitmentsView }
  | { [P in ListPage]: { page: P; view: ListView } }[ListPage]
  | { [P in DetailPage]: { page: P; id: string } }[DetailPage]
  | { page: PlainPage }
  | { page: 'missing'; path: string };

const detailPages: Record<string, DetailPage> = {
  briefings: 'briefing',
  commitments: 'commitment',
  handovers: 'handover',
  bodies: 'body',
  actors: 'actor',
};
const folders: Record<DetailPage, string> = {
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
  body: 'bodies',
  actor: 'actors',
};

/** Under this address the timeline stands in other people's pages. */
const embedPath = '/embed/timeline';
export const isEmbedded = (): boolean => globalThis.location?.pathname.startsWith('/embed/') ?? false;
/** The same view for an iframe. */
export const embedAddress = (view: TimelineView) =>
  addressOf({ page: 'timeline', view }).replace('/', embedPath);

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isIds = (text: string) => text.length <= 2500;
const isSelection = (text: string) => /^[a-z]+:[^\s]{1,200}$/.test(text);

function reader(search: URLSearchParams) {
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

function readTimeline(search: URLSearchParams): TimelineView {
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

function readCommitments(search: URLSearchParams): CommitmentsView {
  const read = reader(search);
  return {
    standing: read('standing'),
    status: read('status'),
    party: read('party'),
    topic: read('topic'),
    dueFrom: read('dueFrom', isDay),
    dueTo: read('dueTo', isDay),
    text: read('text'),
  };
}

function readFollowUp(search: URLSearchParams): FollowUpView {
  const read = reader(search);
  return {
    party: read('party'),
    body: read('body'),
    topic: read('topic'),
    asOf: read('asOf', isDay),
    by: read('by') === 'body' ? 'body' : undefined,
  };
}

function segmentsOf(path: string): string[] | null {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** Reads the path and query of an address; whatever makes no sense in it is left out. */
export function readPlace(address: string): Place {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const [first, id, ...rest] = segmentsOf(pathname) ?? ['?'];
  const read = reader(searchParams);
  // Two slashes at its beginning would make a host of what follows.
  const missing: Place = { page: 'missing', path: pathname.replace(/^\/+/, '/') };
  if (first === 'print' && id === undefined) return { page: first, view: readTimeline(searchParams) };
  if (pathname === embedPath) return { page: 'timeline', view: readTimeline(searchParams) };
  if (rest.length > 0) return missing;
  const plain = Object.entries(plainPages).find(
    ([, path]) => path === `/${[first, id].filter(Boolean).join('/')}`,
  );
  if (plain) return { page: plain[0] as PlainPage };
  if (first === undefined) return { page: 'timeline', view: readTimeline(searchParams) };
  if (id !== undefined) {
    const page = Object.hasOwn(detailPages, first) ? detailPages[first] : undefined;
    return page ? { page, id } : missing;
  }
  if (first === 'upcoming')
    return { page: first, view: { party: read('party'), body: read('body'), topic: read('topic') } };
  if (first === 'follow-up') return { page: first, view: readFollowUp(searchParams) };
  if (first === 'commitments') return { page: first, view: readCommitments(searchParams) };
  if (first === 'briefings' || first === 'actors' || first === 'bodies')
    return { page: first, view: { text: read('text'), kind: first === 'actors' ? read('kind') : undefined } };
  return missing;
}

type Query = Record<string, string | readonly string[] | undefined>;

/** `?a=1&b=2`, or nothing. Colons and commas stay readable: both are allowed in a query. */
function queryOf(query: Query): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : value?.join(',');
    return text ? [`${name}=${encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2C/g, ',')}`] : [];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The one address of a place. */
export function addressOf(place: Place): string {
  switch (place.page) {
    case 'timeline':
    case 'print': {
      const { kinds, ...rest } = place.view;
      const { body, actor, topic, standing, lanes, pinned, hidden, collapsed, from, to, selected } = rest;
      const lanesShown = { lanes, pinned, hidden, collapsed };
      const path = place.page === 'print' ? '/print' : '/';
      return `${path}${queryOf({ kind: kinds, body, actor, topic, standing, ...lanesShown, from, to, selected })}`;
    }
    case 'upcoming':
      return `/upcoming${queryOf(place.view)}`;
    case 'commitments':
      return `/commitments${queryOf(place.view)}`;
    case 'follow-up':
      return `/follow-up${queryOf(place.view)}`;
    case 'briefings':
    case 'actors':
    case 'bodies':
      return `/${place.page}${queryOf({ kind: place.view.kind, text: place.view.text })}`;
    case 'sign-in':
    case 'link':
    case 'account':
    case 'people':
      return plainPages[place.page];
    case 'missing':
      return place.path;
    default:
      return `/${folders[place.page]}/${encodeURIComponent(place.id)}`;
  }
}

/** The page of an actor: bodies have pages of their own. */
export function actorAddress(actor: { kind: string; id: string }): string {
  return addressOf({ page: actor.kind === 'body' ? 'body' : 'actor', id: actor.id });
}

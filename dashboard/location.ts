/** The address of a page holds all of its state: what is read here can be sent to somebody. */

export const timelineKinds = ['briefings', 'commitments', 'bodies'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Absent is the default: everything, in the window that the page opens with. */
export type TimelineView = {
  kinds?: TimelineKind[];
  body?: string;
  actor?: string;
  topic?: string;
  standing?: string;
  from?: string;
  to?: string;
  /** Kind and id of what the panel shows, such as `commitment:0199d6a2`. */
  selected?: string;
};

export type UpcomingView = { party?: string; body?: string; topic?: string };
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
  | { page: 'upcoming'; view: UpcomingView }
  | { page: 'follow-up' }
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

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isSelection = (text: string) => /^[a-z]+:[^\s]{1,200}$/.test(text);

function reader(search: URLSearchParams) {
  return (name: string, accepts: (text: string) => boolean = (text) => text.length <= 300) => {
    const value = search.get(name)?.trim();
    return value && accepts(value) ? value : undefined;
  };
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
  const missing: Place = { page: 'missing', path: pathname };
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
  if (first === 'follow-up') return { page: first };
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
    case 'timeline': {
      const { kinds, ...rest } = place.view;
      const { body, actor, topic, standing, from, to, selected } = rest;
      return `/${queryOf({ kind: kinds, body, actor, topic, standing, from, to, selected })}`;
    }
    case 'upcoming':
      return `/upcoming${queryOf(place.view)}`;
    case 'commitments':
      return `/commitments${queryOf(place.view)}`;
    case 'follow-up':
      return '/follow-up';
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

/** The address of a page holds all of its state: what is read here can be sent to somebody. */

import { type DeskView, readDesk } from './location-desk.ts';
import {
  type ArchivedView,
  archivedKinds,
  type CommitmentsView,
  type FollowUpView,
  type ListView,
  type MergeView,
  type NewCommitmentView,
  type NewHandoverView,
  queryOf,
  readCommitments,
  reader,
  readFollowUp,
  readSearch,
  readTimeline,
  type SearchView,
  type TimelineView,
  type UpcomingView,
} from './location-views.ts';
import { type PaperPlace, paperAddress, readPaper } from './paper-places.ts';

export type DetailPage = 'briefing' | 'commitment' | 'handover' | 'body' | 'actor';
export type EditPage = (typeof editPages)[number];
export type ListPage = 'briefings' | 'actors' | 'bodies';

/** Pages that are one thing only: nothing in their address is a choice. */
const plainPages = {
  'sign-in': '/sign-in',
  link: '/sign-in/link',
  account: '/account',
  people: '/people',
  'new-briefing': '/briefings/new',
  'new-actor': '/actors/new',
  'new-body': '/bodies/new',
} as const;
export type PlainPage = keyof typeof plainPages;

export type Place =
  | { page: 'timeline'; view: TimelineView }
  | { page: 'print'; view: TimelineView }
  | { page: 'desk'; view: DeskView }
  | { page: 'upcoming'; view: UpcomingView }
  | { page: 'follow-up'; view: FollowUpView }
  | { page: 'commitments'; view: CommitmentsView }
  | { page: 'search'; view: SearchView }
  | { page: 'archived'; view: ArchivedView }
  | { page: 'merge'; view: MergeView }
  | { [P in ListPage]: { page: P; view: ListView } }[ListPage]
  | { [P in DetailPage]: { page: P; id: string; asOf?: string | undefined } }[DetailPage]
  | { [P in EditPage]: { page: P; id: string } }[EditPage]
  | { page: 'new-commitment'; view: NewCommitmentView }
  | { page: 'new-handover'; view: NewHandoverView }
  | { page: PlainPage }
  | PaperPlace
  | { page: 'missing'; path: string };

const detailPages: Record<string, DetailPage> = {
  briefings: 'briefing',
  commitments: 'commitment',
  handovers: 'handover',
  bodies: 'body',
  actors: 'actor',
};
const folders: Record<DetailPage | EditPage, string> = {
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
  body: 'bodies',
  actor: 'actors',
  'edit-briefing': 'briefings',
  'edit-commitment': 'commitments',
  'edit-handover': 'handovers',
  'edit-body': 'bodies',
  'edit-actor': 'actors',
};
const editPages = ['edit-briefing', 'edit-commitment', 'edit-handover', 'edit-body', 'edit-actor'] as const;

/** Under this address the timeline stands in other people's pages. */
const embedPath = '/embed/timeline';
export const isEmbedded = (): boolean => globalThis.location?.pathname.startsWith('/embed/') ?? false;
/** The same view for an iframe. */
export const embedAddress = (view: TimelineView) =>
  addressOf({ page: 'timeline', view }).replace('/', embedPath);

function segmentsOf(path: string): string[] | null {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}

const asOfIn = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf });

/** Reads the path and query of an address; whatever makes no sense in it is left out. */
export function readPlace(address: string): Place {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const [first, id, ...rest] = segmentsOf(pathname) ?? ['?'];
  const read = reader(searchParams);
  // Two slashes at its beginning would make a host of what follows.
  const missing: Place = { page: 'missing', path: pathname.replace(/^\/+/, '/') };
  if (first === 'print' && id === undefined) return { page: first, view: readTimeline(searchParams) };
  if (pathname === embedPath) return { page: 'timeline', view: readTimeline(searchParams) };
  const edited = editPages.find((page) => folders[page] === first);
  if (edited && id !== undefined && rest.join() === 'edit') return { page: edited, id };
  if (rest.length > 0) return readPaper(segmentsOf(pathname) ?? [], searchParams) ?? missing;
  const plain = Object.entries(plainPages).find(
    ([, path]) => path === `/${[first, id].filter(Boolean).join('/')}`,
  );
  if (plain) return { page: plain[0] as PlainPage };
  if (first === 'commitments' && id === 'new')
    return { page: 'new-commitment', view: { briefing: read('briefing') } };
  if (first === 'handovers' && id === 'new')
    return { page: 'new-handover', view: { body: read('body'), briefing: read('briefing') } };
  if (first === undefined) return { page: 'timeline', view: readTimeline(searchParams) };
  if (id !== undefined) {
    const page = Object.hasOwn(detailPages, first) ? detailPages[first] : undefined;
    return page ? { page, id, ...asOfIn(read('asOf')) } : missing;
  }
  if (first === 'desk') return { page: first, view: readDesk(read) };
  if (first === 'upcoming')
    return { page: first, view: { party: read('party'), body: read('body'), topic: read('topic') } };
  if (first === 'search') return { page: first, view: readSearch(searchParams) };
  if (first === 'follow-up') return { page: first, view: readFollowUp(searchParams) };
  if (first === 'archived')
    return { page: first, view: { kind: archivedKinds.find((one) => one === read('kind')) } };
  if (first === 'merge')
    return { page: first, view: { kind: read('kind'), from: read('from'), into: read('into') } };
  if (first === 'commitments') return { page: first, view: readCommitments(searchParams) };
  if (first === 'briefings' || first === 'actors' || first === 'bodies')
    return { page: first, view: { text: read('text'), kind: first === 'actors' ? read('kind') : undefined } };
  return missing;
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
    case 'desk':
      return `/desk${queryOf(place.view)}`;
    case 'upcoming':
      return `/upcoming${queryOf(place.view)}`;
    case 'archived':
    case 'merge':
      return `/${place.page}${queryOf(place.view)}`;
    case 'commitments':
      return `/commitments${queryOf(place.view)}`;
    case 'search':
      return `/search${queryOf(place.view)}`;
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
    case 'new-briefing':
    case 'new-actor':
    case 'new-body':
      return plainPages[place.page];
    case 'handover-file':
    case 'brief':
    case 'promises':
      return paperAddress(place);
    case 'missing':
      return place.path;
    case 'new-commitment':
      return `/commitments/new${queryOf(place.view)}`;
    case 'new-handover':
      return `/handovers/new${queryOf(place.view)}`;
    case 'edit-briefing':
    case 'edit-commitment':
    case 'edit-handover':
    case 'edit-body':
    case 'edit-actor':
      return `/${folders[place.page]}/${encodeURIComponent(place.id)}/edit`;
    default:
      return `/${folders[place.page]}/${encodeURIComponent(place.id)}${queryOf({ asOf: place.asOf })}`;
  }
}

/** The page of an actor: bodies have pages of their own. */
export function actorAddress(actor: { kind: string; id: string }): string {
  return addressOf({ page: actor.kind === 'body' ? 'body' : 'actor', id: actor.id });
}

import { type Standing, standings } from '../domain/commitments/standing.ts';
import type { timelineKinds } from '../domain/timeline/timeline.ts';

export const recordPages = ['briefings', 'commitments', 'handovers', 'bodies', 'actors'] as const;
/** What is made from a record to be handed on has an address below that of the record. */
export const paperPages = { handovers: 'file', briefings: 'brief', actors: 'promises' } as const;
export type PaperAsked = (typeof paperPages)[keyof typeof paperPages];
export const plainPages = ['upcoming', 'follow-up', 'commitments', 'briefings', 'bodies', 'actors'] as const;

/** The filters and the window of the timeline, as its address has them; what makes no sense in it is left out. */
export interface TimelineAsked {
  kind?: (typeof timelineKinds)[number][];
  body?: string;
  actor?: string;
  topic?: string;
  standing?: Standing[];
  from?: string;
  to?: string;
}

/** A page of the dashboard that has a preview. */
export type Asked =
  | { page: 'timeline'; view: TimelineAsked }
  | { page: (typeof plainPages)[number] }
  | { page: (typeof recordPages)[number]; id: string; paper?: PaperAsked };

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isId = (text: string) => /^[\w.-]{1,100}$/.test(text);

function readView(search: URLSearchParams): TimelineAsked {
  const read = (name: string, accepts: (text: string) => boolean) => {
    const value = search.get(name);
    return value && accepts(value) ? value : undefined;
  };
  const [from, to] = [read('from', isDay), read('to', isDay)];
  const named = (name: string) => (search.get(name) ?? '').split(',');
  const kind = (['briefings', 'commitments', 'bodies'] as const).filter((one) => named('kind').includes(one));
  const standing = standings.filter((one) => named('standing').includes(one));
  return {
    ...(kind.length > 0 ? { kind } : {}),
    ...(standing.length > 0 ? { standing } : {}),
    ...Object.fromEntries(['body', 'actor', 'topic'].map((name) => [name, read(name, isId)])),
    ...(from && to && from < to ? { from, to } : {}),
  };
}

/** What the address of a page asks for; null where it has no preview. */
export function readAsked({ pathname, searchParams }: URL): Asked | null {
  const [first, id, last, ...rest] = pathname.split('/').filter(Boolean);
  if (rest.length > 0) return null;
  if (first === undefined || first === 'timeline')
    return id === undefined ? { page: 'timeline', view: readView(searchParams) } : null;
  if (id === undefined) {
    const page = plainPages.find((one) => one === first);
    return page ? { page } : null;
  }
  const page = recordPages.find((one) => one === first);
  if (!page || !isId(id)) return null;
  if (last === undefined) return { page, id };
  const paper = page in paperPages ? paperPages[page as keyof typeof paperPages] : null;
  return paper === last ? { page, id, paper } : null;
}

/** The address of a page: the same for all views of it that have the same preview. */
export function canonicalPath(asked: Asked): string {
  if ('id' in asked) return `/${asked.page}/${asked.id}${asked.paper ? `/${asked.paper}` : ''}`;
  if (asked.page !== 'timeline') return `/${asked.page}`;
  return `/${viewQuery(asked.view)}`;
}

function viewQuery(view: TimelineAsked): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value) search.set(name, String(value));
  const query = search.toString().replaceAll('%2C', ',');
  return query ? `?${query}` : '';
}

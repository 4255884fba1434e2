import type { hc, InferResponseType } from 'hono/client';
import type { AppType } from '../worker/app.ts';
import type { SlipBearer } from '../worker/domain/commitments/slip-buckets.ts';
import type { DeskSection } from '../worker/domain/desk/desk.ts';
import type { SearchKind } from '../worker/domain/search/kinds.ts';
import { askedAs, type CellWindow } from '../worker/domain/timeline/step.ts';
import { isEmbedded } from './location.ts';
import type { DeskView } from './location-desk.ts';
import type { ArchivedView, CommitmentsView, TimelineView } from './location-views.ts';
import type { PaperPlace } from './paper-places.ts';

/** Hono's client knows the address of every endpoint by its types; the addresses alone need no code of its. */
type Client = ReturnType<typeof hc<AppType>>;
type Parts = { param?: Record<string, string>; query?: Record<string, string> };

const endpoints = (path: string): unknown =>
  new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === '$url'
          ? urlOf(path)
          : name[0] === '$'
            ? { method: name.slice(1).toUpperCase(), urlOf: urlOf(path) }
            : endpoints(`${path}/${name}`),
    },
  );
const urlOf =
  (path: string) =>
  ({ param = {}, query = {} }: Parts = {}) => {
    const filled = path.replace(/:(\w+)/g, (slot, name: string) => param[name] ?? slot);
    const url = new URL(filled, 'http://localhost');
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  };
export const { api: at } = endpoints('') as Client;

/** Something that can be asked of the API: its address, and the type of the answer (in types only). */
export type Question<T> = { address: string; readonly answer?: T };
export type Page<T> = { items: T[]; next: string | null };

/** The address asks, and the endpoint's own type says what it answers with. */
export function question<E>({ pathname, search }: URL, _endpoint: E): Question<InferResponseType<E, 200>> {
  return { address: pathname + search };
}

type Query = Record<string, string | undefined>;
type Paging = { limit?: number; cursor?: string | null };

/** Fields without a value are left out: the API refuses what it cannot read. */
function filled<Q extends Query>(query: Q, paging: Paging = {}) {
  const { limit, cursor } = paging;
  const all = { ...query, limit: limit?.toString(), cursor: cursor ?? undefined };
  for (const name of Object.keys(all) as (keyof typeof all)[]) if (!all[name]) delete all[name];
  return all;
}

/** The client puts a parameter into the path as it is; ours come from the address bar. */
export const idParam = (id: string) => ({ id: encodeURIComponent(id) });

type Range = { from: string; to: string };

export type TimelineFilter = Pick<
  TimelineView,
  'kinds' | 'body' | 'actor' | 'topic' | 'standing' | 'lanes' | 'pinned' | 'hidden'
>;

const followUp = at['follow-up'];
type SummaryFilter = { party?: string; body?: string; topic?: string };

/** The address of the same answer as a CSV file. */
export const csvAddress = ({ address }: Question<unknown>) => address.replace(/(?=\?|$)/, '.csv');

/** The questions that several pages ask. */
export const api = {
  timeline: (window: CellWindow, { kinds, pinned, hidden, ...filter }: TimelineFilter = {}) => {
    const lists = { kind: kinds?.join(','), pinned: pinned?.join(','), hidden: hidden?.join(',') };
    const query = { ...askedAs(window), ...filled({ ...lists, ...filter }) };
    return question(at.timeline.$url({ query }), at.timeline.$get);
  },
  timelineRows: ({
    kinds,
    ...filter
  }: Omit<TimelineFilter, 'lanes' | 'pinned' | 'hidden'> & Partial<Range>) => {
    const query = filled({ kind: kinds?.join(','), ...filter });
    return question(at['timeline.csv'].$url({ query }), at['timeline.csv'].$get);
  },
  timelineOverview: ({ kinds, body, actor, topic }: TimelineFilter = {}) => {
    const query = filled({ kind: kinds?.join(','), body, actor, topic });
    return question(at.timeline.overview.$url({ query }), at.timeline.overview.$get);
  },
  upcoming: (filter: { party?: string; body?: string; topic?: string }) =>
    question(at.upcoming.$url({ query: filled(filter) }), at.upcoming.$get),
  desk: (view: DeskView) => question(at.desk.$url({ query: filled(view) }), at.desk.$get),
  deskSection: (section: DeskSection, view: DeskView, paging: Paging) => {
    const asked = at.desk.sections[':section'];
    return question(asked.$url({ param: { section }, query: filled(view, paging) }), asked.$get);
  },
  deskChanges: () => question(at.desk.changes.$url(), at.desk.changes.$get),
  views: () => question(at.views.$url(), at.views.$get),
  owners: () => question(at.owners.$url(), at.owners.$get),
  commitments: (
    filter: Omit<CommitmentsView, 'asOf'> & { briefing?: string; dueBriefing?: string },
    paging?: Paging,
  ) => question(at.commitments.$url({ query: filled(filter, paging) }), at.commitments.$get),
  commitment: (id: string, asOf?: string) =>
    question(
      at.commitments[':id'].$url({ param: idParam(id), query: filled({ asOf }) }),
      at.commitments[':id'].$get,
    ),
  briefings: (filter: { actor?: string; parent?: string; text?: string } & Partial<Range>, paging?: Paging) =>
    question(at.briefings.$url({ query: filled(filter, paging) }), at.briefings.$get),
  briefing: (id: string, asOf?: string) =>
    question(
      at.briefings[':id'].$url({ param: idParam(id), query: filled({ asOf }) }),
      at.briefings[':id'].$get,
    ),
  handovers: (filter: { actor?: string; briefing?: string }, paging?: Paging) =>
    question(at.handovers.$url({ query: filled(filter, paging) }), at.handovers.$get),
  handover: (id: string, asOf?: string) =>
    question(
      at.handovers[':id'].$url({ param: idParam(id), query: filled({ asOf }) }),
      at.handovers[':id'].$get,
    ),
  terms: (id: string, asOf?: string) =>
    question(
      at.bodies[':id'].terms.$url({ param: idParam(id), query: filled({ asOf }) }),
      at.bodies[':id'].terms.$get,
    ),
  actors: (filter: { kind?: string; text?: string }, paging?: Paging) =>
    question(at.actors.$url({ query: filled(filter, paging) }), at.actors.$get),
  actor: (id: string, asOf?: string) =>
    question(at.actors[':id'].$url({ param: idParam(id), query: filled({ asOf }) }), at.actors[':id'].$get),
  paper: ({ page, id, only }: PaperPlace) => {
    const asked = { param: idParam(id), query: filled({ only }) as { only?: 'public' } };
    if (page === 'brief') {
      const { brief } = at.briefings[':id'];
      return question(brief.$url(asked), brief.$get);
    }
    const { file } = at.handovers[':id'];
    const { promises } = at.actors[':id'];
    return page === 'promises'
      ? question(promises.$url(asked), promises.$get)
      : question(file.$url(asked), file.$get);
  },
  archived: (filter: ArchivedView, paging?: Paging) =>
    question(at.archived.$url({ query: filled(filter, paging) }), at.archived.$get),
  who: () => question(at.session.$url(), at.session.$get),
  topics: () => question(at.topics.$url(), at.topics.$get),
  changes: (subject: string, paging?: Paging) =>
    question(at.changes.$url({ query: filled({ subject }, paging) }), at.changes.$get),
  search: (asked: { q: string; kind?: SearchKind; archived?: 'include' }, paging?: Paging) =>
    question(at.search.$url({ query: filled(asked, paging) }), at.search.$get),
  comments: (subject: string, paging?: Paging) =>
    question(at.comments.$url({ query: { subject, ...filled({}, paging) } }), at.comments.$get),
  statuses: (filter: SummaryFilter & { asOf?: string; by?: 'body' } = {}) =>
    question(followUp.statuses.$url({ query: filled(filter) }), followUp.statuses.$get),
  scores: (filter: SummaryFilter = {}) =>
    question(followUp.scores.$url({ query: filled(filter) }), followUp.scores.$get),
  slippage: (filter: SummaryFilter & { by: SlipBearer }) =>
    question(followUp.slippage.$url({ query: filled(filter) }), followUp.slippage.$get),
  dueLoad: (filter: SummaryFilter = {}) =>
    question(followUp['due-load'].$url({ query: filled(filter) }), followUp['due-load'].$get),
};

export type FailureReason = 'unreachable' | 'not_found' | 'not_allowed' | 'rejected' | 'broken';

/** A question that was not answered. Why is one of few reasons, each of which has its words. */
export class Unanswered extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

function reasonFor(status: number): FailureReason {
  if (status === 404 || status === 410) return 'not_found';
  if (status === 401 || status === 403) return 'not_allowed';
  return status >= 400 && status < 500 && status !== 429 ? 'rejected' : 'broken';
}

/** In other people's pages nothing is asked in the reader's name: what is shown there is public. */
const credentials = isEmbedded() ? 'omit' : 'same-origin';

/** Asks the API. Rejects with `Unanswered`, or with the signal's reason when given up. */
export async function ask<T>({ address }: Question<T>, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { signal, credentials, headers: { accept: 'application/json' } });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Unanswered('unreachable', error);
  }
  if (!response.ok) throw new Unanswered(reasonFor(response.status));
  try {
    return (await response.json()) as T;
  } catch (error) {
    signal?.throwIfAborted();
    throw new Unanswered('broken', error);
  }
}

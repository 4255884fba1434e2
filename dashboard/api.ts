import type { Actor } from '../worker/domain/actor.ts';
import type { Briefing, BriefingDetail } from '../worker/domain/briefing.ts';
import type { Commitment, CommitmentDetail } from '../worker/domain/commitment.ts';
import type { Scores, StatusHistory, Upcoming } from '../worker/domain/follow-up-summary.ts';
import type { Handover, HandoverDetail, Succession } from '../worker/domain/handover.ts';
import type { Timeline } from '../worker/domain/timeline.ts';

/** Something that can be asked of the API: its address, and the type of the answer (in types only). */
export type Question<T> = { address: string; readonly answer?: T };

export type Page<T> = { items: T[]; next: string | null };
export type Topic = { id: string; name: string };
export type Change = {
  seq: number;
  subject: { kind: string; id: string };
  version: number;
  verb: string;
  at: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
};

type Query = Record<string, string | number | readonly string[] | null | undefined>;

function at<T>(path: string, query: Query = {}): Question<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value?.toString();
    if (text) search.set(name, text);
  }
  return { address: search.size === 0 ? path : `${path}?${search}` };
}

const one = (folder: string, id: string) => `/api/${folder}/${encodeURIComponent(id)}`;

type Cursor = { limit?: number; cursor?: string | null };

/** Every question that the dashboard asks. */
export const api = {
  timeline: (query: {
    from?: string;
    to?: string;
    kind?: readonly string[];
    body?: string;
    actor?: string;
    topic?: string;
    standing?: string;
  }) => at<Timeline>('/api/timeline', query),
  upcoming: (query: { party?: string; body?: string; topic?: string }) =>
    at<Upcoming>('/api/upcoming', query),
  commitments: (query: { party?: string; body?: string; briefing?: string; standing?: string } & Cursor) =>
    at<Page<Commitment>>('/api/commitments', query),
  commitment: (id: string) => at<CommitmentDetail>(one('commitments', id)),
  briefings: (query: { actor?: string; text?: string } & Cursor) =>
    at<Page<Briefing>>('/api/briefings', query),
  briefing: (id: string) => at<BriefingDetail>(one('briefings', id)),
  handovers: (query: { body?: string; actor?: string; briefing?: string } & Cursor) =>
    at<Page<Handover>>('/api/handovers', query),
  handover: (id: string) => at<HandoverDetail>(one('handovers', id)),
  terms: (body: string) => at<Succession>(`${one('bodies', body)}/terms`),
  actors: (query: { kind?: string; text?: string } & Cursor) => at<Page<Actor>>('/api/actors', query),
  actor: (id: string) => at<Actor>(one('actors', id)),
  topics: () => at<{ items: Topic[] }>('/api/topics'),
  changes: (query: { subject: string } & Cursor) => at<Page<Change>>('/api/changes', query),
  statuses: () => at<StatusHistory>('/api/follow-up/statuses'),
  scores: () => at<Scores>('/api/follow-up/scores'),
};

export type FailureReason = 'unreachable' | 'not_found' | 'rejected' | 'broken';

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
  return status >= 400 && status < 500 && status !== 429 ? 'rejected' : 'broken';
}

/** Asks the API. Rejects with `Unanswered`, or with the signal's reason when given up. */
export async function ask<T>({ address }: Question<T>, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { signal, headers: { accept: 'application/json' } });
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

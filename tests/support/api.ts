import { expect } from 'vitest';
import type { Actor } from '../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { Fault } from '../../worker/domain/errors.ts';
import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { call } from './worker.ts';

/** The API as its users call it: each helper expects success, and gives the record. */

export interface Kinds {
  actors: Actor;
  briefings: BriefingDetail;
  commitments: CommitmentDetail;
  handovers: HandoverDetail;
}
export type Kind = keyof Kinds;

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Fault[];
}

type Options = NonNullable<Parameters<typeof call>[1]>;

/** Redirects are followed, as browsers and clients do. */
export async function get<T>(path: string, token?: string): Promise<T> {
  const response = await call(path, { token });
  const location = response.status === 308 && response.headers.get('Location');
  if (location) return get<T>(location, token);
  expect([response.status, path]).toEqual([200, path]);
  return response.json();
}

export async function create<K extends Kind>(kind: K, body: unknown, token: string): Promise<Kinds[K]> {
  const response = await call(`/api/${kind}`, { body, token });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

export const read = <K extends Kind>(kind: K, id: string, token?: string) =>
  get<Kinds[K]>(`/api/${kind}/${id}`, token);

export const patch = (
  kind: Kind,
  { id, version }: { id: string; version?: number },
  body: unknown,
  token: string,
) => call(`/api/${kind}/${id}`, { method: 'PATCH', body, token, headers: { 'If-Match': `"${version}"` } });

export async function change<K extends Kind>(
  kind: K,
  record: { id: string; version?: number },
  body: unknown,
  token: string,
): Promise<Kinds[K]> {
  const response = await patch(kind, record, body, token);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

export async function archive<K extends Kind>(
  kind: K,
  { id, version }: { id: string; version?: number },
  token: string,
  act: 'archive' | 'restore' = 'archive',
): Promise<Kinds[K]> {
  const headers = { 'If-Match': `"${version}"` };
  const response = await call(`/api/${kind}/${id}/${act}`, { method: 'POST', token, headers });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

export async function followUp(id: string, body: unknown, token: string): Promise<CommitmentDetail> {
  const response = await call(`/api/commitments/${id}/follow-ups`, { body, token });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

/** The problem details of a refusal, once its status and type are as they should be. */
export async function refusal(response: Response, status: number): Promise<Problem> {
  const text = await response.text();
  expect([response.status, text]).toEqual([status, text]);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  return JSON.parse(text);
}

/** Where a refusal points: JSON pointers, or names of parameters and headers. */
export async function pointers(path: string, options: Options = {}, status = 422): Promise<string[]> {
  const { errors = [] } = await refusal(await call(path, options), status);
  return errors.map(({ pointer }) => pointer);
}

interface Listed<T> {
  items: T[];
  next: string | null;
}

export const list = <T = { id: string }>(path: string, token?: string) => get<Listed<T>>(path, token);

/** Follows `next` from the first page to the last. */
export async function walk<T = { id: string }>(path: string, token?: string): Promise<T[][]> {
  const pages: T[][] = [];
  const glue = path.includes('?') ? '&' : '?';
  for (let next: string | null = ''; next !== null; ) {
    const page: Listed<T> = await list<T>(
      next ? `${path}${glue}cursor=${encodeURIComponent(next)}` : path,
      token,
    );
    pages.push(page.items);
    next = page.next;
  }
  return pages;
}

export const days = (from: string, count: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** Today as the Worker's own clock has it. */
export const today = () => new Date().toISOString().slice(0, 10);

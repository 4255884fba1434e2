import type { InferRequestType, InferResponseType } from 'hono/client';
import type { Fault } from '../worker/domain/errors.ts';
import { tellSession } from './session-news.ts';

/** Something that the API refused, with what it said; status 0 where it could not be reached. */
export class Refused extends Error {
  readonly status: number;
  /** Each fault with a pointer into what was sent. */
  readonly faults: Fault[];
  /** The problem's type by its name, such as "key_reused". */
  readonly kind: string;
  constructor(status: number, detail: string, faults: Fault[] = [], kind = '') {
    super(detail);
    this.status = status;
    this.faults = faults;
    this.kind = kind;
  }
}

/** An endpoint that changes something, as the typed client of api.ts has it: `at.people[':id'].$patch`. */
// biome-ignore lint/suspicious/noExplicitAny: only what is inferred from it counts
type Endpoint = (args: any, options?: any) => Promise<any>;
type Json<E> = InferRequestType<E> extends { json: infer J } ? { json: J } : { json?: undefined };
/** `once`: a key by which the same act is done once, however often it is sent. */
type Sent<E> = Json<E> & { param?: Record<string, string>; version?: number | undefined; once?: string };
type Answer<E> = InferResponseType<E, 200 | 201>;
/** `sequence`: the last change that the write made, for taking it back; null where it told none. */
type Written<T> = { value: T; sequence: number | null };

/** Sends a change. It is always JSON, also where it is empty: nothing else is taken from a page. Rejects with `Refused`. */
export async function write<E extends Endpoint>(
  endpoint: E,
  { json, param = {}, version, once }: Sent<E>,
): Promise<Written<Answer<E>>> {
  const { method, urlOf } = endpoint as unknown as {
    method: string;
    urlOf(parts: { param: Record<string, string> }): URL;
  };
  const encoded = Object.entries(param).map(([name, value]) => [name, encodeURIComponent(value)]);
  const { pathname } = urlOf({ param: Object.fromEntries(encoded) });
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (once !== undefined) headers['idempotency-key'] = once;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const init = { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) };
  const response = await fetch(pathname, init).catch((error) => {
    throw new Refused(0, String(error));
  });
  const text = await response.text();
  if (!response.ok) throw refusedBy(response.status, text);
  const sequence = Number(response.headers.get('Change-Sequence')) || null;
  return { value: text === '' ? undefined : JSON.parse(text), sequence };
}

/** The same, where nothing is to be taken back. */
export const send = async <E extends Endpoint>(endpoint: E, sent: Sent<E>): Promise<Answer<E>> =>
  (await write(endpoint, sent)).value;

function refusedBy(status: number, text: string): Refused {
  if (status === 401 || status === 403) tellSession('refused');
  try {
    const { detail, errors, type } = JSON.parse(text) as {
      detail?: unknown;
      errors?: Fault[];
      type?: unknown;
    };
    const faults = Array.isArray(errors) ? errors : [];
    return new Refused(
      status,
      typeof detail === 'string' ? detail : '',
      faults,
      String(type).split('#problem-')[1],
    );
  } catch {
    return new Refused(status, '');
  }
}

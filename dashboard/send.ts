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

/** `once`: a key by which the same act is done once, however often it is sent. */
type Sent = { body?: unknown; version?: number; once?: string };
/** `sequence`: the last change that the write made, for taking it back; null where it told none. */
type Written<T> = { value: T; sequence: number | null };

/** Sends a change. It is always JSON, also where it is empty: nothing else is taken from a page. Rejects with `Refused`. */
export async function write<T = void>(
  method: 'POST' | 'PATCH' | 'DELETE',
  address: string,
  { body, version, once }: Sent = {},
): Promise<Written<T>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (once !== undefined) headers['idempotency-key'] = once;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(address, init).catch((error) => {
    throw new Refused(0, String(error));
  });
  const text = await response.text();
  if (!response.ok) throw refusedBy(response.status, text);
  const sequence = Number(response.headers.get('Change-Sequence')) || null;
  return { value: (text === '' ? undefined : JSON.parse(text)) as T, sequence };
}

/** The same, where nothing is to be taken back. */
export const send = async <T = void>(
  method: 'POST' | 'PATCH' | 'DELETE',
  address: string,
  sent: Sent = {},
): Promise<T> => (await write<T>(method, address, sent)).value;

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

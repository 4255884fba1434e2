import { env } from 'cloudflare:workers';
import { v7 } from 'uuid';
import type { Context } from '../../worker/actions/log.ts';
import { createIntegration } from '../../worker/actions/manage-integrations.ts';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/perform.ts';
import { app as wholeApp } from '../../worker/app.ts';
import type { Env } from '../../worker/config.ts';
import { Db } from '../../worker/db/database.ts';
import { signStandardWebhook } from '../../worker/domain/events/signature.ts';
import type { Role, Visibility } from '../../worker/domain/visibility.ts';

const bound = env as unknown as Env & { SECRETS_KEY: string };
const bindings = { ...bound, VERSION: { id: '' } };

/** Begins a deployment, to which nothing applies that an earlier one left in a cache. */
export function newDeployment(): void {
  bindings.VERSION = { id: v7() };
}

export const sealingKey = bindings.SECRETS_KEY;

/** The real database, with the real migrations; empty when a test file begins. */
export async function migrated(): Promise<Db> {
  return new Db(bindings.DB);
}

const random = () => crypto.getRandomValues(new Uint8Array(32));

/** What an action needs, at a moment of the test's choosing. */
export function acting(now = '2026-11-23T12:00:00Z'): Context {
  const moment = new Date(now);
  const author = { kind: 'token' as const, id: null, name: 'test' };
  return { db: new Db(bindings.DB), now: moment, newId: () => v7(), author };
}

export async function tokenFor(role: Role, days: number | null = null): Promise<string> {
  const { token } = await perform(acting(new Date().toISOString()), (work) =>
    createToken(work, { name: `a ${role}`, role, days, random: random() }),
  );
  return token;
}

export async function sender(options: { visibility?: Visibility; mayPublish?: boolean } = {}) {
  const keys = { sealingKey: bindings.SECRETS_KEY, random: random() };
  return perform(acting(), (work) => createIntegration(work, { name: 'a sender', ...options }, keys));
}

/**
 * The real database, which notes each round trip as its count of statements, and the longest text it was given, in bytes;
 * `before` runs ahead of each.
 */
export function watched(before: (trip: number) => Promise<void> = async () => {}) {
  const trips: number[] = [];
  let longest = 0;
  const trip = async <T>(statements: number, run: () => Promise<T>) => {
    trips.push(statements);
    await before(trips.length);
    return run();
  };
  const prepare = (sql: string) => ({
    bind(...values: unknown[]) {
      for (const value of values)
        if (typeof value === 'string' && value.length * 3 > longest)
          longest = Math.max(longest, new TextEncoder().encode(value).length);
      const bound = bindings.DB.prepare(sql).bind(...values);
      const all = bound.all.bind(bound);
      return Object.assign(bound, { all: () => trip(1, all) });
    },
  });
  const batch: D1Database['batch'] = (all) => trip(all.length, () => bindings.DB.batch(all));
  return { trips, longest: () => longest, DB: { prepare, batch } as D1Database };
}

export interface Asked {
  method?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Instead of the real database. */
  DB?: D1Database;
  /** Instead of the whole app. */
  app?: Pick<typeof wholeApp, 'request'>;
}

/** Calls the whole app, as over HTTP. A body that is not a string or bytes travels as JSON. */
export async function call(
  path: string,
  { method, token, body, headers = {}, DB = bindings.DB, app = wholeApp }: Asked = {},
): Promise<Response> {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  return app.request(
    `http://localhost${path}`,
    {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: raw ? (body as string | Uint8Array<ArrayBuffer> | undefined) : JSON.stringify(body),
    },
    { ...bindings, DB },
  );
}

/** Posts an event signed by `sender`; the message id names it. */
export async function post(
  { id, secret }: { id: string; secret: string },
  messageId: string,
  event: unknown,
  { headers = {}, sentAt = new Date(), DB }: Pick<Asked, 'headers' | 'DB'> & { sentAt?: Date } = {},
): Promise<Response> {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  const body =
    event instanceof Uint8Array ? (event as Uint8Array<ArrayBuffer>) : new TextEncoder().encode(text);
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const signature = await signStandardWebhook({ id: messageId, timestamp, body, secret });
  return call(`/webhooks/${id}`, {
    body,
    DB,
    headers: {
      'webhook-id': messageId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
      ...headers,
    },
  });
}

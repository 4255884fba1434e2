import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { sha256Hex } from '../domain/bytes.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import { wholeText } from './whole-text.ts';

/**
 * The version that the caller has seen, from If-Match: the ETag of an earlier answer, or the bare version in
 * quotes. A weak mark is forgiven: proxies that compress add it.
 */
export function expectedVersion(c: Context<App>): number {
  const header = c.req.header('If-Match');
  if (header === undefined)
    throw new Refusal(
      'precondition_required',
      'Send If-Match with the ETag of the version that you have read.',
    );
  const version = /^(?:W\/)?"([1-9]\d{0,9})(?:\.[0-9a-f]+)?"$/.exec(header.trim())?.[1];
  if (!version) throw invalid('If-Match', 'must be the ETag of an earlier answer, such as "3"');
  return Number(version);
}

/** As `expectedVersion`, where naming a version is up to the caller. */
export function namedVersion(c: Context<App>): number | null {
  return c.req.header('If-Match') === undefined ? null : expectedVersion(c);
}

/** Whether the caller has the answer of this ETag already, as If-None-Match lists it. */
export function isKnown(c: Context<App>, etag: string): boolean {
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag);
}

/**
 * Gives answers a strong ETag, and answers 304 where the caller has it already. It begins with the record's
 * version for callers who may know of versions; the public's is a hash of what it sees and no more.
 */
export const etags = createMiddleware<App>(async (c, next) => {
  await next();
  if (!c.res.ok) return;
  const { audience } = c.var.caller;
  const body = await wholeText(c.res);
  const hash = (await sha256Hex(body)).slice(0, 24);
  const etag = c.var.version === undefined ? `"${hash}"` : `"${c.var.version}.${hash}"`;
  const headers = new Headers(c.res.headers);
  headers.set('ETag', etag);
  headers.set('Cache-Control', audience === 'public' ? 'public, no-cache' : 'private, no-cache');
  headers.append('Vary', 'Authorization, Cookie');
  const unchanged = c.req.method === 'GET' && isKnown(c, etag);
  if (unchanged) headers.delete('Content-Type');
  const answer = new Response(unchanged ? null : body, { status: unchanged ? 304 : c.res.status, headers });
  // Hono would merge the old headers into the new answer.
  c.res = undefined;
  c.res = answer;
});

import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { latestSeq } from '../db/changes.ts';

interface Kept {
  body: string;
  headers: Headers;
}

// An isolate's own memory: it may be lost at any time, and nothing is wrong then.
const kept = new Map<string, Kept>();
const mostKept = 200;
const mostCharacters = 256 * 1024;

/**
 * Answers the public from memory for as long as nothing has changed: the number of the newest change names the
 * state of the whole record, and reading it is one row. The day is part of the key, for standings move with it.
 */
export const cached = createMiddleware<App>(async (c, next) => {
  const { caller, db, today } = c.var;
  if (c.req.method !== 'GET' || caller.audience !== 'public') return next();
  const key = `${today} ${await latestSeq(db)} ${c.req.url}`;
  const known = kept.get(key);
  if (known) {
    const unchanged = c.req.header('If-None-Match') === known.headers.get('ETag');
    return new Response(unchanged ? null : known.body, {
      status: unchanged ? 304 : 200,
      headers: known.headers,
    });
  }
  await next();
  if (c.res.status !== 200) return;
  const body = await c.res.clone().text();
  if (body.length > mostCharacters) return;
  // A Map remembers the order of insertion: the first key is the oldest.
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, { body, headers: new Headers(c.res.headers) });
});

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { latestSeqQuery } from '../db/log/changes.ts';
import { fromEdge, type Kept, toEdge } from './edge.ts';
import { isKnown } from './versions.ts';
import { wholeText } from './whole-text.ts';

// An isolate's own memory: it may be lost at any time, and nothing is wrong then.
const kept = new Map<string, Kept>();
// Together well below the 128 MB of an isolate, whatever anybody asks for.
const mostKept = 8 * 1024 * 1024;
const mostCharacters = 512 * 1024;
let characters = 0;

/**
 * Answers from memory for as long as nothing has changed: the number of the newest change names the state of the
 * whole record, and reading it is one row. Who asks is part of the key by role, which alone decides what is seen;
 * so is the day, for standings move with it, and the person who asks for what is theirs. What an isolate does not
 * remember, the edge of the network may.
 */
export const cached = createMiddleware<App>(async (c, next) => {
  const { caller, db, today } = c.var;
  if (c.req.method !== 'GET') return next();
  const seq = c.var.seq ?? (await db.first(latestSeqQuery()))?.seq ?? 0;
  const me = caller.kind === 'person' && c.req.query('owner') === 'me' ? caller.id : '';
  const key = `${c.env.VERSION?.id} ${caller.audience} ${me} ${today} ${seq} ${c.req.url}`;
  const known = kept.get(key) ?? (await fromEdge(c, seq));
  if (known) {
    keep(key, known);
    const unchanged = isKnown(c, known.headers.get('ETag') ?? '');
    return new Response(unchanged ? null : known.body, {
      status: unchanged ? 304 : 200,
      headers: known.headers,
    });
  }
  await next();
  if (c.res.status !== 200) return;
  const answer = { body: await wholeText(c.res.clone()), headers: new Headers(c.res.headers) };
  keep(key, answer);
  afterwards(c, toEdge(c, seq, answer));
});

function keep(key: string, answer: Kept): void {
  // Two that asked at once: the second finds it kept.
  if (answer.body.length > mostCharacters || kept.has(key)) return;
  kept.set(key, answer);
  characters += answer.body.length;
  // A Map remembers the order of insertion: the oldest come first.
  for (const [old, { body: forgotten }] of kept) {
    if (characters <= mostKept) break;
    kept.delete(old);
    characters -= forgotten.length;
  }
}

/** What nobody waits for. Outside of a request to a Worker, as in tests, there is nobody to leave it to. */
export function afterwards(c: Context<App>, work: Promise<void>): void {
  try {
    c.executionCtx.waitUntil(work);
  } catch {
    work.catch(() => {});
  }
}

/** Answers that do not say how long they hold are for whoever asked, and for nobody to keep. */
export const notKept = createMiddleware<App>(async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
});

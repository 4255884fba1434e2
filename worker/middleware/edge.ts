import type { Context } from 'hono';
import type { App } from '../context.ts';
import { wholeText } from './whole-text.ts';

/** An answer as it is kept: its text and its headers. */
export interface Kept {
  body: string;
  headers: Headers;
}

/** How long the edge may keep an answer, in seconds. It is named by the state of the record, so it never goes stale. */
const keptFor = 3600;
const told = 'X-Told-Cache-Control';

/**
 * The name of an answer at the edge: this deployment, the state of the record, the day and what was asked. Null for
 * what has no place there: only what many ask for in the same words and is dear to make does. Without a deployment,
 * as on one's own machine, answers of earlier code could not be told apart.
 */
export function edgeKey(c: Context<App>, seq: number): string | null {
  const isShared = c.var.caller.audience === 'public' && c.req.path.startsWith('/api/timeline');
  if (!isShared || !c.env.VERSION) return null;
  const { pathname, search } = new URL(c.req.url);
  return `https://answers.invalid/${c.env.VERSION.id}/${seq}/${c.var.today}${pathname}${search}`;
}

/** The page's types come through this file too, and know the caches of a browser alone. */
export const edgeCache = () => (caches as unknown as { default: Cache }).default;

/** The answer from the edge's cache, where it has one. */
export async function fromEdge(c: Context<App>, seq: number): Promise<Kept | undefined> {
  const key = edgeKey(c, seq);
  const response = key === null ? undefined : await edgeCache().match(key);
  if (!response) return undefined;
  const headers = new Headers(response.headers);
  headers.set('Cache-Control', headers.get(told) ?? 'public, no-cache');
  for (const name of [told, 'CF-Cache-Status', 'Age']) headers.delete(name);
  return { body: await wholeText(response), headers };
}

/** Leaves an answer with the edge's cache, after it has gone out. */
export async function toEdge(c: Context<App>, seq: number, { body, headers }: Kept): Promise<void> {
  const key = edgeKey(c, seq);
  if (key === null) return;
  const kept = new Headers(headers);
  kept.set(told, headers.get('Cache-Control') ?? '');
  kept.set('Cache-Control', `public, max-age=${keptFor}`);
  // A cache takes nothing that varies by who asks; here only the public does.
  kept.delete('Vary');
  await edgeCache().put(key, new Response(body, { headers: kept }));
}

import type { Context } from 'hono';
import type { App, Caller } from '../context.ts';
import { sha256Hex } from '../domain/bytes.ts';
import { invalid } from '../domain/errors.ts';

/** The Idempotency-Key of a request, with the hash of what was asked; null where the caller sent none. */
export async function idempotencyKey(c: Context<App>) {
  const header = c.req.header('Idempotency-Key');
  if (header === undefined) return null;
  const key = header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid('Idempotency-Key', 'must have 1 to 200 visible ASCII characters, such as a UUID');
  const hash = await sha256Hex(`${c.req.method} ${c.req.path}\n${await c.req.text()}`);
  return { caller: authorOf(c.var.caller).id ?? '', key, hash };
}

/** What actions need of a request. */
export function acting(c: Context<App>) {
  const { db, now, newId, caller } = c.var;
  const wrote = (sequence: number) => c.header('Change-Sequence', String(sequence));
  return { db, now, newId, author: authorOf(caller), wrote };
}

/** Who wrote it, as the log will say. Of the public, who only come in by links and passkeys, nothing is known yet. */
function authorOf(caller: Caller) {
  if (caller.kind === 'public') return { kind: 'system' as const, id: null, name: 'Sign-in' };
  const { kind, id, name } = caller;
  return { kind, id, name };
}

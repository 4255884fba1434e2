import type { Context } from 'hono';
import type { App } from '../context.ts';
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
  return { caller: c.var.caller.token?.id ?? '', key, hash };
}

/** What actions need of a request. */
export function acting(c: Context<App>) {
  const { db, now, newId, caller } = c.var;
  const author = { kind: 'token' as const, id: caller.token?.id ?? null, name: caller.token?.name ?? '' };
  return { db, now, newId, author };
}

import { idempotencyKeyQuery } from '../db/people/access.ts';
import { Refusal } from '../domain/errors.ts';
import type { Context } from './log.ts';
import { perform } from './perform.ts';
import type { Work } from './work.ts';

/** A caller's promise that requests of this key are one request. `hash` tells them from others of the same key. */
export interface IdempotencyKey {
  caller: string;
  key: string;
  hash: string;
}

/** As `perform`, for acts that create: a repeated key gives the first one's record, and writes nothing. */
export function performOnce(
  context: Context,
  key: IdempotencyKey | null,
  kind: string,
  act: (work: Work) => Promise<{ id: string }>,
): Promise<{ id: string }> {
  return perform(context, async (work) => {
    if (!key) return act(work);
    const known = await work.db.first(idempotencyKeyQuery(key.caller, key.key));
    if (known) {
      if (known.request_hash !== key.hash)
        throw new Refusal(
          'key_reused',
          'This Idempotency-Key came with another request before; use a new one.',
        );
      return { id: known.subject_id };
    }
    const { id } = await act(work);
    work.write.insert('idempotency_keys', {
      caller_id: key.caller,
      key: key.key,
      request_hash: key.hash,
      subject_kind: kind,
      subject_id: id,
      created_at: work.now,
    });
    return { id };
  });
}

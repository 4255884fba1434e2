import type { Db } from '../db/database.ts';
import { removeExpiredQueries } from '../db/people/expired.ts';

// Retries come within hours; a week also outlasts a long weekend.
const keyDays = 7;

// For so long, whoever opens a link again is told whether it was used or came too late.
const linkDays = 30;

/** Forgets what has had its time: old idempotency keys, sessions and links, and secrets that no longer open anything. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  await db.atomically(
    removeExpiredQueries({ now: now.toISOString(), link: before(linkDays), key: before(keyDays) }),
  );
}

import { build, type Db } from '../db/database.ts';

// Retries come within hours; a week also outlasts a long weekend.
const keyDays = 7;

// For so long, whoever opens a link again is told whether it was used or came too late.
const linkDays = 30;

/** Forgets what has had its time: old idempotency keys, sessions and links, and secrets that no longer open anything. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - keyDays * 86_400_000).toISOString();
  const moment = now.toISOString();
  const oldestLink = new Date(now.getTime() - linkDays * 86_400_000).toISOString();
  await db.atomically([
    build.deleteFrom('sessions').where('expires_at', '<', moment),
    build.deleteFrom('challenges').where('expires_at', '<', moment),
    build.deleteFrom('one_time_links').where('expires_at', '<', oldestLink),
    build.deleteFrom('idempotency_keys').where('created_at', '<', oldest),
    build
      .updateTable('integrations')
      .set({ previous_secret: null, previous_secret_until: null })
      .where('previous_secret_until', '<', moment),
  ]);
}

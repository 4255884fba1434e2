import { build, type Db } from '../db/database.ts';

// Retries come within hours; a week also outlasts a long weekend.
const keyDays = 7;

/** Forgets what has had its time: old idempotency keys, and secrets that no longer open anything. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - keyDays * 86_400_000).toISOString();
  await db.atomically([
    build.deleteFrom('idempotency_keys').where('created_at', '<', oldest),
    build
      .updateTable('integrations')
      .set({ previous_secret: null, previous_secret_until: null })
      .where('previous_secret_until', '<', now.toISOString()),
  ]);
}

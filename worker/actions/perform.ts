import { DanglingReference, Duplicate } from '../db/database.ts';
import { Refusal } from '../domain/errors.ts';
import type { Context } from './log.ts';
import { Work } from './work.ts';

// Where two writers can meet: one version, one name, one message, one reference, one key; or a circle of briefings.
const contested = new Set([
  'changes',
  'briefings',
  'actor_names',
  'deliveries',
  'refs',
  'idempotency_keys',
  'people',
  'passkeys',
  'one_time_links',
]);

// Each round at least one writer of those that met gets through; more than this many at once are turned away.
const mostAttempts = 30;

/**
 * Runs an act and sends what it wrote as one batch. Where another writer came first the act runs again on what
 * that one left; it then refuses as stale by itself where its caller had named a version.
 */
export async function perform<T>(context: Context, act: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const work = new Work(context);
    const result = await act(work);
    try {
      const logged = await context.db.atomically<{ seq: number }>(work.queries());
      if (logged.length > 0) context.wrote?.(Math.max(...logged.map(({ seq }) => seq)));
      return result;
    } catch (error) {
      if (error instanceof DanglingReference)
        throw new Refusal('conflict', 'Another record still refers to a part that this change would remove.');
      if (!(error instanceof Duplicate) || !contested.has(error.table)) throw error;
      if (attempt === mostAttempts)
        throw new Refusal('conflict', 'Too many writers at this record at once; try again.');
    }
  }
}

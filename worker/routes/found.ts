import type { Context } from 'hono';
import type { App } from '../context.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../domain/errors.ts';
import type { Audience } from '../domain/visibility.ts';

/**
 * A reader of one record for answers: refuses (404) where the caller may not see it, and leaves its version for
 * the ETag.
 */
export function found<T extends { version?: number | undefined }>(
  noun: string,
  read: (db: Db, id: string, audience: Audience, today: string) => Promise<T | undefined>,
) {
  return async (c: Context<App>, id: string): Promise<T> => {
    const { db, caller, today } = c.var;
    const record = await read(db, id, caller.audience, today);
    if (!record) throw notFound(noun);
    c.set('version', record.version);
    return record;
  };
}

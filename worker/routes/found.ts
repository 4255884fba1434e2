import type { Context } from 'hono';
import type { App } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { notFound } from '../domain/errors.ts';
import type { Audience } from '../domain/visibility.ts';
import { redirectMerged } from './merged.ts';
import { refuseFuture } from './schemas.ts';

/**
 * A reader of one record for answers: refuses (404) where the caller may not see it, and leaves its version for
 * the ETag.
 */
export function found<T extends { version?: number | undefined; archivedAt?: string | null }>(
  noun: RecordKind,
  read: (db: Db, id: string, audience: Audience, today: string) => Promise<T | undefined>,
  then?: (db: Db, id: string, day: string, audience: Audience) => Promise<T | undefined>,
) {
  return async (c: Context<App>, id: string, asOf?: string): Promise<T> => {
    const { db, caller, today } = c.var;
    refuseFuture(asOf, today);
    const record =
      asOf !== undefined && then
        ? await then(db, id, asOf, caller.audience)
        : await read(db, id, caller.audience, today);
    // As of an earlier day a merged record is still itself, for editors.
    const isRead = ['GET', 'HEAD'].includes(c.req.method) && asOf === undefined;
    if (isRead && (!record || record.archivedAt)) await redirectMerged(c, noun, id);
    if (!record) throw notFound(noun);
    // What stood then is no version to change.
    c.set('version', asOf === undefined ? record.version : undefined);
    return record;
  };
}

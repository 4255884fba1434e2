import type { Db } from '../db/database.ts';
import { seenQuery, visitQuery } from '../db/desk/visits.ts';
import { latestSeqQuery } from '../db/log/changes.ts';

/**
 * Notes up to which change a person has seen what happened, never further than there is any. A smaller number takes
 * it back. It is theirs alone and no part of the record, so it stands in no log.
 */
export async function seeDesk(db: Db, person: string, sequence: number, now: string) {
  const [[before], [newest]] = await db.together([visitQuery(person), latestSeqQuery()]);
  const seen_seq = Math.min(sequence, newest?.seq ?? 0);
  await db.atomically([seenQuery({ person_id: person, seen_seq, seen_at: now })]);
  return { sequence: seen_seq, before: before?.seen_seq ?? null };
}

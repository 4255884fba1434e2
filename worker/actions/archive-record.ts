import { build } from '../db/database.ts';
import { Refusal } from '../domain/errors.ts';
import type { RecordKind } from '../domain/record.ts';
import type { Visibility } from '../domain/visibility.ts';
import { existing } from './existing.ts';
import { expectVersion, type Work } from './work.ts';

const tables = {
  actor: 'actors',
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
} as const;

interface Archivable {
  visibility: Visibility;
  archivedAt: string | null;
}

/** Takes a record out of every list, or brings it back; nothing is ever deleted. */
export async function archiveRecord(
  work: Work,
  kind: RecordKind,
  id: string,
  expected: number,
  archive: boolean,
): Promise<void> {
  const entry = await existing<Archivable>(work, kind, id);
  expectVersion(entry, expected);
  if ((entry.state.archivedAt !== null) === archive)
    throw new Refusal(
      'conflict',
      archive ? 'The record is archived already.' : 'The record is not archived.',
    );
  const archivedAt = archive ? work.now : null;
  const version = entry.version + 1;
  work.write.update(
    build
      .updateTable(tables[kind])
      .set({ archived_at: archivedAt, version, updated_at: work.now })
      .where('id', '=', id),
  );
  // What it belongs to took part where it did only while it is there to be seen.
  if (kind === 'actor') work.standsElsewhere('actor', id);
  const state = { ...entry.state, archivedAt };
  // The public is not told of an archiving: what is archived is not public.
  const verb = archive ? 'archived' : 'restored';
  work.log(kind, id, verb, { version, state });
}

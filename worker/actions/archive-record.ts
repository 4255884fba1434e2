import type { RecordKind } from '../domain/changes/record.ts';
import { Refusal } from '../domain/errors.ts';
import type { RecordState } from '../domain/record-states.ts';
import { existing } from './existing.ts';
import { expectVersion, type Work } from './work.ts';
import { writeRecord } from './write-record.ts';

/** What some kinds have beside. */
type Archivable = RecordState & { isNameless?: boolean; mergedInto?: string };

/** Takes a record out of every list, or brings it back; nothing is ever deleted. */
export async function archiveRecord(
  work: Work,
  kind: RecordKind,
  id: string,
  expected: number,
  archive: boolean,
): Promise<void> {
  const entry = await existing(work, kind, id);
  expectVersion(entry, expected);
  if ((entry.state.archivedAt !== null) === archive)
    throw new Refusal(
      'conflict',
      archive ? 'The record is archived already.' : 'The record is not archived.',
    );
  const { isNameless: _, ...kept }: Archivable = entry.state;
  if (!archive && kept.mergedInto)
    throw new Refusal('conflict', `It was merged into another (${kept.mergedInto}): undo the merging.`);
  const state = { ...kept, archivedAt: archive ? work.now : null };
  const version = entry.version + 1;
  await writeRecord(work, kind, id, version, entry.state, state);
  // The public is not told of an archiving: what is archived is not public.
  const verb = archive ? 'archived' : 'restored';
  work.log(kind, id, verb, { version, state });
}

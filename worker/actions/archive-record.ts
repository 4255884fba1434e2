import { Refusal } from '../domain/errors.ts';
import type { RecordKind } from '../domain/record.ts';
import type { Visibility } from '../domain/visibility.ts';
import { existing } from './existing.ts';
import { expectVersion, type Work } from './work.ts';
import { writeRecord } from './write-record.ts';

interface Archivable {
  visibility: Visibility;
  archivedAt: string | null;
  isNameless?: boolean;
  mergedInto?: string;
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
  if (!archive && entry.state.mergedInto)
    throw new Refusal(
      'conflict',
      `It was merged into another (${entry.state.mergedInto}): undo the merging.`,
    );
  const { isNameless: _, ...kept } = entry.state;
  const state = { ...kept, archivedAt: archive ? work.now : null };
  const version = entry.version + 1;
  await writeRecord(work, kind, id, version, entry.state, state);
  // The public is not told of an archiving: what is archived is not public.
  const verb = archive ? 'archived' : 'restored';
  work.log(kind, id, verb, { version, state });
}

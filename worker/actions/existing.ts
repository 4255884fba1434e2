import type { RecordKind } from '../domain/changes/record.ts';
import { invalid, notFound, Refusal } from '../domain/errors.ts';
import { expectVersion, type Work } from './work.ts';

/** The record that a change is about; refuses (404) where there is none. */
export async function existing<Kind extends RecordKind>(work: Work, kind: Kind, id: string) {
  const entry = await work.stateOf(kind, id);
  if (!entry) throw notFound(kind);
  return entry;
}

/**
 * The record that is to be changed, at the version that the caller has seen, where one was named. What is archived is only
 * brought back (409): nobody should write unseen. An integration has nobody whom it could ask; what it tells is taken.
 */
export async function changeable<Kind extends RecordKind>(
  work: Work,
  kind: Kind,
  id: string,
  expected: number | null,
) {
  const entry = await existing(work, kind, id);
  expectVersion(entry, expected);
  const { archivedAt } = entry.state;
  const mergedInto = 'mergedInto' in entry.state ? entry.state.mergedInto : undefined;
  if (archivedAt === null || work.author.kind === 'integration') return entry;
  throw new Refusal(
    'conflict',
    mergedInto
      ? `The record was merged into another (${mergedInto}): change that one.`
      : 'The record is archived: bring it back first.',
  );
}

/** The record that another one refers to; refuses (422) at `pointer` where there is none. */
export async function referred<Kind extends RecordKind>(work: Work, kind: Kind, id: string, pointer: string) {
  const entry = await work.stateOf(kind, id);
  if (!entry) throw invalid(pointer, `there is no ${kind} with this id`);
  return entry;
}

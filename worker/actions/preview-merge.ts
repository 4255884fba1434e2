import type { MergePreview } from '../domain/changes/merge.ts';
import { recordKinds } from '../domain/changes/record.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActorState, BriefingState } from '../domain/record-states.ts';
import { existing, referred } from './existing.ts';
import { type Merged, type MergeKind, mergeRecords } from './merge-records.ts';
import type { Work } from './work.ts';

const shown = 5;
type State = Partial<ActorState & BriefingState>;

/** What a merging would do: it is done in full, and not written. */
export async function previewMerge(
  work: Work,
  kind: MergeKind,
  from: string,
  into: string,
): Promise<MergePreview> {
  const [old, target] = [await existing(work, kind, from), await referred(work, kind, into, 'into')];
  const sideOf = (id: string, { version, state }: { version: number; state: State }) => ({
    id,
    title: state.title ?? state.name ?? '',
    version,
  });
  const sides = { from: sideOf(from, old), into: sideOf(into, target) };
  try {
    const merged = await mergeRecords(work, kind, { from, into, versions: null });
    // What is more than can be written is refused here too.
    work.queries();
    return { ...sides, refusal: null, ...told(merged) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error;
    return { ...sides, refusal: error.message, names: [], along: [], gains: [] };
  }
}

function told({ into, after, along }: Merged) {
  const [before, now]: State[] = [into.state, after];
  const lists = ['participations', 'statements', 'sources', 'topics'] as const;
  return {
    names: (now?.aliases ?? []).filter((name) => !before?.aliases?.includes(name)),
    along: recordKinds
      .map((kind) => ({ kind, uses: along.filter((use) => use.kind === kind) }))
      .filter(({ uses }) => uses.length > 0)
      .map(({ kind, uses }) => ({
        kind,
        count: uses.length,
        first: uses.slice(0, shown).map(({ id, title }) => ({ id, title })),
      })),
    gains: lists
      .map((field) => ({ field, count: (now?.[field]?.length ?? 0) - (before?.[field]?.length ?? 0) }))
      .filter(({ count }) => count > 0),
  };
}

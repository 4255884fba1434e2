import type { SourceRow } from '../db/schema/record.ts';
import type { WriteSet } from '../db/write-set.ts';
import { fuzzyDate } from '../domain/dates/fuzzy-date.ts';
import type { SourceState } from '../domain/record-states.ts';
import type { SourceInput } from '../domain/source.ts';
import { topicId } from '../domain/text.ts';
import type { Visibility } from '../domain/visibility.ts';

type DateColumns<Name extends string> = Record<
  `${Name}_${'edtf' | 'earliest' | 'latest' | 'words'}`,
  string | null
>;

/** A date's EDTF as its four columns, with its first and last possible day. */
export function dateColumns<Name extends string>(name: Name, edtf: string | null, words: string | null) {
  const { earliest, latest } = edtf === null ? { earliest: null, latest: null } : fuzzyDate(edtf);
  return {
    [`${name}_edtf`]: edtf,
    [`${name}_earliest`]: earliest,
    [`${name}_latest`]: latest,
    [`${name}_words`]: words,
  } as DateColumns<Name>;
}

export function sourceStates(sources: SourceInput[] | undefined): SourceState[] {
  return (sources ?? []).map((source) => ({
    title: source.title,
    publisher: source.publisher ?? null,
    url: source.url ?? null,
    published: source.published ?? null,
    passage: source.passage ?? null,
    visibility: source.visibility ?? null,
  }));
}

/**
 * Gives ids to the parts of a record, which are written anew with it: the nth of those that are as visible has the same id as
 * ever. So whoever does not see what changed reads the same as before, ids and all.
 */
export function partIds(record: string, part: string): (visibility: Visibility) => string {
  const counts = new Map<Visibility, number>();
  return (visibility) => {
    const count = (counts.get(visibility) ?? 0) + 1;
    counts.set(visibility, count);
    return `${record}-${visibility}-${part}-${count}`;
  };
}

type Citing = Pick<
  SourceRow,
  'briefing_id' | 'statement_id' | 'commitment_id' | 'follow_up_id' | 'handover_id'
>;

export function insertSources(
  write: WriteSet,
  sources: SourceState[],
  citing: Partial<Citing>,
  inherited: Visibility,
): void {
  const idOf = partIds(Object.values(citing).join(), 'source');
  for (const [ordinal, { published, ...source }] of sources.entries()) {
    const visibility = source.visibility ?? inherited;
    write.insert('sources', {
      id: idOf(visibility),
      briefing_id: null,
      statement_id: null,
      commitment_id: null,
      follow_up_id: null,
      handover_id: null,
      ...citing,
      ...source,
      published_edtf: published,
      visibility,
      ordinal,
    });
  }
}

/** Writes the topics' names where they are new, and gives their ids. */
export function topicIds(write: WriteSet, topics: string[]): string[] {
  const named = new Map(topics.map((name) => [topicId(name), name]));
  for (const [id, name] of named) write.insert('topics', { id, name });
  return [...named.keys()];
}

/** Two parts of a record are the same when their JSON is. */
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

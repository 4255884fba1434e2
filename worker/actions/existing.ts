import { invalid, notFound } from '../domain/errors.ts';
import type { RecordKind } from '../domain/record.ts';
import type { Work } from './work.ts';

/** The record that a change is about; refuses (404) where there is none. */
export async function existing<State>(work: Work, kind: RecordKind, id: string) {
  const entry = await work.stateOf<State>(kind, id);
  if (!entry) throw notFound(kind);
  return entry;
}

/** The record that another one refers to; refuses (422) at `pointer` where there is none. */
export async function referred<State>(work: Work, kind: RecordKind, id: string, pointer: string) {
  const entry = await work.stateOf<State>(kind, id);
  if (!entry) throw invalid(pointer, `there is no ${kind} with this id`);
  return entry;
}

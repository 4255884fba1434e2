import type { Change } from '../../../worker/domain/changes/change.ts';
import type { Words } from '../../../worker/words/app.ts';
import type { HistoryWords } from '../../../worker/words/history.ts';
import type { Formats } from '../../ui/formats.ts';

/** The change log in words, field by field. */

type State = Record<string, unknown>;
/** What a field said before and after; of a list, what came and what went. */
export type Difference = { field: string; label: string } & (
  | { before: string | null; after: string | null }
  | { removed: string[]; added: string[] }
);
export type Told = { words: Words; history: HistoryWords; formats: Formats };

/** What was done; a verb that is newer than this page is a change at least. */
export function verbInWords({ verb }: Pick<Change, 'verb'>, words: Words): string {
  const { verbs, unknown } = words.change;
  return (Object.hasOwn(verbs, verb) ? verbs[verb] : undefined) ?? unknown;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Whether anything differs, told or not. */
export const isChanged = ({ before, after }: Change) => before !== null && !same(before, after);

/** Every field in which two versions differ and that has a name. The first version has nothing to compare with. */
export function differencesIn(change: Change, told: Told): Difference[] {
  const { before, after } = change;
  if (before === null) return [];
  const own = told.history.field;
  return Object.entries(own)
    .filter(([field]) => !same(before[field], after[field]))
    .map(([field, label]) => differenceOf(change, field, label, told));
}

function differenceOf(
  { subject, before, after, names = {} }: Change,
  field: string,
  label: string,
  told: Told,
): Difference {
  const nameOf = (id: unknown) => (typeof id === 'string' ? (names[id] ?? told.history.somebody) : null);
  const list = lists[field];
  if (list) {
    const [old, now] = [before, after].map((state) =>
      (Array.isArray(state?.[field]) ? (state[field] as never[]) : []).map((item) =>
        list(item, told, nameOf),
      ),
    ) as [string[], string[]];
    return { field, label, removed: without(old, now), added: without(now, old) };
  }
  const inWords = (state: State | null) =>
    valueIn(state?.[field], { kind: subject.kind, field }, told, nameOf);
  return { field, label, before: inWords(before), after: inWords(after) };
}

/** What stands in the first and not in the second, as often as it does. */
function without(of: string[], those: string[]): string[] {
  const left = [...those];
  return of.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

type NameOf = (id: unknown) => string | null;
const oneOf = (among: Record<string, string>, value: unknown): string =>
  typeof value === 'string' && Object.hasOwn(among, value) ? (among[value] ?? value) : String(value);

const dates = new Set(['due', 'made', 'start', 'end', 'date']);
const references = new Set(['affiliation', 'briefing', 'dueBriefing', 'parent', 'from', 'to', 'mergedInto']);

function valueIn(
  value: unknown,
  { kind, field }: { kind: string; field: string },
  told: Told,
  nameOf: NameOf,
) {
  if (value === null || value === undefined || value === '') return null;
  const { words, history, formats } = told;
  const { terms } = words;
  if (dates.has(field)) return formats.edtf(String(value));
  if (references.has(field)) return nameOf(value);
  if (field === 'owner') return nameOf(Object.values(value as Record<string, string>)[0]);
  if (field === 'status') {
    if (kind === 'briefing') return oneOf(terms.briefingStatus, value);
    return oneOf(kind === 'handover' ? terms.handoverStatus : terms.status, value);
  }
  if (field === 'originalDue') {
    const { edtf } = value as { edtf: string | null };
    return edtf && formats.edtf(edtf);
  }
  if (field === 'rotation') {
    const { order, months } = value as { order: string[]; months: number };
    return history.months(words.list(order.map((id) => nameOf(id) ?? '')), months);
  }
  if (field.endsWith('Words')) return history.asWorded(String(value));
  const vocabularies: Record<string, Record<string, string>> = {
    kind: terms.actorKind,
    firmness: terms.firmness,
    verification: terms.verification,
    supersededReason: terms.supersededReason,
    capacity: terms.capacity,
    successor: history.successor,
    visibility: history.visibility,
  };
  return oneOf(vocabularies[field] ?? {}, value);
}

/** What one entry of a list says. */
const lists: Record<string, (item: never, told: Told, nameOf: NameOf) => string> = {
  aliases: (name: string) => name,
  topics: (name: string) => name,
  headCounts: (item: Parameters<Told['words']['headCount']>[0], { words }) => words.headCount(item),
  participations: (item: { actor: string; role: string; position: string | null }, { words }, nameOf) =>
    [nameOf(item.actor), oneOf(words.terms.roleOf, item.role), item.position].filter(Boolean).join(', '),
  parties: (
    item: { actor: string | null; words: string | null; role: string; status: string | null },
    { words },
    nameOf,
  ) =>
    [
      item.actor ? nameOf(item.actor) : item.words,
      oneOf(words.terms.partyRole, item.role).toLocaleLowerCase('en'),
      item.status && words.commitment.partyStatus(oneOf(words.terms.status, item.status)),
    ]
      .filter(Boolean)
      .join(', '),
  statements: (item: { speaker: string | null; kind: string; text: string }, { words, history }, nameOf) =>
    history.statementBy(oneOf(words.terms.statementKind, item.kind), nameOf(item.speaker), item.text),
  sources: (item: { title: string; publisher: string | null }) =>
    [item.title, item.publisher].filter(Boolean).join(', '),
};

import type { Change } from '../../../worker/domain/change.ts';
import type { Words } from '../../words/words.ts';

/** The change log in words. */

/** What was done; a verb that is newer than this page is a change at least. */
export function verbInWords({ verb }: Change, words: Words): string {
  const { verbs, unknown } = words.change;
  return (Object.hasOwn(verbs, verb) ? verbs[verb] : undefined) ?? unknown;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The names of the fields in which two versions differ; `due_edtf` and `dueEdtf` are both the due date. */
function differing({ before, after }: Change): string[] {
  if (before === null) return [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter((field) => !same(before[field], after[field]));
}

const camel = (field: string) => field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const base = (field: string) => camel(field).replace(/(Edtf|Words|Earliest|Latest|Id)$/, '');

/** What changed, as one line: "status: In progress → Fulfilled; wording". */
export function changesInWords(change: Change, words: Words): string {
  const statusOf = (record: Record<string, unknown> | null) => {
    const status = record?.status;
    return typeof status === 'string' && Object.hasOwn(words.terms.status, status)
      ? words.terms.status[status as keyof typeof words.terms.status]
      : null;
  };
  const names = new Set<string>();
  for (const field of differing(change)) {
    const name = Object.hasOwn(words.fields, base(field)) ? words.fields[base(field)] : undefined;
    if (!name) continue;
    const [from, to] = [statusOf(change.before), statusOf(change.after)];
    names.add(field === 'status' && from && to ? words.change.fromTo(name, from, to) : name);
  }
  return words.change.fields([...names]);
}

import { recordingWords } from '../../../worker/words/recording.ts';
import type { Setting } from '../../ui/setting.ts';
import { attendanceIn } from './attendance.ts';
import { isPaired } from './whole-fields.ts';

interface Told {
  setting: Setting;
  names: ReadonlyMap<string, string>;
}

type Entry = Record<string, unknown>;

/** The name of a field of the API, as the page calls it. */
export function nameOfField(field: string): string {
  const { fields, parts } = recordingWords;
  const others: Record<string, string> = {
    countryCode: fields.country,
    headCounts: fields.attendance,
    participations: parts.participants,
    statements: parts.statements,
    sources: parts.sources,
    parties: parts.parties,
    text: fields.commitment,
    kind: fields.actorKind,
    rotation: parts.order,
  };
  return others[field] ?? (fields as Record<string, string>)[field] ?? field;
}

function actorIn(ref: unknown, names: Told['names']): string {
  if (typeof ref === 'string') return ref;
  const { id, name } = (ref ?? {}) as { id?: string; name?: string };
  return name ?? (id ? (names.get(id) ?? id) : '');
}

/** One entry of a list, such as a participant, in one line. */
function entryIn(field: string, entry: Entry, { setting, names }: Told): string {
  const { terms } = setting.words;
  const parts: Record<string, () => unknown[]> = {
    participations: () => [
      actorIn(entry.actor, names),
      (terms.roleOf as Record<string, string>)[String(entry.role)],
      entry.position,
    ],
    parties: () => [
      entry.actor ? actorIn(entry.actor, names) : null,
      entry.words,
      (terms.partyRole as Record<string, string>)[String(entry.role)],
    ],
    statements: () => [actorIn(entry.speaker, names), entry.text],
    sources: () => [entry.title, entry.publisher, entry.passage],
  };
  return (parts[field]?.() ?? [JSON.stringify(entry)]).filter(Boolean).join(' · ');
}

/** A value of the API as lines of words; none where there is nothing. */
export function inWords(field: string, value: unknown, told: Told): string[] {
  const { setting, names } = told;
  if (isPaired(value)) {
    if (field === 'to')
      return [value.value ? actorIn(value.value, names) : successorIn(String(value.beside))];
    const said = value.beside ?? (value.value && setting.formats.edtf(String(value.value)));
    return said ? [String(said)] : [];
  }
  if (value === null || value === undefined || value === '') return [];
  if (field === 'headCounts')
    return [attendanceIn(value as Parameters<typeof attendanceIn>[0])].filter(Boolean);
  if (Array.isArray(value))
    return value.map((entry) => (typeof entry === 'string' ? entry : entryIn(field, entry as Entry, told)));
  if (field === 'rotation') {
    const { order, months } = value as { order: unknown[]; months: number };
    return [...order.map((holder) => actorIn(holder, names)), recordingWords.termOf(months)];
  }
  if (field === 'from' || field === 'affiliation') return [actorIn(value, names)];
  if (field === 'parent' || field === 'briefing') return [names.get(String(value)) ?? String(value)];
  return [termOf(field, String(value), told)];
}

const successorIn = (successor: string) =>
  (recordingWords.successor as Record<string, string>)[successor] ?? successor;

function termOf(field: string, value: string, { setting }: Told): string {
  const { terms } = setting.words;
  const vocabularies: Record<string, Record<string, string>[]> = {
    status: [terms.briefingStatus, terms.handoverStatus],
    firmness: [terms.firmness],
    verification: [terms.verification],
    capacity: [terms.capacity],
    visibility: [recordingWords.visibility],
    kind: [terms.actorKind],
  };
  return vocabularies[field]?.map((known) => known[value]).find(Boolean) ?? value;
}

import type { CommitmentChange, CommitmentInput } from '../../../worker/domain/commitments/commitment.ts';
import type { HandoverCompletion, HandoverInput } from '../../../worker/domain/handovers/handover.ts';
import { isEmpty } from './blank.ts';
import type { CommitmentForm, DateEntry, HandoverForm, NewCommitmentForm, NewHandoverForm } from './form.ts';
import { dayOf, missing, Reading, refOf, topicsOf, trimmed, type Written } from './written.ts';

/** The day from which the due date of a new commitment counts: when it was made, or the briefing was. */
export function dayMade({ made, briefing }: CommitmentForm, today: string): string {
  const { edtf } = new Reading(today).date(made, '');
  return dayOf(edtf ?? briefing.start) ?? today;
}

/** A commitment as it is first recorded, with its due date. */
export function newCommitmentWritten(form: NewCommitmentForm, today: string): Written<CommitmentInput> {
  const { input, faults, places } = commitmentWritten(form, today);
  const there = new Reading(dayMade(form, today));
  for (const field of ['due', 'dueBriefing']) there.place(`/${field}`, 'due');
  const { edtf, words } = form.due.briefing ? { edtf: null, words: null } : there.date(form.due, 'due');
  const due = form.due.briefing ? { dueBriefing: form.due.briefing.id } : { due: edtf, dueWords: words };
  return {
    input: { ...input, ...due },
    faults: [...faults, ...there.faults],
    places: new Map([...places, ...there.places]),
  };
}

export function commitmentWritten(
  form: CommitmentForm,
  today: string,
): Written<CommitmentChange & { text: string }> {
  const reading = new Reading(today);
  const made = reading.date(form.made, 'made');
  for (const field of ['text', 'made', 'topics']) reading.place(`/${field}`, field);
  reading.place('/parties', 'parties');
  reading.place('/briefing', 'promisedAt');
  const input = {
    text: reading.needed(form.text, 'text'),
    briefing: reading.briefing(form.briefing, 'promisedAt'),
    made: made.edtf,
    madeWords: made.words,
    firmness: form.firmness,
    verification: form.verification,
    topics: topicsOf(form.topics),
    visibility: form.visibility,
    parties: form.parties
      .filter((line) => !isEmpty.party(line))
      .map(({ key, role, actor, words }, i) => {
        reading.place(`/parties/${i}`, `parties.${key}.actor`);
        if (actor.isWords) return { role, words: actor.text.trim() };
        return { role, actor: refOf(actor), ...(words ? { words } : {}) };
      }),
    sources: reading.sources(form.sources.filter((line) => !isEmpty.source(line))),
  };
  return { input, faults: reading.faults, places: reading.places };
}

/** A handover as it is first recorded, with whose presidency it is. */
export function newHandoverWritten(form: NewHandoverForm, today: string): Written<HandoverInput> {
  const { input, faults, places } = handoverWritten(form, today);
  const isNamed = form.body.text.trim() !== '';
  return {
    input: { ...input, body: refOf(form.body.id ? form.body : { ...form.body, kind: 'body' }) },
    faults: isNamed ? faults : [{ at: 'body', detail: missing }, ...faults],
    places: new Map([...places, ['/body', 'body']]),
  };
}

export function handoverWritten(form: HandoverForm, today: string): Written<Omit<HandoverInput, 'body'>> {
  const reading = new Reading(today);
  const date = reading.date(form.date, 'date');
  if (!form.date.text.trim()) reading.fault('date', missing);
  for (const field of ['from', 'to', 'date', 'note', 'successor']) reading.place(`/${field}`, field);
  reading.place('/briefing', 'announcedAt');
  const to = form.to.text.trim() ? refOf(form.to) : null;
  const input = {
    from: form.from.text.trim() ? refOf(form.from) : null,
    to,
    successor: to ? ('named' as const) : form.successor,
    date: date.edtf ?? '',
    dateWords: date.words,
    capacity: form.capacity,
    status: form.status,
    briefing: reading.briefing(form.briefing, 'announcedAt'),
    note: trimmed(form.note),
    visibility: form.visibility,
    sources: reading.sources(form.sources.filter((line) => !isEmpty.source(line))),
  };
  return { input, faults: reading.faults, places: reading.places };
}

interface CompletionForm {
  date: DateEntry;
  /** Who takes over, where the handover does not name them yet. */
  next: Pick<HandoverForm, 'to' | 'successor'> | null;
  source: { title: string; url: string; passage: string };
  note: string;
  fulfils: string[];
}

/** That a handover took place, with the source that says so where one is named. */
export function completionWritten(form: CompletionForm, today: string): Written<HandoverCompletion> {
  const { source, note, fulfils, next } = form;
  const reading = new Reading(today);
  const { edtf, words } = reading.date(form.date, 'date');
  if (!form.date.text.trim()) reading.fault('date', missing);
  const to = next?.to.text.trim() ? refOf(next.to) : null;
  const isCited = Object.values(source).some((text) => text.trim() !== '');
  const title = isCited ? reading.needed(source.title, 'title') : '';
  for (const field of ['title', 'url', 'passage']) reading.place(`/sources/0/${field}`, field);
  for (const field of ['date', 'to', 'note', 'fulfils']) reading.place(`/${field}`, field);
  const evidence = { title, url: trimmed(source.url), passage: trimmed(source.passage) };
  const input = {
    date: edtf ?? '',
    dateWords: words,
    ...(to ? { to } : next ? { successor: next.successor } : {}),
    note: trimmed(note),
    ...(isCited ? { sources: [evidence] } : {}),
    fulfils,
  };
  return { input, faults: reading.faults, places: reading.places };
}

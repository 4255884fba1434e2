import type { ActorRef } from '../../../worker/domain/actor.ts';
import { countryCodeOf, countryCodes } from '../../../worker/domain/countries.ts';
import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { reads } from '../../../worker/domain/dates/reader.ts';
import type { SourceInput } from '../../../worker/domain/source.ts';
import type { ActorEntry, BriefingEntry, Cite, DateEntry, SourceLine } from './form.ts';

/** What a form comes to: what is sent, what cannot be sent as it stands, and where each part of it stands on the page. */
export interface Written<Input> {
  input: Input;
  faults: FieldFault[];
  /** JSON pointers into `input`, and the field or line of the page that each comes from. */
  places: Map<string, string>;
}

/** `missing` has its words in the catalogue; a date says itself why it was not read. */
export type FieldFault = { at: string; detail: string };
export const missing = 'missing';
export const needsSource = 'needsSource';
export const unknownBriefing = 'unknownBriefing';

/** A date that is one day. */
export const dayOf = (edtf: string | null | undefined): string | null =>
  edtf && /^\d{4}-\d{2}-\d{2}$/.test(edtf) ? edtf : null;

export const trimmed = (text: string): string | null => text.trim() || null;

/** Collects faults and places while a form is read. */
export class Reading {
  readonly faults: FieldFault[] = [];
  readonly places = new Map<string, string>();
  readonly #reference: string;

  constructor(reference: string) {
    this.#reference = reference;
  }

  fault(at: string, detail: string): void {
    this.faults.push({ at, detail });
  }

  place(pointer: string, at: string): void {
    this.places.set(pointer, at);
  }

  needed(text: string, at: string): string {
    if (text.trim() === '') this.fault(at, missing);
    return text.trim();
  }

  /** A date as EDTF, with the words that were typed; of what cannot be read it says why. */
  date(entry: DateEntry, at: string): { edtf: string | null; words: string | null } {
    const text = entry.text.trim();
    if (text === '') return { edtf: null, words: null };
    if (entry.kept && text === entry.kept.text) return { edtf: entry.kept.edtf, words: entry.kept.words };
    const reading = reads(text, this.#reference);
    if (reading.ok) return { edtf: reading.edtf, words: parseFuzzyDate(text).ok ? null : text };
    this.fault(at, reading.message);
    return { edtf: null, words: null };
  }

  /** The id of a briefing that was found by its title. */
  briefing({ text, id }: BriefingEntry, at: string): string | null {
    if (text.trim() === '') return null;
    if (!id) this.fault(at, unknownBriefing);
    return id ?? null;
  }

  sources(lines: SourceLine[]): SourceInput[] {
    return lines.map((line, i) => {
      const at = `sources.${line.key}`;
      this.place(`/sources/${i}`, `${at}.title`);
      for (const field of ['url', 'publisher', 'published', 'passage'] as const)
        this.place(`/sources/${i}/${field}`, `${at}.${field}`);
      const published = this.date(line.published, `${at}.published`).edtf;
      return {
        title: this.needed(line.title, `${at}.title`),
        publisher: trimmed(line.publisher),
        url: trimmed(line.url),
        published,
        passage: trimmed(line.passage),
        ...(line.visibility ? { visibility: line.visibility } : {}),
      };
    });
  }

  /** The source that a line rests on, with its passage; nothing where no source is named at all. */
  cited(cite: Cite, sources: SourceLine[], at: string, otherwise: string | null = null): SourceInput[] {
    const line = sources.find((source) => source.key === cite.source) ?? sources[0];
    const passage = trimmed(cite.passage);
    if (!line) {
      if (passage) this.fault(at, needsSource);
      return [];
    }
    const published = parseable(line.published, this.#reference);
    const plain = { title: line.title.trim(), publisher: trimmed(line.publisher), url: trimmed(line.url) };
    return [{ ...plain, published, passage: passage ?? otherwise }];
  }
}

function parseable(entry: DateEntry, reference: string): string | null {
  if (entry.kept && entry.text.trim() === entry.kept.text) return entry.kept.edtf;
  const reading = entry.text.trim() ? reads(entry.text, reference) : null;
  return reading?.ok ? reading.edtf : null;
}

/** How the API is told who is meant. */
export function refOf({ text, id, kind }: ActorEntry): ActorRef {
  if (id) return { id };
  return kind ? { name: text.trim(), kind } : text.trim();
}

/** A country's code, from its name or its code; what is neither is for the API to refuse. */
export function countryOf(text: string): string | null {
  const given = trimmed(text);
  if (given === null) return null;
  const code = given.toUpperCase();
  return countryCodes.has(code) ? code : (countryCodeOf(given) ?? given);
}

/** Further names, one on each line. */
export const aliasesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((alias) => alias.trim())
      .filter(Boolean),
  ),
];

export const topicsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
];

/** The field of the page that a fault of the API belongs to: that of the longest pointer which it lies in. */
export function placeOf(places: Map<string, string>, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
  }
  return pointer.slice(1).split('/')[0] ?? '';
}

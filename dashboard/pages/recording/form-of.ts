import type { Actor, ActorLink } from '../../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import type { StoredDate } from '../../../worker/domain/changes/record.ts';
import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { countryName } from '../../../worker/domain/countries.ts';
import { reads } from '../../../worker/domain/dates/reader.ts';
import { dateInWords } from '../../../worker/domain/dates/words.ts';
import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import type { Source, SourceInput } from '../../../worker/domain/source.ts';
import type { Visibility } from '../../../worker/domain/visibility.ts';
import { attendanceIn } from './attendance.ts';
import { blank, briefingEntry } from './blank.ts';
import type {
  ActorEntry,
  ActorForm,
  BriefingForm,
  CommitmentForm,
  DateEntry,
  HandoverForm,
  SourceLine,
} from './form.ts';

export const actorOf = (actor: Pick<ActorLink, 'id' | 'name' | 'kind'> | null): ActorEntry =>
  actor ? { text: actor.name, id: actor.id, kind: actor.kind } : { text: '' };

/** In words where these read back as the same date, else as EDTF: what is shown is what stands on record. */
function shown(edtf: string): string {
  try {
    const words = dateInWords(edtf, 'en');
    const reading = reads(words, '2000-01-01');
    return reading.ok && reading.edtf === edtf ? words : edtf;
  } catch {
    return edtf;
  }
}

const dateOf = (date: Pick<StoredDate, 'edtf' | 'words'> | null): DateEntry => {
  if (date === null) return { text: '' };
  const text = date.words ?? shown(date.edtf);
  return { text, kept: { text, edtf: date.edtf, words: date.words } };
};

/** The visibility that a part has apart from its record's. */
const own = (visibility: Visibility, ofRecord: Visibility) => (visibility === ofRecord ? {} : { visibility });

const sourceLineOf = (source: Source, visibility: Visibility): SourceLine => ({
  ...blank.source(),
  title: source.title,
  publisher: source.publisher ?? '',
  url: source.url ?? '',
  published: dateOf(source.published === null ? null : { edtf: source.published, words: null }),
  passage: source.passage ?? '',
  ...own(source.visibility, visibility),
});

const sourceInputOf = ({ id: _, visibility, ...source }: Source, ofRecord: Visibility): SourceInput => ({
  ...source,
  ...own(visibility, ofRecord),
});

/** Lines as they stand, and an empty one where there are none. */
const orBlank = <L>(lines: L[], make: () => L): L[] => (lines.length > 0 ? lines : [make()]);

export const briefingFormOf = (briefing: BriefingDetail): BriefingForm => ({
  title: briefing.title,
  parent: briefingEntry(briefing.parent),
  start: dateOf(briefing.start),
  end: dateOf(briefing.end),
  status: briefing.status,
  venue: briefing.venue ?? '',
  city: briefing.city ?? '',
  country: (briefing.countryCode && countryName(briefing.countryCode)) ?? '',
  topics: briefing.topics.map(({ name }) => name).join(', '),
  attendance: attendanceIn(briefing.headCounts),
  summary: briefing.summary ?? '',
  visibility: briefing.visibility,
  sources: orBlank(
    briefing.sources.map((source) => sourceLineOf(source, briefing.visibility)),
    blank.source,
  ),
  participants: orBlank(
    briefing.participations.map(({ actor, role, position }) => ({
      ...blank.participant(),
      actor: actorOf(actor),
      role,
      position: position ?? '',
    })),
    blank.participant,
  ),
  statements: orBlank(
    briefing.statements.map(({ speaker, kind, text, position, sources, visibility }) => ({
      ...blank.statement(),
      speaker: actorOf(speaker),
      kind,
      text,
      position: position ?? '',
      cite: { passage: sources[0]?.passage ?? '', source: '' },
      kept: {
        sources: sources.map((source) => sourceInputOf(source, visibility)),
        ...own(visibility, briefing.visibility),
      },
    })),
    blank.statement,
  ),
});

export const commitmentFormOf = (commitment: CommitmentDetail): CommitmentForm => ({
  text: commitment.text,
  briefing: briefingEntry(commitment.briefing),
  made: dateOf(commitment.made),
  firmness: commitment.firmness,
  verification: commitment.verification,
  topics: commitment.topics.map(({ name }) => name).join(', '),
  visibility: commitment.visibility,
  parties: orBlank(
    commitment.parties.map(({ role, actor, words }) => ({
      ...blank.party(),
      role,
      actor: actor ? actorOf(actor) : { text: words ?? '', isWords: true },
      ...(actor && words ? { words } : {}),
    })),
    blank.party,
  ),
  sources: orBlank(
    commitment.sources.map((source) => sourceLineOf(source, commitment.visibility)),
    blank.source,
  ),
});

export const handoverFormOf = (handover: HandoverDetail): HandoverForm => ({
  from: actorOf(handover.from),
  to: actorOf(handover.to),
  successor: handover.successor === 'not_recorded' ? 'not_recorded' : 'vacant',
  date: dateOf(handover.date),
  capacity: handover.capacity,
  status: handover.status,
  briefing: briefingEntry(handover.briefing),
  note: handover.note ?? '',
  visibility: handover.visibility,
  sources: orBlank(
    handover.sources.map((source) => sourceLineOf(source, handover.visibility)),
    blank.source,
  ),
});

export const actorFormOf = (actor: Actor): ActorForm => ({
  name: actor.name,
  kind: actor.kind,
  aliases: actor.aliases.join('\n'),
  country: (actor.countryCode && countryName(actor.countryCode)) ?? '',
  affiliation: actorOf(actor.affiliation),
  months: actor.rotation ? String(actor.rotation.months) : '',
  order: orBlank(
    (actor.rotation?.order ?? []).map((holder) => ({ ...blank.holder(), actor: actorOf(holder) })),
    blank.holder,
  ),
  visibility: actor.visibility,
});

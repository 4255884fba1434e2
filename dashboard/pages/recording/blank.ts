import type { ActorKind } from '../../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import type {
  ActorEntry,
  ActorForm,
  BriefingEntry,
  Cite,
  CommitmentLine,
  HandoverLine,
  HolderLine,
  MeetingForm,
  NewCommitmentForm,
  NewHandoverForm,
  ParticipantLine,
  PartyLine,
  SourceLine,
  StatementLine,
} from './form.ts';

/** Unlike that of any line of a draft that comes back. */
const key = () => crypto.getRandomValues(new Uint32Array(2)).join('-');
const nobody = (): ActorEntry => ({ text: '' });
const noCite = (): Cite => ({ passage: '', source: '' });

/** Lines with nothing in them yet; what is likely the same as in the line before is taken from there. */
export const blank = {
  source: (): SourceLine => ({
    key: key(),
    title: '',
    publisher: '',
    url: '',
    published: { text: '' },
    passage: '',
  }),
  participant: (before?: ParticipantLine): ParticipantLine => ({
    key: key(),
    actor: nobody(),
    role: before?.role ?? 'organiser',
    position: '',
  }),
  statement: (before?: StatementLine): StatementLine => ({
    key: key(),
    speaker: nobody(),
    position: '',
    kind: before?.kind ?? 'quote',
    text: '',
    cite: noCite(),
  }),
  commitment: (before?: CommitmentLine): CommitmentLine => ({
    key: key(),
    text: '',
    who: nobody(),
    forWhom: nobody(),
    due: { text: '' },
    firmness: before?.firmness ?? 'announced',
    cite: noCite(),
  }),
  handover: (): HandoverLine => ({
    key: key(),
    body: nobody(),
    from: nobody(),
    to: nobody(),
    date: { text: '' },
    cite: noCite(),
  }),
  party: (before?: PartyLine): PartyLine => ({
    key: key(),
    role: before?.role ?? 'obligor',
    actor: nobody(),
  }),
  holder: (): HolderLine => ({ key: key(), actor: nobody() }),
};

export const blankMeeting = (): MeetingForm => ({
  title: '',
  parent: { text: '' },
  start: { text: '' },
  end: { text: '' },
  status: 'held',
  venue: '',
  city: '',
  country: '',
  topics: '',
  attendance: '',
  summary: '',
  visibility: 'internal',
  sources: [blank.source()],
  participants: [blank.participant()],
  statements: [blank.statement()],
  commitments: [blank.commitment()],
  handovers: [blank.handover()],
});

type Known = Pick<BriefingDetail, 'id' | 'title' | 'start'>;
export const briefingEntry = (briefing: Known | null): BriefingEntry =>
  briefing ? { text: briefing.title, id: briefing.id, start: briefing.start?.edtf ?? null } : { text: '' };

/** A commitment made at a briefing is seen by those who see that, unless somebody says otherwise. */
export const blankCommitment = (
  briefing: (Known & Pick<BriefingDetail, 'visibility'>) | null,
): NewCommitmentForm => ({
  text: '',
  due: { text: '' },
  briefing: briefingEntry(briefing),
  made: { text: '' },
  firmness: 'announced',
  verification: 'reported',
  topics: '',
  visibility: briefing?.visibility ?? 'internal',
  parties: [blank.party()],
  sources: [blank.source()],
});

export const blankHandover = (
  body: ActorEntry,
  briefing: (Known & Pick<BriefingDetail, 'visibility'>) | null,
): NewHandoverForm => ({
  body,
  from: nobody(),
  to: nobody(),
  successor: 'vacant',
  date: { text: '' },
  capacity: 'regular',
  status: 'announced',
  briefing: briefingEntry(briefing),
  note: '',
  visibility: briefing?.visibility ?? 'internal',
  sources: [blank.source()],
});

export const blankActor = (kind: ActorKind): ActorForm => ({
  name: '',
  kind,
  aliases: '',
  country: '',
  affiliation: nobody(),
  months: '',
  order: [blank.holder()],
  visibility: 'internal',
});

const isBlank = (...texts: string[]) => texts.every((text) => text.trim() === '');

/** Whether nothing was written into a line: then it is not there. */
export const isEmpty = {
  source: (line: SourceLine) =>
    isBlank(line.title, line.publisher, line.url, line.published.text, line.passage),
  participant: (line: ParticipantLine) => isBlank(line.actor.text, line.position),
  statement: (line: StatementLine) => isBlank(line.text, line.speaker.text, line.position, line.cite.passage),
  commitment: (line: CommitmentLine) =>
    isBlank(line.text, line.who.text, line.forWhom.text, line.due.text, line.cite.passage),
  handover: (line: HandoverLine) =>
    isBlank(line.body.text, line.from.text, line.to.text, line.date.text, line.cite.passage),
  party: (line: PartyLine) => isBlank(line.actor.text),
  holder: (line: HolderLine) => isBlank(line.actor.text),
};

import type { BriefingInput } from '../../../worker/domain/briefing.ts';
import type { MeetingInput } from '../../../worker/domain/meeting.ts';
import { headCountsOf } from './attendance.ts';
import { isEmpty } from './blank.ts';
import type {
  BriefingForm,
  CommitmentLine,
  HandoverLine,
  MeetingForm,
  SourceLine,
  StatementLine,
} from './form.ts';
import { countryOf, dayOf, missing, Reading, refOf, topicsOf, trimmed, type Written } from './written.ts';

type Kept = { headCounts?: NonNullable<BriefingInput['headCounts']> };

/** What a form says of a briefing itself. `kept` is what stands on record and the form cannot show in full. */
export function briefingWritten(form: BriefingForm, today: string, kept: Kept = {}): Written<BriefingInput> {
  const reading = new Reading(today);
  return { input: readBriefing(reading, form, kept), faults: reading.faults, places: reading.places };
}

/** The whole page as it is sent. "In six months" counts from the day of the meeting where that is known. */
export function meetingWritten(form: MeetingForm, today: string): Written<MeetingInput> {
  const reading = new Reading(today);
  const briefing = readBriefing(reading, form, {});
  const there = new Reading(meetingDay(form, today));
  const sources = form.sources.filter((line) => !isEmpty.source(line));
  const commitments = form.commitments
    .filter((line) => !isEmpty.commitment(line))
    .map((line, i) => readCommitment(there, line, i, sources, briefing.topics));
  const handovers = form.handovers
    .filter((line) => !isEmpty.handover(line))
    .map((line, i) => readHandover(there, line, i, sources));
  return {
    input: { ...briefing, commitments, handovers },
    faults: [...reading.faults, ...there.faults],
    places: new Map([...reading.places, ...there.places]),
  };
}

/** The day from which dates of what was said there count. */
export function meetingDay(form: BriefingForm, today: string): string {
  return dayOf(new Reading(today).date(form.start, '').edtf) ?? today;
}

function readBriefing(reading: Reading, form: BriefingForm, kept: Kept): BriefingInput {
  const [start, end] = [reading.date(form.start, 'start'), reading.date(form.end, 'end')];
  const headCounts = headCountsOf(form.attendance, kept.headCounts);
  if (headCounts === null) reading.fault('attendance', 'attendance');
  for (const field of ['venue', 'city', 'topics', 'summary', 'title', 'start', 'end'])
    reading.place(`/${field}`, field);
  reading.place('/headCounts', 'attendance');
  reading.place('/countryCode', 'country');
  reading.place('/parent', 'parent');
  const sources = form.sources.filter((line) => !isEmpty.source(line));
  return {
    title: reading.needed(form.title, 'title'),
    start: start.edtf,
    startWords: start.words,
    end: end.edtf,
    endWords: end.words,
    status: form.status,
    venue: trimmed(form.venue),
    city: trimmed(form.city),
    countryCode: countryOf(form.country),
    parent: reading.briefing(form.parent, 'parent'),
    summary: trimmed(form.summary),
    headCounts: headCounts ?? [],
    topics: topicsOf(form.topics),
    participations: form.participants
      .filter((line) => !isEmpty.participant(line))
      .map((line, i) => {
        const at = `participants.${line.key}`;
        reading.place(`/participations/${i}`, `${at}.actor`);
        reading.place(`/participations/${i}/position`, `${at}.position`);
        if (!line.actor.text.trim()) reading.fault(`${at}.actor`, missing);
        return { actor: refOf(line.actor), role: line.role, position: trimmed(line.position) };
      }),
    statements: form.statements
      .filter((line) => !isEmpty.statement(line))
      .map((line, i) => readStatement(reading, line, i, sources)),
    sources: reading.sources(sources),
    visibility: form.visibility,
  };
}

function readStatement(reading: Reading, line: StatementLine, i: number, sources: SourceLine[]) {
  const at = `statements.${line.key}`;
  reading.place(`/statements/${i}`, `${at}.text`);
  reading.place(`/statements/${i}/speaker`, `${at}.speaker`);
  reading.place(`/statements/${i}/position`, `${at}.position`);
  const text = reading.needed(line.text, `${at}.text`);
  // A quote is its own passage.
  const passage = line.kind === 'quote' ? trimmed(line.text) : null;
  const [first, ...others] = line.kept?.sources ?? [];
  const cited = first
    ? [{ ...first, passage: trimmed(line.cite.passage) }, ...others]
    : reading.cited(line.cite, sources, `${at}.passage`, passage);
  return {
    speaker: line.speaker.text.trim() ? refOf(line.speaker) : null,
    kind: line.kind,
    text,
    position: trimmed(line.position),
    sources: cited,
    ...(line.kept?.visibility ? { visibility: line.kept.visibility } : {}),
  };
}

function readCommitment(
  reading: Reading,
  line: CommitmentLine,
  i: number,
  sources: SourceLine[],
  topics: string[] | undefined,
) {
  const at = `commitments.${line.key}`;
  const pointer = `/commitments/${i}`;
  reading.place(pointer, `${at}.text`);
  reading.place(`${pointer}/due`, `${at}.due`);
  reading.place(`${pointer}/dueBriefing`, `${at}.due`);
  const sides = [
    ['who', 'obligor'],
    ['forWhom', 'beneficiary'],
  ] as const;
  const parties = sides
    .filter(([side]) => line[side].text.trim() !== '')
    .map(([side, role], n) => {
      reading.place(`${pointer}/parties/${n}`, `${at}.${side}`);
      const { isWords, text } = line[side];
      return isWords ? { role, words: text.trim() } : { role, actor: refOf(line[side]) };
    });
  const due = line.due.briefing ? null : reading.date(line.due, `${at}.due`);
  return {
    text: reading.needed(line.text, `${at}.text`),
    ...(line.due.briefing
      ? { dueBriefing: line.due.briefing.id }
      : { due: due?.edtf ?? null, dueWords: due?.words ?? null }),
    firmness: line.firmness,
    parties,
    topics,
    sources: reading.cited(line.cite, sources, `${at}.passage`),
  };
}

function readHandover(reading: Reading, line: HandoverLine, i: number, sources: SourceLine[]) {
  const at = `handovers.${line.key}`;
  const pointer = `/handovers/${i}`;
  for (const field of ['body', 'from', 'to', 'date']) reading.place(`${pointer}/${field}`, `${at}.${field}`);
  reading.place(pointer, `${at}.body`);
  reading.needed(line.body.text, `${at}.body`);
  const date = reading.date(line.date, `${at}.date`);
  if (!line.date.text.trim()) reading.fault(`${at}.date`, missing);
  return {
    body: refOf(line.body.kind || line.body.id ? line.body : { ...line.body, kind: 'body' }),
    from: line.from.text.trim() ? refOf(line.from) : null,
    to: line.to.text.trim() ? refOf(line.to) : null,
    date: date.edtf ?? '',
    dateWords: date.words,
    status: 'announced' as const,
    sources: reading.cited(line.cite, sources, `${at}.passage`),
  };
}

import type { Paper } from '../../domain/documents/document.ts';
import type { DoubtKind } from '../../domain/documents/handover-file.ts';
import { count, number } from './numbers.ts';

const list = (items: readonly string[]) => new Intl.ListFormat('en').format(items);
/** "No. 3", "Nos. 1, 4 to 9, and 12": three and more in a row are told by their ends. */
export function numbers(all: readonly number[]): string {
  const rows: number[][] = [];
  for (const one of [...all].sort((a, b) => a - b)) {
    const row = rows.at(-1);
    if (row?.at(-1) === one - 1) row.push(one);
    else rows.push([one]);
  }
  const told = rows.flatMap((row) => {
    const inWords = row.map((one) => number.format(one));
    return row.length < 3 ? inWords : [`${inWords[0]} to ${inWords.at(-1)}`];
  });
  return `${all.length === 1 ? 'No.' : 'Nos.'} ${list(told)}`;
}

/** The words of papers: what is made from the record to be handed on. */
export const papers = {
  language: 'en',
  product: 'Rapporteur',
  mark: {
    public: 'Public record only',
    internal: 'Includes internal records - do not circulate',
  } satisfies Record<Paper['circulation'], string>,
  asOf: (day: string, sequence: number) =>
    `As of ${day} (UTC), change ${number.format(sequence)} of the record.`,
  madeFrom: (product: string) => `Made from the record of ${product}:`,
  isInternal: 'internal',
  notNamed: 'Not named',
  none: 'None is on record.',
  undated: 'No date',
  dueAt: 'at',
  firstDue: (date: string) => `First: ${date}`,
  promisedAt: 'Promised at',
  madeOn: (date: string) => `Made ${date}`,
  leftOut: (shown: number, total: number) =>
    `${number.format(shown)} of ${number.format(total)} are listed; ${count(total - shown, 'is', 'are')} left out. All of them:`,
  more: 'the whole record',
  columns: {
    number: 'No.',
    due: 'Due',
    commitment: 'Commitment',
    who: 'Who',
    stands: 'Where it stands',
    followUp: 'Last follow-up',
    when: 'When',
    briefing: 'Briefing',
    where: 'Where',
    status: 'Status',
  },
  with: (names: string) => `with ${names}`,
  for: (names: string) => `for ${names}`,
  list,
  number: (n: number) => number.format(n),
  noFollowUp: 'None yet',
  statusTo: (status: string) => `Status: ${status}`,
  dueTo: (date: string) => `Due date: ${date}`,
  evidence: 'Evidence of the follow-up',
  sources: 'Sources',
  sourcesOf: (n: number) => `No. ${number.format(n)}`,
  moreSources: (n: number) => `${count(n, 'more source', 'more sources')}, on its page`,
  noSource: 'No source is recorded.',
  published: (date: string) => `published ${date}`,

  file: {
    title: (body: string) => `Handover file: ${body}`,
    subtitle: (from: string | null, to: string, date: string) =>
      from ? `From ${from} to ${to}, ${date}` : `To ${to}, ${date}`,
    vacant: 'nobody (the chair falls vacant)',
    notRecorded: 'a holder not recorded',
    handover: 'The handover',
    body: 'Body',
    outgoing: 'Outgoing',
    incoming: 'Incoming',
    date: 'Date',
    asSaid: (words: string) => `in the words of the source: “${words}”`,
    status: 'Status',
    capacity: 'Capacity',
    announcedAt: 'Announced at',
    outgoingTerm: 'Outgoing term',
    incomingTerm: 'Incoming term',
    note: 'Note',
    term: (from: string | null, to: string | null) =>
      `${from ?? 'a beginning not recorded'} to ${to ?? 'an end not recorded'}`,
    projected: (term: string) => `${term} (the end as the stated rotation foresees it)`,
    noTerm: 'The record derives none from this handover.',
    glance: 'At a glance',
    openOf: (n: number, overdue: number) =>
      `${count(n, 'commitment', 'commitments')} of the outgoing term ${n === 1 ? 'is' : 'are'} open, ${number.format(overdue)} of them overdue.`,
    closedOf: (n: number) =>
      `${count(n, 'commitment', 'commitments')} of the outgoing term ${n === 1 ? 'is' : 'are'} closed.`,
    carriedOf: (n: number) =>
      `${count(n, 'commitment', 'commitments')} from before, or made at an unknown time, ${n === 1 ? 'is' : 'are'} open.`,
    fallsDueOf: (n: number) =>
      `${count(n, 'open commitment', 'open commitments')} may fall due in the incoming term.`,
    comingOf: (n: number) =>
      `${count(n, 'briefing', 'briefings')} of the body ${n === 1 ? 'is' : 'are'} to come.`,
    unclearOf: (n: number) => `${count(n, 'point', 'points')} ${n === 1 ? 'is' : 'are'} unclear.`,
    open: 'Open commitments of the outgoing term',
    closed: 'Closed commitments of the outgoing term',
    carried: 'Open from before the outgoing term',
    fallsDue: 'What falls due in the incoming term',
    coming: 'Coming briefings',
    statements: 'Worth knowing: what was said in the outgoing term',
    unclear: 'What is unclear',
    nothingUnclear: 'Nothing that the record knows of.',
    rule:
      'Counted are the commitments to which the body is a party (bound, as a partner or as a beneficiary) and those made at ' +
      'a briefing in which it took part, where they were made between the two handovers. The record does not tell in which ' +
      'capacity a holder promised something elsewhere.',
    elsewhere: (n: number, holder: string) =>
      `${count(n, 'more commitment', 'more commitments')} of ${holder} in these days ${n === 1 ? 'is' : 'are'} not recorded as the body’s, and not listed:`,
    promisesOf: (holder: string) => `what ${holder} promised`,
    noEnd: (status: string) =>
      `The handover is ${status}: it ends no term. Commitments are counted whenever they were made.`,
    fuzzyDate: 'On which day the presidency passes is not recorded.',
    unconfirmed: 'The handover was announced for days that have passed, and nobody confirmed it.',
    noOutgoing: 'From whom the presidency passes is not stated.',
    noIncoming: 'To whom the presidency passes is not recorded.',
    noEndOfTerm:
      'When the incoming term ends is not recorded: all that falls due after the handover is listed.',
    otherFindings: (n: number) =>
      `${count(n, 'more point', 'more points')} in the succession of the body ${n === 1 ? 'does' : 'do'} not add up:`,
    doubts: {
      no_party: (which: number[]) => `Nobody is named as bound: ${numbers(which)}.`,
      words_only: (which: number[]) => `Who is bound is named in the source’s words only: ${numbers(which)}.`,
      no_owner: (which: number[]) => `Nobody of ours sees to it: ${numbers(which)}.`,
      undated: (which: number[]) => `No due date: ${numbers(which)}.`,
      stale: (which: number[]) => `Nothing heard for half a year or more: ${numbers(which)}.`,
      never_followed_up: (which: number[]) => `Never followed up: ${numbers(which)}.`,
      maybe_other_term: (which: number[]) => `May have been made in another term: ${numbers(which)}.`,
      made_unknown: (which: number[]) => `When it was made is not recorded: ${numbers(which)}.`,
    } satisfies Record<DoubtKind, (which: number[]) => string>,
  },

  brief: {
    kind: 'Brief',
    when: 'When',
    where: 'Where',
    status: 'Status',
    partOf: 'Part of',
    attendance: 'Attendance',
    organisedBy: 'Organised by',
    facts: 'The briefing',
    said: 'What was said',
    promised: 'What was promised',
    handovers: 'Presidencies announced',
    sources: 'Sources',
    somebody: 'Speaker not named',
    noStatements: 'No statements are recorded.',
  },

  promises: {
    title: (actor: string) => `${actor}: what they promised`,
    lead: 'By itself, or through a mission, an institute or a person that belongs to it; what others promised for its benefit is not counted.',
    glance: 'At a glance',
    openOf: (n: number, overdue: number) =>
      `${count(n, 'commitment', 'commitments')} ${n === 1 ? 'is' : 'are'} open, ${number.format(overdue)} of them overdue.`,
    statusOf: (n: number, status: string) => `${status}: ${number.format(n)}`,
    open: 'Open commitments',
    closed: 'Closed commitments',
  },
};

import { drawingWords } from './en-drawings.ts';
import { shell } from './en-shell.ts';
import { fieldWords, terms } from './en-terms.ts';

const number = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

const count = (n: number, one: string, other: string) =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

/** "12 days", "5 months", "3 years": a length that one takes in, not one to reckon with. */
function span(days: number): string {
  if (days < 60) return count(days, 'day', 'days');
  if (days < 730) return count(Math.round(days / 30.44), 'month', 'months');
  return count(Math.floor(days / 365.25), 'year', 'years');
}

export const en = {
  ...shell,
  ...drawingWords,
  terms,
  fields: fieldWords,

  pageTitle: (page: string) => `${page} · ${shell.product}`,
  skip: 'Skip to the content',
  mainNavigation: 'Main',
  navigation: {
    timeline: 'Timeline',
    upcoming: 'Upcoming',
    followUp: 'Follow-up',
    briefings: 'Briefings',
    actors: 'Actors',
    bodies: 'Bodies',
  },
  footer: {
    about:
      'A record of what is said and promised at international meetings. Dates are shown only as precisely as the source gave them.',
    api: 'API and open data',
    home: 'Rapporteur, to the timeline',
  },

  list: (items: string[]) => new Intl.ListFormat('en').format(items),
  range: (from: string, to: string) => `${from} to ${to}`,
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  atLeast: (n: number, of: string) => `${number.format(n)}+ ${of}`,
  exactly: (n: number, of: string) => `${number.format(n)} ${of}`,
  showMore: 'Show more',
  moreShown: (n: number) => `${count(n, 'entry', 'entries')} shown`,
  noDate: 'Date not stated',
  noActor: 'Not stated',
  unnamed: 'Not named',
  apply: 'Search',
  search: 'Search by words',
  none: 'Nothing here yet.',
  close: 'Close',
  openPage: 'Open the page',

  failure: {
    title: {
      unreachable: 'The record cannot be reached',
      not_found: 'This record is not here',
      rejected: 'The record could not answer this',
      broken: 'The record does not answer at the moment',
    },
    text: {
      unreachable: 'Please check your connection. Nothing is lost; what you see may be out of date.',
      not_found: 'It may have been withdrawn, or the address may hold a slip.',
      rejected: 'Something in this address is not understood. Clearing the filters may help.',
      broken: 'The fault is on our side. Please try again in a moment.',
    },
    again: 'Try again',
  },
  missing: {
    title: 'Page not found',
    text: 'There is no page at this address. It may have been mistyped, or moved.',
    address: 'Address asked for',
    ways: 'You may want to go to',
  },

  timeline: {
    title: 'Timeline',
    lead: 'Briefings, what was promised at them, and who presides when.',
    filters: 'Filters',
    kind: 'Show',
    kinds: { briefings: 'Briefings', commitments: 'Commitments', bodies: 'Presidencies' },
    body: 'Body',
    allBodies: 'All bodies',
    actor: 'Actor',
    allActors: 'All actors',
    actorHint: 'Type a name',
    topic: 'Topic',
    allTopics: 'All topics',
    standing: 'Standing',
    allStandings: 'All standings',
    clear: 'Clear filters',
    window: 'Window of time',
    today: 'Today',
    thisYear: 'This year',
    nextYear: 'Next 12 months',
    all: 'All',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    earlier: 'Earlier',
    later: 'Later',
    drawing: 'Drawing of the timeline',
    legend: 'Legend',
    selected: 'Selected',
    listTitle: 'In this window',
    found: (briefings: number, commitments: number, handovers: number) =>
      `${count(briefings, 'briefing', 'briefings')}, ${count(commitments, 'commitment', 'commitments')}, ${count(handovers, 'handover', 'handovers')}`,
    between: (from: string, to: string) => `${from} – ${to}`,
    more: 'There is more in this window than is shown. What is nearest to today is shown first; a narrower window or a filter shows the rest.',
    empty: 'Nothing is recorded for this window and these filters.',
    undated: 'Without a date',
    goToToday: 'Go to today in the list',
    todayIs: (day: string) => `Today, ${day}`,
    entry: { briefing: 'Briefing', commitment: 'Commitment due', handover: 'Presidency' },
    takesOver: (holder: string, body: string) => `${holder} takes the chair: ${body}`,
    vacant: (body: string) => `The chair falls vacant: ${body}`,
    notRecorded: (body: string) => `Holder not recorded: ${body}`,
    projected: 'Projected from the stated rotation',
    noneSelected: 'This entry is not in the record, or not public.',
  },

  upcoming: {
    title: 'Upcoming',
    lead: 'What is due, in the order in which it presses.',
    asOf: (day: string) => `As of ${day}`,
    nothing: 'Nothing.',
    more: 'There are more than are shown here.',
    nothingAtAll: 'No open commitments are on record.',
    filteredBy: 'Only for',
    clear: 'Show all',
  },

  due: {
    label: 'Due',
    undated: 'No due date',
    late: (days: number) => `${span(days)} late`,
    inDays: (days: number) => (days === 0 ? 'today' : relative.format(days, 'day')),
    soon: (days: number) => `in ${span(days)}`,
    endsIn: (days: number) => (days === 0 ? 'last day today' : `${span(days)} left`),
    at: (briefing: string) => `at ${briefing}`,
    original: 'First recorded as due',
    slipped: (days: number) => `moved back by ${span(days)}`,
    broughtForward: (days: number) => `brought forward by ${span(days)}`,
    unchanged: 'not moved since',
  },

  commitment: {
    title: 'Commitment',
    eyebrow: 'Commitment',
    status: 'Status',
    standing: 'Standing',
    firmness: 'Firmness',
    verification: 'Evidence',
    made: 'Made',
    promisedAt: 'Promised at',
    notAtABriefing: 'Not at a recorded briefing',
    lastFollowUp: 'Last follow-up',
    noFollowUp: 'None yet',
    reason: 'Why it is closed',
    topics: 'Topics',
    parties: 'Parties',
    noParties: 'No party was named.',
    followUps: 'Follow-up',
    noFollowUps: 'No follow-up has been recorded.',
    history: 'History of this record',
    noHistory: 'No changes are recorded.',
    sources: 'Sources',
    partyStatus: (status: string) => `own status: ${status}`,
    statusFromTo: (from: string, to: string) =>
      `From ${from.toLocaleLowerCase('en')} to ${to.toLocaleLowerCase('en')}`,
    dueFromTo: (from: string, to: string) => `Due date moved from ${from} to ${to}`,
    dueSet: (to: string) => `Due date set to ${to}`,
    dueRemoved: (from: string) => `Due date ${from} removed`,
    forParty: (party: string) => `concerning ${party}`,
  },

  change: {
    created: 'Recorded',
    changed: 'Changed',
    archived: 'Archived',
    restored: 'Restored',
    followedUp: 'Followed up',
    fields: (fields: string[]) => new Intl.ListFormat('en').format(fields),
    fromTo: (field: string, from: string, to: string) =>
      `${field} from ${from.toLocaleLowerCase('en')} to ${to.toLocaleLowerCase('en')}`,
    version: (n: number) => `version ${number.format(n)}`,
  },

  briefing: {
    eyebrow: 'Briefing',
    when: 'When',
    where: 'Where',
    status: 'Status',
    partOf: 'Part of',
    attendance: 'Attendance',
    topics: 'Topics',
    summary: 'Summary',
    participants: 'Participants',
    noParticipants: 'No participants are recorded.',
    statements: 'What was said',
    noStatements: 'No statements are recorded.',
    commitments: 'What was promised',
    noCommitments: 'No commitments are recorded.',
    handovers: 'Presidencies announced here',
    parts: 'Parts of this briefing',
    sources: 'Sources',
  },

  source: {
    published: (day: string) => `published ${day}`,
    noSources: 'No source is recorded.',
    passage: 'The passage it rests on',
  },

  handover: {
    sentence: (body: string, from: string | null, to: string) =>
      from === null ? `${body}: to ${to}` : `${body}: from ${from} to ${to}`,
    vacant: 'nobody',
    notRecorded: 'a holder not recorded',
    tookOver: 'Took the chair of',
    handedOver: 'Left the chair of',
    from: 'from',
    to: 'to',
  },

  body: {
    eyebrow: 'Body with a rotating presidency',
    now: 'In the chair now',
    before: 'Before',
    next: 'Next',
    nobodyNow: 'Nobody is recorded',
    nobodyNext: 'Not announced',
    findings: 'What does not add up',
    findingsLead: 'The handovers as recorded contradict each other or leave something open:',
    unknownFinding: 'Something in the sequence of handovers does not fit together.',
    terms: 'Presidencies',
    holder: 'Holder',
    start: 'From',
    end: 'Until',
    note: 'Basis',
    current: 'now',
    open: 'open',
    beforeRecord: 'before the record',
    projected: 'Projected from the stated rotation',
    begun: (status: string) => `Handover ${status.toLocaleLowerCase('en')}`,
    undocumented: 'Outgoing holder of the first recorded handover',
    noTerms: 'No handovers are recorded.',
    rotation: 'Stated rotation',
    rotationWords: (months: number) => `a term lasts ${count(months, 'month', 'months')}`,
    commitments: 'Commitments of this body',
    showAll: (n: number) => `Show all ${number.format(n)} terms`,
  },

  actor: {
    kind: 'Kind',
    aliases: 'Also known as',
    affiliation: 'Belongs to',
    country: 'Country code',
    briefings: 'At briefings',
    commitments: 'Commitments',
    presidencies: 'Presidencies held or announced',
    score: 'Follow-up score',
    noScore: 'Nothing that can be scored yet',
    noBriefings: 'No part in a recorded briefing.',
    noCommitments: 'No commitments are recorded.',
    noPresidencies: 'No presidency is recorded.',
  },

  followUp: {
    title: 'Follow-up',
    lead: 'What became of what was promised.',
    statuses: 'Status over time',
    statusesText: (first: string, last: string, total: number, fulfilled: number) =>
      `From ${first} to ${last} the record grew to ${count(total, 'commitment', 'commitments')}, of which ${number.format(fulfilled)} are fulfilled.`,
    undatedCount: (n: number) =>
      `${count(n, 'commitment is', 'commitments are')} left out, because nobody knows when they were made.`,
    noStatuses: 'No dated commitments are on record.',
    asTable: 'The figures as a table',
    month: 'Month',
    total: 'Total',
    scores: 'Score by actor',
    scoresText:
      'Fulfilled counts +1; partly fulfilled and in progress count 0; not fulfilled counts −1. Not started and stalled count 0 until the last due day and −1 after it. What was not assessed or was superseded is left out. The score is the mean.',
    scoreSource: 'After the method of the G20 Research Group, University of Toronto.',
    noScores: 'No actor has commitments on record.',
    actor: 'Actor',
    score: 'Score',
    n: 'Counted',
    leftOut: 'Left out',
    basis: (n: number) => `mean of ${count(n, 'commitment', 'commitments')}`,
    leftOutWords: (notAssessed: number, superseded: number) =>
      `left out: ${number.format(notAssessed)} not assessed, ${number.format(superseded)} superseded`,
    noScore: 'none',
  },

  lists: {
    briefings: { title: 'Briefings', lead: 'Meetings at which things were said.' },
    actors: { title: 'Actors', lead: 'States, organisations, missions, institutes and people on record.' },
    bodies: { title: 'Bodies', lead: 'Councils, forums and alliances whose presidency rotates.' },
    allKinds: 'All kinds',
    nothingFound: 'Nothing matches.',
  },
};

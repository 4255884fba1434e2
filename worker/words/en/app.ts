import type { BriefingDetail } from '../../domain/briefing.ts';
import { aroundWords } from './around.ts';
import { paperWords } from './document-links.ts';
import { count, number, span } from './numbers.ts';
import { pageWords } from './pages.ts';
import { terms } from './terms.ts';
import { countInWords, drawingWords } from './timeline.ts';

type HeadCount = BriefingDetail['headCounts'][number];

export const en = {
  language: 'en',
  product: 'Rapporteur',
  ...drawingWords,
  ...aroundWords,
  ...paperWords,
  terms,

  pageTitle: (page: string) => `${page} · Rapporteur`,
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
  searchAll: 'Search everything',
  signIn: 'Sign in',
  desk: 'Desk',
  undo: {
    region: 'What was done last',
    undo: 'Undo',
    byKey: 'Press Z to undo.',
    dismiss: 'Dismiss',
    undoing: 'Undoing …',
    undone: 'Undone.',
    changed: 'It has been changed since, so nothing was undone.',
    gone: 'This can no longer be undone.',
    failed: 'Could not be undone. Try again.',
  },
  people: 'People',
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
  /** "about 40 people" stays as it was said, where nobody else was counted in the same words. */
  headCount: ({ count, of, atLeast, words }: HeadCount) => {
    if (atLeast) return `${number.format(count)}+ ${of}`;
    const isItsOwn = words && (words.match(/\d+/g) ?? []).length < 2;
    return isItsOwn ? words : `${number.format(count)} ${of}`;
  },
  showMore: 'Show more',
  noneSoFar: 'None among the first that were looked through.',
  moreShown: (n: number) => `${count(n, 'entry', 'entries')} shown`,
  noDate: 'Date not stated',
  noActor: 'Not stated',
  actorPicker: {
    nobody: 'No actor of this name',
    several: 'Several actors match: choose one',
  },
  asSaid: 'In the words of the source',
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
      not_allowed: 'This is not open to you',
      rejected: 'The record could not answer this',
      broken: 'The record does not answer at the moment',
    },
    text: {
      unreachable: 'Please check your connection. Nothing is lost; what you see may be out of date.',
      not_found: 'It may have been withdrawn, or the address may be mistyped.',
      not_allowed: 'Sign in first. If you are signed in, your role does not include this.',
      rejected: 'Something in this address is not understood. Clearing the filters may help.',
      broken: 'The fault is on our side. Please try again in a moment.',
    },
    notThen: (day: string) => `It was not recorded by ${day}, or the address may be mistyped.`,
    again: 'Try again',
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
    legend: 'Legend',
    download: 'Download',
    embed: 'Embed',
    asList: 'The same as a list',
    selected: 'Selected',
    listTitle: 'In this window',
    allCommitments: 'All that is due, and what was promised without a date',
    allTerms: (n: number) => `Show all ${number.format(n)}`,
    allTermsOf: (n: number, body: string) => `Show all ${number.format(n)} presidencies of ${body}`,
    isProjected: 'projected',
    found: (briefings: number, commitments: number, bodies: number) =>
      `${count(briefings, 'briefing', 'briefings')}, ${count(commitments, 'commitment', 'commitments')}, the presidencies of ${count(bodies, 'body', 'bodies')}`,
    foundLanes: (n: number) =>
      `${count(n, 'lane', 'lanes')}; an entry that belongs to several is told in each.`,
    counted: countInWords,
    earlierToo: 'More that began earlier reaches into this window.',
    incomplete:
      'Several filters together let through more than can be counted at once: a narrower window tells more.',
    lanes: 'Lanes',
    lanesBy: {
      kind: 'Lanes by kind',
      body: 'Lanes by body',
      actor: 'Lanes by actor',
      topic: 'Lanes by topic',
    },
    alsoUnder: (lanes: string[]) => `also under ${new Intl.ListFormat('en').format(lanes)}`,
    boundTo: 'Bound to',
    otherLanes: (n: number) => `${count(n, 'more lane has', 'more lanes have')} no room here.`,
    otherLanesHelp: 'Hide some of these, or choose one to have on top:',
    chooseLane: 'Show a lane',
    hiddenLanes: (n: number) => `${count(n, 'lane is', 'lanes are')} hidden.`,
    showHidden: 'Show hidden lanes',
    pin: 'Keep on top',
    unpin: 'No longer keep on top',
    moveUp: 'Move up',
    moveDown: 'Move down',
    hide: 'Hide',
    collapse: 'Collapse',
    expand: 'Expand',
    between: (from: string, to: string) => `${from} – ${to}`,
    empty: 'Nothing is recorded for this window and these filters.',
    showEarlier: 'Show earlier ones',
    showLater: 'Show later ones',
    presidency: 'Presidency',
    filtersSet: (n: number) => (n === 0 ? 'Filters' : `Filters, ${number.format(n)} set`),
    takesOver: (holder: string, body: string) => `${holder} takes the chair: ${body}`,
    vacant: (body: string) => `The chair falls vacant: ${body}`,
    notRecorded: (body: string) => `Holder not recorded: ${body}`,
    noneSelected: 'This entry is not in the record, or not public.',
  },

  upcoming: {
    title: 'Upcoming',
    lead: 'What is due, in the order in which it presses.',
    asOf: (day: string) => `As of ${day}`,
    nothing: 'No open commitment is on record.',
    more: 'There are more than are shown here.',
    all: 'Show all of them',
    everything: 'All commitments, with filters',
    clear: 'Show all',
  },

  due: {
    label: 'Due',
    on: (date: string) => `due ${date}`,
    undated: 'No due date',
    late: (days: number) => `${span(days)} late`,
    soon: (days: number) => `in ${span(days)}`,
    soonAbout: (days: number) => `in about ${span(days)}`,
    begins: (days: number) => `begins in ${span(days)}`,
    fromOn: (day: string) => `from ${day} on`,
    endsIn: (days: number) => (days === 0 ? 'last day today' : `${span(days)} left`),
    at: 'at',
    original: 'First recorded as due',
    slipped: (days: number) => `moved back by ${span(days)}`,
    broughtForward: (days: number) => `brought forward by ${span(days)}`,
    unchanged: 'not moved since',
  },

  ...pageWords,

  lists: {
    briefings: { title: 'Briefings', lead: 'Meetings at which things were said.' },
    commitments: {
      title: 'Commitments',
      lead: 'Every undertaking on record, by the day on which it comes due.',
    },
    actors: { title: 'Actors', lead: 'States, organisations, missions, institutes and people on record.' },
    bodies: { title: 'Bodies', lead: 'Councils, forums and alliances whose presidency rotates.' },
    allKinds: 'All kinds',
    allStatuses: 'All statuses',
    party: 'Party',
    due: (from: string | null, to: string | null) =>
      [from && `Due from ${from}`, to && (from ? `to ${to}` : `Due by ${to}`)].filter(Boolean).join(' ') +
      '.',
    ownedBy: (owner: string) =>
      owner === 'me' ? 'Yours alone.' : owner === 'none' ? 'Only what nobody owns.' : 'Of one owner.',
    nothingFound: 'Nothing matches.',
  },
};

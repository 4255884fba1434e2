import type { TimelineWords } from '../timeline/words.ts';
import { count as counted, number } from './en-numbers.ts';
import { terms } from './en-terms.ts';

const short = new Intl.NumberFormat('en', { notation: 'compact' });

const said = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(', ');

const nouns = {
  briefing: { one: 'briefing', other: 'briefings' },
  commitment: { one: 'commitment', other: 'commitments' },
  term: { one: 'presidency', other: 'presidencies' },
};

const timelineWords: TimelineWords = {
  name: 'Timeline of briefings, commitments and presidencies',
  help: 'The same content follows as a list. Here the left and right arrow keys move through time, plus and minus zoom, and Home goes to today. Tab goes to a mark; from there the arrow keys go from mark to mark, and Enter opens one.',
  briefings: 'Briefings',
  commitments: 'Commitments due',
  today: 'Today',
  vacant: 'Vacant',
  notRecorded: 'Not recorded',
  undated: (count) => `${number.format(count)} without a date`,
  more: (count) => `+${short.format(count)}`,
  standing: terms.standing,
  status: terms.status,
  briefingName: ({ title, date, status, place }) =>
    said(title, date, status !== 'held' && terms.briefingStatus[status].toLowerCase(), place),
  commitmentName: ({ text, due, standing, obligor, was }) =>
    said(text, `due ${due}`, standing.toLowerCase(), obligor, was && `first due ${was}`),
  termName: ({ body, holder, from, until, acting, projected, current }) =>
    said(
      `${body}: ${holder ?? 'not recorded'}`,
      from && `from ${from}`,
      until && `until ${until}`,
      acting && 'acting',
      projected && 'projected from the rotation',
      current && 'in the chair now',
    ),
  gapName: ({ body, kind, from, until }) =>
    said(
      `${body}: ${kind === 'vacant' ? 'vacant' : 'holder not recorded'}`,
      from && `from ${from}`,
      until && `until ${until}`,
    ),
  handoverName: ({ body, from, to, vacant, date, acting, status }) =>
    said(
      `${body}: handover${from ? ` from ${from}` : ''} to ${to ?? (vacant ? 'nobody' : 'a holder not recorded')}`,
      date,
      acting && 'acting',
      status === null ? 'projected' : terms.handoverStatus[status].toLowerCase(),
    ),
  countName: ({ count, kind, lane, from, until }) =>
    `${lane}: ${counted(count, nouns[kind].one, nouns[kind].other)}, ${from} to ${until}; press to zoom in`,
  legend: {
    title: 'Legend',
    commitments: 'Where a commitment stands',
    dates: 'How exact a date is',
    presidencies: 'Events and presidencies',
    briefing: 'Briefing',
    within: 'Due on some day within this time',
    about: 'About then',
    open: 'No end, or no beginning, is stated',
    moved: 'Where the date was before it moved',
    term: 'Presidency',
    handover: 'Handover',
    acting: 'Acting',
    projected: 'Projected from the rotation',
    vacant: 'Vacant',
    notRecorded: 'Holder not recorded',
  },
};

/** The words of the drawings, in the shape that each of them asks for. */
export const drawingWords = { timelineWords };

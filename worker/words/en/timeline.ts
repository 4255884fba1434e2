import type { Announcement } from '../../domain/handovers/succession.ts';
import type { TimelineWords } from '../shapes/timeline.ts';
import { count as counted, number } from './numbers.ts';
import { terms } from './terms.ts';

const short = new Intl.NumberFormat('en', { notation: 'compact' });

const said = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(', ');

const noun = {
  briefing: (n: number) => counted(n, 'briefing', 'briefings'),
  commitment: (n: number) => counted(n, 'commitment', 'commitments'),
  record: (n: number) => counted(n, 'entry', 'entries'),
  term: (n: number) => counted(n, 'presidency', 'presidencies'),
};

/** "12 commitments begin in March 2026, 5 open": of a mark in the drawing, and of a line in the list. */
export function countInWords({
  count,
  open,
  of,
  cell,
}: Omit<Parameters<TimelineWords['countName']>[0], 'lane'>) {
  const begin = count === 1 ? 'begins' : 'begin';
  const isDay = /^\d{1,2} \S+ \d+$/.test(cell);
  const isPart = /^\D+ of \d+$/.test(cell);
  const inCell = `${isDay ? 'on' : 'in'} ${isPart ? 'the ' : ''}${cell}`;
  const when = cell.includes(' to ') ? `between ${cell.replace(' to ', ' and ')}` : inCell;
  return said(
    `${noun[of](count)} ${begin} ${when}`,
    of !== 'briefing' &&
      of !== 'term' &&
      (of === 'commitment'
        ? `${number.format(open)} open`
        : counted(open, 'open commitment', 'open commitments')),
  );
}

const alsoUnder = (lanes: readonly string[]) =>
  lanes.length > 0 && `also under ${new Intl.ListFormat('en').format(lanes)}`;

const beginning = (from: string | null, announcement: Announcement | null) =>
  from && (announcement ? terms.announcedFor[announcement](from) : `from ${from}`);

const timelineWords: TimelineWords = {
  name: 'Timeline of briefings, commitments and presidencies',
  help: 'The same content follows as a list. Here the left and right arrow keys move through time, plus and minus zoom, and Home goes to today. Tab goes to a mark; from there the arrow keys go from mark to mark, and Enter opens one. A question mark lists the keys.',
  lanes: {
    briefings: 'Briefings',
    commitments: 'Commitments due',
    'body:': 'Of no body',
    'actor:': 'Of no named actor',
    'topic:': 'Without a topic',
  },
  laneOptions: (lane) => `Options of the lane ${lane}`,
  today: 'Today',
  vacant: 'Vacant',
  notRecorded: 'Not recorded',
  undated: (count) => `${number.format(count)} without a date`,
  laneNote: ({ undated, hasEarlier }) =>
    said(undated > 0 && `${number.format(undated)} without a date`, hasEarlier && 'more from earlier'),
  more: (count) => `+${short.format(count)}`,
  number: (count) => short.format(count),
  standing: terms.standing,
  status: terms.status,
  briefingName: ({ title, date, status, place, also }) =>
    said(
      title,
      date,
      status !== 'held' && terms.briefingStatus[status].toLowerCase(),
      place,
      alsoUnder(also),
    ),
  commitmentName: ({ text, due, standing, obligor, was, dueAt, also }) =>
    said(
      text,
      `due ${due}`,
      dueAt && `bound to ${dueAt}`,
      standing.toLowerCase(),
      obligor,
      was && `first due ${was}`,
      alsoUnder(also),
    ),
  termName: ({ body, holder, from, until, acting, projected, current, announcement }) =>
    said(
      `${body}: ${holder ?? 'not recorded'}`,
      beginning(from, announcement),
      until && `until ${until}`,
      acting && 'acting',
      projected && 'projected from the rotation',
      current && 'in the chair now',
    ),
  gapName: ({ body, kind, from, until, announcement }) =>
    said(
      `${body}: ${kind === 'vacant' ? 'vacant' : 'holder not recorded'}`,
      beginning(from, announcement),
      until && `until ${until}`,
    ),
  handoverName: ({ body, from, to, vacant, date, acting, status }) =>
    said(
      `${body}: handover${from ? ` from ${from}` : ''} to ${to ?? (vacant ? 'nobody' : 'a holder not recorded')}`,
      date,
      acting && 'acting',
      status === null ? 'projected' : terms.handoverStatus[status].toLowerCase(),
    ),
  countName: ({ lane, ...count }) => `${lane}: ${countInWords(count)}; press to zoom in`,
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
    bound: 'Moves with a briefing that it is bound to',
    count: 'How many begin then; solid: still open',
    term: 'Presidency',
    handover: 'Handover',
    acting: 'Acting',
    projected: 'Projected from the rotation',
    unconfirmed: 'Announced, not confirmed',
    vacant: 'Vacant',
    notRecorded: 'Holder not recorded',
  },
};

/** The words of the drawings, in the shape that each of them asks for. */
export const drawingWords = { timelineWords };

import type { ActorLink } from '../domain/actor.ts';
import { dateInWords } from '../domain/dates/words.ts';
import type { TermOut } from '../domain/handovers/handover.ts';
import type { BriefingItem, CommitmentItem, TimelineItem } from '../domain/timeline/timeline.ts';
import { type Cell, csvOf } from './csv.ts';

const columns = [
  ...['kind', 'title', 'date', 'first_day', 'last_day', 'date_words', 'status', 'standing', 'obligors'],
  ...['promised_at', 'due_at', 'last_follow_up', 'link'],
];

interface Rows {
  items: readonly TimelineItem[];
  terms: readonly { body: ActorLink; term: TermOut }[];
  /** Where the rows end before the record does: the day from which to ask for the rest. */
  next: string | null;
}

/**
 * What the timeline shows, one row a briefing, commitment and presidency in the order of time. `date` is EDTF; the days
 * are the first and last that it may mean, empty where it is open. `origin` is what links begin with.
 */
export function timelineCsv({ items, terms, next }: Rows, origin: string): string {
  const rows = [
    ...items.map((item) => (item.kind === 'briefing' ? briefingRow(item) : commitmentRow(item))),
    ...terms.map(termRow),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return csvOf([
    columns,
    ...rows.map(({ cells, path }) => [...cells, origin + path]),
    ...(next === null ? [] : [cutRow(next)]),
  ]);
}

interface Row {
  day: string;
  cells: Cell[];
  path: string;
}

interface Dated {
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
}

const cutRow = (next: string): Cell[] => [
  'cut',
  `This file ends here and the record does not. Ask again with from=${next} for the rest.`,
  ...Array(columns.length - 2).fill(''),
];

const wordsOf = (edtf: string) => {
  try {
    return dateInWords(edtf, 'en');
  } catch {
    return '';
  }
};

/** From the first day of one date to the last of another, with their EDTF as one interval where that can be said. */
function span(start: Dated | null, end: Dated | null): { day: string; cells: Cell[] } {
  const [first, last] = [start?.earliest ?? null, end?.latest ?? null];
  const simple = (one: Dated | null, day: string | null) =>
    one?.edtf && !one.edtf.includes('/') ? one.edtf : (day ?? '..');
  const [from, to] = [simple(start, first), simple(end, last)];
  const edtf = start === end ? (start?.edtf ?? from) : `${from}/${to}`;
  return { day: first ?? last ?? '', cells: [edtf, first, last, wordsOf(edtf)] };
}

function briefingRow({ id, title, start, end, status }: BriefingItem): Row {
  const { day, cells } = span(start, end ?? start);
  return {
    day,
    cells: ['briefing', title, ...cells, status, ...Array(5).fill('')],
    path: `/briefings/${id}`,
  };
}

function commitmentRow(item: CommitmentItem): Row {
  const { id, text, due, status, standing, obligors, briefing, dueBriefing, lastFollowUpOn } = item;
  const { day, cells } = span(due, due);
  const about = [status, standing, obligors.join('; '), briefing?.title, dueBriefing?.title, lastFollowUpOn];
  return {
    day,
    cells: ['commitment', text, ...cells, ...about.map((cell) => cell ?? '')],
    path: `/commitments/${encodeURIComponent(id)}`,
  };
}

function termRow({ body, term }: { body: ActorLink; term: TermOut }): Row {
  const { holder, kind, start, end, capacity, status, projected, startedBy } = term;
  const who = holder?.name ?? (kind === 'vacant' ? 'vacant' : 'not recorded');
  const title = `${body.name}: ${who}${capacity === 'acting' ? ' (acting)' : ''}`;
  const { day, cells } = span(start, end);
  return {
    day,
    cells: ['presidency', title, ...cells, projected ? 'projected' : status, ...Array(5).fill('')],
    path: startedBy ? `/handovers/${startedBy}` : `/bodies/${body.id}`,
  };
}

import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitment.ts';
import type { Succession, TermOut } from '../../../worker/domain/handover.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import type { Window } from './window.ts';

/** What the list under the drawing says: the same as the drawing, month by month. */

export type Entry =
  | { kind: 'briefing'; id: string; day: string; record: Briefing }
  | { kind: 'handover'; id: string; day: string; body: Succession['body']; term: TermOut }
  | { kind: 'commitment'; id: string; day: string; record: Commitment };

export type Month = { month: string; entries: Entry[] };
export type Entries = { months: Month[]; undated: Entry[]; counts: Record<Entry['kind'], number> };

type Range = { earliest: string | null; latest: string | null } | null;

/** A date stands in the list at its first day; one without a first day at its last. */
const dayOf = (range: Range) => range?.earliest ?? range?.latest ?? '';

function touches(range: Range, [from, to]: Window): boolean {
  if (range === null) return false;
  return (range.earliest ?? '') <= to && (range.latest ?? '9999') >= from;
}

function handoversOf({ body, terms }: Succession): Entry[] {
  return terms
    .filter(({ start }) => start !== null)
    .map((term) => {
      const day = dayOf(term.start);
      return { kind: 'handover', id: `${body.id}:${term.startedBy ?? day}`, day, body, term };
    });
}

const rangeOf = (entry: Entry): Range => {
  if (entry.kind === 'handover') return entry.term.start;
  if (entry.kind === 'commitment') return entry.record.due;
  const { start, end } = entry.record;
  return start && end ? { earliest: start.earliest, latest: end.latest } : start;
};

const order: Entry['kind'][] = ['briefing', 'handover', 'commitment'];
const inOrder = (a: Entry, b: Entry) =>
  a.day.localeCompare(b.day) || order.indexOf(a.kind) - order.indexOf(b.kind) || a.id.localeCompare(b.id);

/** The entries of an answer that the view shows, and those that no view can show for want of a date. */
export function entriesOf(data: Timeline, view: Window): Entries {
  const all: Entry[] = [
    ...data.briefings.map(
      (record): Entry => ({ kind: 'briefing', id: record.id, day: dayOf(record.start), record }),
    ),
    ...data.commitments.map(
      (record): Entry => ({ kind: 'commitment', id: record.id, day: dayOf(record.due), record }),
    ),
    ...data.bodies.flatMap(handoversOf),
  ];
  const isUndated = (entry: Entry) => entry.day === '';
  const shown = all.filter((entry) => isUndated(entry) || touches(rangeOf(entry), view)).sort(inOrder);

  const months: Month[] = [];
  const counts = { briefing: 0, commitment: 0, handover: 0 };
  for (const entry of shown) {
    counts[entry.kind] += 1;
    if (isUndated(entry)) continue;
    const month = entry.day.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return { months, undated: shown.filter(isUndated), counts };
}

/**
 * The months to show at first: from today outwards as many as hold `most` entries. A window of decades would
 * otherwise open with what is long past. Gives the places of the first and behind the last month.
 */
export function monthsAround(months: Month[], today: string, most: number): [first: number, end: number] {
  const now = months.findIndex(({ month }) => month >= today.slice(0, 7));
  let first = now < 0 ? months.length : now;
  let end = first;
  let room = most;
  while (room > 0 && (first > 0 || end < months.length)) {
    if (end < months.length) room -= months[end++]?.entries.length ?? 0;
    if (first > 0 && room > 0) room -= months[--first]?.entries.length ?? 0;
  }
  return [first, end];
}

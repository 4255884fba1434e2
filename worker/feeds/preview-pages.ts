import { en } from '../../dashboard/words/en.ts';
import { followUpHeading } from '../../dashboard/words/en-headings.ts';
import { previewWords as say } from '../../dashboard/words/en-previews.ts';
import type { Standing } from '../domain/standing.ts';
import type { TimelineOverview, timelineKinds } from '../domain/timeline.ts';
import { type Preview, previewOf, words } from './preview.ts';

type Plain = 'upcoming' | 'follow-up' | 'commitments' | 'briefings' | 'bodies' | 'actors';

/** The preview of a page whose address says all there is to say. */
export function plainPreview(page: Plain): Preview {
  const { title, lead } =
    page === 'upcoming' ? en.upcoming : page === 'follow-up' ? followUpHeading : en.lists[page];
  return { ...previewOf({ eyebrow: en.product, title }, []), description: lead, lines: [lead] };
}

const paperNames = { file: 'handover-file', brief: 'brief', promises: 'promises' } as const;

/** The preview of a paper: that of its record, which says that it is made from it. */
export function paperPreview(paper: keyof typeof paperNames, preview: Preview): Preview {
  const name = en.paper.open[paperNames[paper]];
  return {
    ...preview,
    title: `${preview.title} · ${name}`,
    description: `${say.sentences([name])} ${preview.description}`,
  };
}

interface View {
  kind?: (typeof timelineKinds)[number][] | undefined;
  standing?: Standing[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The preview of a view of the timeline: what it is filtered by, its window, and how much begins in it. */
export function timelinePreview(view: View, names: readonly string[], overview: TimelineOverview): Preview {
  const { kind, standing, from, to } = view;
  const filters = [
    ...names,
    ...(standing ?? []).map((one) => en.terms.standing[one]),
    ...(kind ?? []).map((one) => en.timeline.kinds[one]),
  ];
  const window: [string, string] | null = from && to ? [from, to] : null;
  const counts = overview.counts.filter(([cell]) => isIn(cell, overview.unit, window));
  const handovers = overview.handovers.filter(([cell]) => isIn(cell, overview.unit, window));
  const sum = (place: 1 | 2 | 3) => counts.reduce((total, row) => total + row[place], 0);
  const [briefings, commitments] = [sum(1), sum(2) + sum(3)];
  const passed = handovers.reduce((total, [, n]) => total + n, 0);
  const made = previewOf(
    { eyebrow: en.product, title: say.titleOf(en.timeline.title, filters) },
    [
      window && say.window(words(window[0]), words(window[1])),
      // Of a standing nothing is counted ahead.
      !standing && briefings + commitments + passed > 0 && say.begin(briefings, commitments, passed),
    ],
    { density: standing ? [] : densityOf(counts, handovers, overview.unit) },
  );
  const description = say.sentences([en.timeline.lead.replace(/\.$/, ''), ...made.lines]);
  return { ...made, description };
}

const widthOf = { month: 7, year: 4 } as const;
const isIn = (cell: string, unit: 'month' | 'year', window: [string, string] | null) => {
  const at = (day: string) => day.slice(0, widthOf[unit]);
  return !window || (at(cell) >= at(window[0]) && at(cell) <= at(window[1]));
};

/** One number for each month or year from the first to the last, those without anything among them. */
function densityOf(
  counts: TimelineOverview['counts'],
  handovers: TimelineOverview['handovers'],
  unit: 'month' | 'year',
): number[] {
  const numberOf = (cell: string) =>
    unit === 'year' ? Number(cell.slice(0, 4)) : Number(cell.slice(0, 4)) * 12 + Number(cell.slice(5, 7));
  const all: [number, number][] = [
    ...counts.map(([cell, ...n]): [number, number] => [numberOf(cell), n.reduce((a, b) => a + b, 0)]),
    ...handovers.map(([cell, n]): [number, number] => [numberOf(cell), n]),
  ];
  const places = all.map(([place]) => place);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (all.length === 0 || last - first > 1200) return [];
  const density = Array<number>(last - first + 1).fill(0);
  for (const [place, n] of all) density[place - first] = (density[place - first] ?? 0) + n;
  return density;
}

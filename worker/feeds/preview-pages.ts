import type { Standing } from '../domain/commitments/standing.ts';
import type { TimelineOverview, timelineKinds } from '../domain/timeline/timeline.ts';
import { appWords } from '../words/app.ts';
import { followUpHeading } from '../words/en/headings.ts';
import { previewWords as say } from '../words/previews.ts';
import { type Preview, previewOf, words } from './preview.ts';

type Plain = 'upcoming' | 'follow-up' | 'commitments' | 'briefings' | 'bodies' | 'actors';

/** The preview of a page whose address says all there is to say. */
export function plainPreview(page: Plain): Preview {
  const { title, lead } =
    page === 'upcoming' ? appWords.upcoming : page === 'follow-up' ? followUpHeading : appWords.lists[page];
  return { title, description: lead };
}

const paperNames = { file: 'handover-file', brief: 'brief', promises: 'promises' } as const;

/** The preview of a paper: that of its record, which says that it is made from it. */
export function paperPreview(paper: keyof typeof paperNames, preview: Preview): Preview {
  const name = appWords.paper.open[paperNames[paper]];
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
export function timelinePreview(
  view: View,
  names: readonly string[],
  overview: TimelineOverview | null,
): Preview {
  const { kind, standing, from, to } = view;
  const filters = [
    ...names,
    ...(standing ?? []).map((one) => appWords.terms.standing[one]),
    ...(kind ?? []).map((one) => appWords.timeline.kinds[one]),
  ];
  const window: [string, string] | null = from && to ? [from, to] : null;
  return previewOf(say.titleOf(appWords.timeline.title, filters), [
    appWords.timeline.lead.replace(/\.$/, ''),
    window && say.window(words(window[0]), words(window[1])),
    // Overviews hold no counts by standing.
    overview !== null && !standing && beginning(overview, window),
  ]);
}

/** How much begins in a window; null where nothing does. */
function beginning({ unit, counts, handovers }: TimelineOverview, window: [string, string] | null) {
  const at = (day: string) => day.slice(0, widthOf[unit]);
  const isIn = ([cell]: [string, ...number[]]) =>
    !window || (at(cell) >= at(window[0]) && at(cell) <= at(window[1]));
  let [briefings, commitments, passed] = [0, 0, 0];
  for (const [, held, open, closed] of counts.filter(isIn)) {
    briefings += held;
    commitments += open + closed;
  }
  for (const [, n] of handovers.filter(isIn)) passed += n;
  return briefings + commitments + passed > 0 ? say.begin(briefings, commitments, passed) : null;
}

const widthOf = { month: 7, year: 4 } as const;

import type { Standing } from '../../domain/commitments/standing.ts';
import { invalid } from '../../domain/errors.ts';
import type { TermOut } from '../../domain/handovers/handover.ts';
import { type CellWindow, cellEnd, cellStart, windowOf } from '../../domain/timeline/step.ts';
import type { Timeline, TimelineLane, TimelineLanes, timelineKinds } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Lane, lanesOf } from '../marks/lanes.ts';
import type { MarkKind } from '../schema/marks.ts';
import { type Content, contentOf } from './content.ts';
import { itemsOf } from './items.ts';
import { termsOfLanes } from './terms.ts';

const mostLanes = 24;

export interface TimelineFilter {
  kind?: (typeof timelineKinds)[number][] | undefined;
  body?: string | undefined;
  actor?: string | undefined;
  topic?: string | undefined;
  standing?: Standing[] | undefined;
}

export interface AskedTimeline extends TimelineFilter {
  from: string;
  to: string;
  width: number;
  lanes: TimelineLanes;
  pinned: string[];
  hidden: string[];
}

export const kindsOf = ({ kind }: TimelineFilter): MarkKind[] => [
  ...(!kind || kind.includes('briefings') ? (['briefing'] as const) : []),
  ...(!kind || kind.includes('commitments') ? (['commitment'] as const) : []),
];

/** What the timeline shows of a window at a width: items where they fit, counts where they do not, lane by lane. */
export async function timelineOf(
  db: Db,
  asked: AskedTimeline,
  audience: Audience,
  today: string,
): Promise<Timeline> {
  const { kind, body, actor, topic, standing, pinned, hidden, lanes: by } = asked;
  if (asked.to < asked.from) throw invalid('to', 'must not lie before `from`');
  const window = windowOf(asked.from, asked.to, asked.width);
  const cells = Array.from({ length: window.last - window.first + 1 }, (_, i) => window.first + i);
  const [from, to] = [cellStart(window.first, window.step), cellEnd(window.last, window.step)];
  const kinds = kindsOf(asked);
  const { lanes, others } = await lanesOf(
    db,
    { lanes: by, kinds, pinned, hidden, only: body, most: mostLanes },
    audience,
  );
  const actors = [body, actor].filter((id) => id !== undefined);
  // A body's own lane is all of it: no filter is left.
  const scopes = [...(by === 'body' && body ? actors.slice(1) : actors).map((id) => `actor:${id}`)];
  if (topic) scopes.push(`topic:${topic}`);
  const filter = { scopes, actors, standing };
  const [content, terms] = await Promise.all([
    contentOf(db, lanes, kinds, filter, window, audience, today),
    !kind || kind.includes('bodies')
      ? termsOfLanes(db, lanes, { from, to, holder: actor }, audience, today)
      : new Map<string, TermOut[]>(),
  ]);
  const items = await itemsOf(db, content.found, audience, today);
  const isKind = ({ key }: TimelineLane) => !key.includes(':');
  const isPinned = ({ key }: TimelineLane) => pinned.includes(key.slice(key.indexOf(':') + 1));
  const places = new Map([...items.keys()].map((id, i) => [id, i]));
  const shown = lanes.map((lane, i) => shownLane(lane, i, content, places, terms, window));
  return {
    from,
    to,
    today,
    step: window.step,
    cells: cells.map((cell) => cellStart(cell, window.step)),
    lanes: shown.filter((lane) => isKind(lane) || isPinned(lane) || holdsAnything(lane)),
    otherLanes: others,
    items: [...items.values()],
    complete: content.complete,
  };
}

function shownLane(
  lane: Lane,
  i: number,
  { found, counts, earlier, totals }: Content,
  places: Map<string, number>,
  terms: Map<string, TermOut[]>,
  { first }: CellWindow,
): TimelineLane {
  return {
    key: lane.key,
    title: lane.title,
    actor: lane.actor,
    total: totals?.[i]?.dated ?? null,
    undated: totals?.[i]?.undated ?? null,
    items: found.filter((one) => one.lane === i).flatMap(({ id }) => places.get(id) ?? []),
    earlier: earlier[i] ?? false,
    counts: counts.filter(({ lane }) => lane === i).map(({ cell, n, open }) => [cell - first, n, open]),
    terms: lane.actor === null ? null : (terms.get(lane.actor.id) ?? null),
  };
}

const holdsAnything = ({ total, items, counts, terms }: TimelineLane) =>
  (total ?? 0) + items.length + counts.length + (terms?.length ?? 0) > 0;

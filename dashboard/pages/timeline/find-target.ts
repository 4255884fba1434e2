import type { Actor } from '../../../worker/domain/actor.ts';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import type { DayRange } from '../../../worker/domain/commitments/standing.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { dayAt } from '../../timeline/extent.ts';
import { briefingKey, commitmentKey } from '../../timeline/keys.ts';
import type { Window } from './window.ts';

/** One entry that a search has found. */
export type Found =
  | { kind: 'briefing'; record: Briefing }
  | { kind: 'commitment'; record: Commitment }
  | { kind: 'actor'; record: Actor };

/** Where choosing it leads: to another view of the timeline, or to a page. */
export type Target = { to: 'view'; view: Partial<TimelineView> } | { to: 'page'; address: string };

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Of a stretch of time as long as the window, or a little longer than what it is to show, with that in its middle. */
export function surroundings(range: DayRange, window: Window): Window | null {
  const [first, last] = [range.earliest ?? range.latest, range.latest ?? range.earliest];
  if (first === null || last === null) return null;
  const present = time(window[1]) - time(window[0]);
  const half = Math.round(Math.max(present, (time(last) - time(first)) * 1.25) / DAY / 2) * DAY;
  const middle = Math.round((time(first) + time(last)) / 2 / DAY) * DAY;
  return [dayAt(middle - half), dayAt(middle + half)];
}

/** From the first possible day of what was found to its last; null where no day is known. */
export function rangeOf(found: Found): DayRange | null {
  if (found.kind === 'actor') return null;
  const { start, end } =
    found.kind === 'briefing' ? found.record : { start: found.record.due, end: found.record.due };
  const range = {
    earliest: start?.earliest ?? end?.earliest ?? null,
    latest: (end ?? start)?.latest ?? null,
  };
  return range.earliest === null && range.latest === null ? null : range;
}

/**
 * A dated entry is selected and shown among what surrounds it, and filters that could keep it out are taken away;
 * an actor becomes the filter; a body's lane comes first; what has no date has its page.
 */
export function targetOf(found: Found, window: Window, view: TimelineView): Target {
  const { id } = found.record;
  const { kinds } = view;
  if (found.kind === 'actor')
    return { to: 'view', view: found.record.kind === 'body' ? laneFirst(view, id) : { actor: id } };
  const range = rangeOf(found);
  const shown = range && surroundings(range, window);
  if (shown === null) return { to: 'page', address: addressOf({ page: found.kind, id }) };
  const [from, to] = shown;
  const isLetThrough = kinds?.includes(found.kind === 'briefing' ? 'briefings' : 'commitments');
  return {
    to: 'view',
    view: {
      kinds: isLetThrough ? kinds : undefined,
      body: undefined,
      actor: undefined,
      topic: undefined,
      standing: undefined,
      from,
      to,
      selected: found.kind === 'briefing' ? briefingKey(id) : commitmentKey(id),
    },
  };
}

/** The view with the lane of a body on top; whatever would leave it out is taken away. */
function laneFirst({ kinds, lanes, pinned, hidden }: TimelineView, id: string): Partial<TimelineView> {
  const isOfTopics = lanes === 'topic';
  const others = (ids: string[] | undefined) => (isOfTopics ? [] : (ids ?? []).filter((one) => one !== id));
  const left = others(hidden);
  return {
    kinds: kinds?.includes('bodies') ? kinds : undefined,
    body: undefined,
    lanes: isOfTopics ? undefined : lanes,
    pinned: [id, ...others(pinned)],
    hidden: left.length === 0 ? undefined : left,
  };
}

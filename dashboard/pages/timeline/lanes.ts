import type { TimelineView } from '../../location-views.ts';

type Part = Partial<TimelineView>;
const without = (ids: string[] | undefined, id: string) => orNone((ids ?? []).filter((one) => one !== id));
const orNone = (ids: string[]) => (ids.length === 0 ? undefined : ids);

export const pinned = ({ pinned }: TimelineView, id: string): Part => ({
  pinned: [...(pinned ?? []).filter((one) => one !== id), id],
});

export type LaneAct = 'pin' | 'unpin' | 'moveUp' | 'moveDown' | 'collapse' | 'expand' | 'hide';

/** What can be done with a lane, and what the view is after each. Kinds come first and what is of none last, always. */
export function laneActs(view: TimelineView, id: string): [act: LaneAct, part: Part][] {
  const ids = view.pinned ?? [];
  const place = ids.indexOf(id);
  const isFree = !['briefings', 'commitments', 'none'].includes(id);
  const moved = (by: number): Part => {
    const next = ids.filter((one) => one !== id);
    next.splice(place + by, 0, id);
    return { pinned: next };
  };
  const acts: [LaneAct, Part, boolean][] = [
    ['pin', pinned(view, id), isFree && place < 0],
    ['unpin', { pinned: without(ids, id) }, place >= 0],
    ['moveUp', moved(-1), place > 0],
    ['moveDown', moved(1), place >= 0 && place < ids.length - 1],
    ['collapse', { collapsed: [...(view.collapsed ?? []), id] }, !view.collapsed?.includes(id)],
    ['expand', { collapsed: without(view.collapsed, id) }, view.collapsed?.includes(id) === true],
    ['hide', { hidden: [...(view.hidden ?? []), id], pinned: without(view.pinned, id) }, true],
  ];
  return acts.flatMap(([act, part, isOffered]) => (isOffered ? [[act, part] as [LaneAct, Part]] : []));
}

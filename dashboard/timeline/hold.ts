import { type KeptLanes, pushable } from './draw.ts';
import { glyphRadius } from './glyph.ts';
import type { Surface } from './surface.ts';

/** Something that is pushed along to stay in sight, within limits. */
export interface Held {
  element: Element;
  /** Index of its lane; null on the axis. */
  lane: number | null;
  x: number;
  slack: number;
  inset: number;
  pushed: number;
}

const insets = { item: glyphRadius + 4, term: 9, period: 5 };

/** What in the drawing may have to be pushed, and what is pushed already: asked for once a layout, not once a frame. */
export function heldIn(
  { axis }: Surface,
  elastic: readonly Element[],
  before: readonly Held[],
  kept: KeptLanes = new Map(),
): Held[] {
  const all = new Map<Element, Held>();
  for (const one of before)
    if (one.lane !== null && kept.has(one.lane)) all.set(one.element, one);
    else if (one.pushed !== 0 && one.element.isConnected) all.set(one.element, { ...one, slack: 0 });
  const add = (element: Element, lane: number | null, x: number, slack: number, inset: number) =>
    all.set(element, { element, lane, x, slack, inset, pushed: all.get(element)?.pushed ?? 0 });
  for (const element of elastic) {
    const { mark, parts } = pushable(element) ?? { mark: null, parts: [] };
    for (const part of parts)
      if (mark?.shape === 'term')
        add(part, mark.lane, mark.x + (mark.label?.x ?? 0), mark.slack, insets.term);
      else if (mark?.shape === 'item') add(part, mark.lane, mark.x, mark.slack, insets.item);
  }
  axis.selectAll<SVGTextElement, { x: number; slack: number }>('text.period').each(function ({ x, slack }) {
    add(this, null, x, slack, insets.period);
  });
  return [...all.values()];
}

/**
 * Keeps what has begun before the sight, and goes on in it, readable where the sight begins: `leftOf` tells where that
 * is in a lane.
 */
export function hold(all: readonly Held[], leftOf: (lane: number | null) => number): void {
  const lefts = new Map<number | null, number>();
  for (const one of all) {
    const left = lefts.get(one.lane) ?? leftOf(one.lane);
    lefts.set(one.lane, left);
    const push = Math.round(Math.min(one.slack, Math.max(0, left + one.inset - one.x)) * 10) / 10;
    if (push === one.pushed) continue;
    one.pushed = push;
    if (push === 0) one.element.removeAttribute('transform');
    else one.element.setAttribute('transform', `translate(${push},0)`);
  }
}

/** Where the middle of the word for today stands: over its line, and whole while the line is in sight. */
export function wordPlace({ x, width }: { x: number; width: number }, left: number, right: number): number {
  const isInSight = x >= left && x <= right;
  return isInSight ? Math.min(right - width / 2, Math.max(left + width / 2, x)) : x;
}

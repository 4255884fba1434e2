import { pushable } from './draw.ts';
import { glyphRadius } from './glyph.ts';
import type { Surface } from './surface.ts';

/** Something that is pushed along to stay in sight, within limits. */
interface Held {
  element: Element;
  x: number;
  slack: number;
  inset: number;
  pushed: number;
}

const insets = { item: glyphRadius + 4, term: 9, period: 5 };

/** What in the drawing may have to be pushed: asked for once a layout, not once a frame. */
export function heldIn({ marks, axis }: Surface): Held[] {
  const all: Held[] = [];
  const add = (element: Element | null, x: number, slack: number, inset: number) => {
    if (element === null) return;
    const pushed = Number(/-?[\d.]+/.exec(element.getAttribute('transform') ?? '')?.[0] ?? 0);
    if (slack > 0 || pushed !== 0) all.push({ element, x, slack, inset, pushed });
  };
  for (const element of marks.selectAll<SVGElement, unknown>('.mark.item, .mark.term').nodes()) {
    const { mark, parts } = pushable(element) ?? { mark: null, parts: [] };
    const x = mark?.shape === 'term' ? mark.x + (mark.label?.x ?? 0) : (mark?.x ?? 0);
    const slack = mark?.shape === 'item' || mark?.shape === 'term' ? mark.slack : 0;
    for (const part of parts) add(part, x, slack, mark?.shape === 'term' ? insets.term : insets.item);
  }
  for (const text of axis.selectAll<SVGTextElement, { x: number; slack?: number }>('text.period').nodes()) {
    const { x, slack } = (text as Element as { __data__?: { x: number; slack?: number } }).__data__ ?? {
      x: 0,
    };
    add(text, x, slack ?? 0, insets.period);
  }
  return all;
}

/** Keeps what has begun before the sight, and goes on in it, readable where the sight begins. */
export function hold(all: readonly Held[], left: number): void {
  for (const one of all) {
    const push = Math.round(Math.min(one.slack, Math.max(0, left + one.inset - one.x)) * 10) / 10;
    if (push === one.pushed) continue;
    one.pushed = push;
    if (push === 0) one.element.removeAttribute('transform');
    else one.element.setAttribute('transform', `translate(${push},0)`);
  }
}

import { noonOf } from './extent.ts';
import type { Camera } from './interaction.ts';
import type { Mark } from './marks.ts';
import { nextMark } from './walk.ts';

export interface Keyboard {
  camera: Camera;
  now(): string;
  marks(): readonly Mark[];
  select(key: string | null): void;
  /** Makes a mark the one that the tab key reaches, and draws it even out of sight. */
  reach(key: string): void;
}

const zoomStep = 1.5;
const panStep = 0.2;

/** Clicks and keys on the plot and on its marks; gives back what stops it. */
export function listenForKeys(svg: SVGSVGElement, keyboard: Keyboard): () => void {
  const { camera, marks, select, reach } = keyboard;
  const aside = new AbortController();
  const { signal } = aside;
  const markOf = (target: EventTarget | null): Mark | null => {
    const element = target instanceof Element ? target.closest('.mark') : null;
    return (element as (Element & { __data__?: Mark }) | null)?.__data__ ?? null;
  };

  function open(mark: Mark) {
    if (mark.shape === 'count') camera.show(withMargin(mark.span), true);
    else if (mark.shape !== 'joint' || mark.id !== null) select(mark.key);
  }

  function walk(from: string, key: string) {
    const mark = nextMark(marks(), from, key);
    if (mark === null) return;
    bringIntoSight(mark);
    reach(mark.key);
    for (const element of svg.querySelectorAll<SVGElement>('.mark'))
      if (markOf(element)?.key === mark.key) element.focus({ preventScroll: true });
  }

  function bringIntoSight({ time }: Mark) {
    const [from, to] = camera.domain();
    if (time >= from && time <= to) return;
    const half = (to - from) / 2;
    camera.show([time - half, time + half], true);
  }

  function goToday() {
    const [from, to] = camera.domain();
    const [today, half] = [noonOf(keyboard.now()), (to - from) / 2];
    camera.show([today - half, today + half], true);
  }

  const onPlot: Record<string, () => void> = {
    ArrowLeft: () => camera.panBy(-panStep),
    ArrowRight: () => camera.panBy(panStep),
  };
  const anywhere: Record<string, () => void> = {
    '+': () => camera.zoomBy(zoomStep),
    '=': () => camera.zoomBy(zoomStep),
    '-': () => camera.zoomBy(1 / zoomStep),
    Home: goToday,
    Escape: () => select(null),
  };

  svg.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const mark = markOf(event.target);
      const action =
        anywhere[event.key] ??
        (mark === null ? onPlot[event.key] : undefined) ??
        (mark !== null && event.key.startsWith('Arrow') ? () => walk(mark.key, event.key) : undefined) ??
        // A link is opened by its click; a button of ours that is no HTML button has to be told.
        (mark?.shape === 'count' && (event.key === 'Enter' || event.key === ' ')
          ? () => open(mark)
          : undefined);
      if (action === undefined) return;
      event.preventDefault();
      action();
    },
    { signal },
  );
  svg.addEventListener(
    'click',
    (event) => {
      const mark = markOf(event.target);
      // With a modifier the reader wants the page of the record, in a tab of its own.
      if (mark === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      reach(mark.key);
      open(mark);
    },
    { signal },
  );
  svg.addEventListener(
    'focusin',
    (event) => {
      const mark = markOf(event.target);
      if (mark) reach(mark.key);
    },
    { signal },
  );
  return () => aside.abort();
}

function withMargin([from, to]: [number, number]): [number, number] {
  const margin = Math.max(5 * 86_400_000, (to - from) * 0.15);
  return [from - margin, to + margin];
}

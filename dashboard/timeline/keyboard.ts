import { markOf } from './draw.ts';
import { noonOf } from './extent.ts';
import type { Camera } from './interaction.ts';
import type { Mark } from './marks.ts';
import { nextMark } from './walk.ts';

export interface Keyboard {
  camera: Camera;
  now(): string;
  marks(): readonly Mark[];
  select(key: string | null): void;
  laneMenu(lane: string, button: Element): void;
  /** Makes a mark the one that the tab key reaches, and draws it even out of sight. */
  reach(key: string): void;
  /** Takes away the words that stand over the drawing; whether there were any. */
  hush(): boolean;
}

const zoomStep = 1.5;
const panStep = 0.2;

const within = (target: EventTarget | null, selector: string) =>
  target instanceof Element ? target.closest<SVGElement>(selector) : null;
const markAt = (target: EventTarget | null) => markOf(within(target, '.mark'));

/** Clicks and keys on the plot, its marks and its lanes; gives back what stops it. */
export function listenForKeys(svg: SVGSVGElement, keyboard: Keyboard): () => void {
  const { camera, marks, select, reach } = keyboard;
  const aside = new AbortController();
  const { signal } = aside;

  function open(mark: Mark) {
    if (mark.shape === 'count' || mark.shape === 'bar') camera.show(withMargin(mark.span), true);
    else if (mark.record !== null && (mark.shape !== 'joint' || mark.id !== null)) select(mark.record);
  }

  function walk(from: string, key: string) {
    const mark = nextMark(marks(), from, key);
    if (mark === null) return;
    bringIntoSight(mark);
    reach(mark.key);
    focusOn(svg, mark.key);
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
    Escape: () => keyboard.hush() || select(null),
  };
  const menus = () => [...svg.querySelectorAll<SVGElement>('.lane-menu')];
  const toMenu = (from: Element, step: number) => {
    const all = menus();
    const next = all[all.indexOf(from as SVGElement) + step];
    for (const one of next ? all : []) one.setAttribute('tabindex', one === next ? '0' : '-1');
    next?.focus();
  };
  const onMenu = (button: Element): Record<string, () => void> => ({
    ArrowDown: () => toMenu(button, 1),
    ArrowUp: () => toMenu(button, -1),
    Enter: () => openMenu(button),
    ' ': () => openMenu(button),
  });
  const openMenu = (button: Element) => keyboard.laneMenu(button.getAttribute('data-lane') ?? '', button);

  function onMark(mark: Mark, key: string): (() => void) | undefined {
    if (key.startsWith('Arrow')) return () => walk(mark.key, key);
    // A link is opened by its click; a button of ours that is no HTML button has to be told.
    const isButton = mark.shape === 'count' || mark.shape === 'bar';
    return isButton && (key === 'Enter' || key === ' ') ? () => open(mark) : undefined;
  }

  svg.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const mark = markAt(event.target);
      const menu = within(event.target, '.lane-menu');
      const { key } = event;
      const onOwn = mark ? onMark(mark, key) : menu ? onMenu(menu)[key] : onPlot[key];
      const action = anywhere[key] ?? onOwn;
      if (action === undefined) return;
      event.preventDefault();
      action();
    },
    { signal },
  );
  svg.addEventListener(
    'click',
    (event) => {
      const mark = markAt(event.target);
      const menu = within(event.target, '.lane-menu');
      if (menu) openMenu(menu);
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
      const mark = markAt(event.target);
      if (mark) reach(mark.key);
    },
    { signal },
  );
  return () => aside.abort();
}

export function focusOn(svg: SVGSVGElement, key: string): void {
  for (const element of svg.querySelectorAll<SVGElement>('.mark'))
    if (markOf(element)?.key === key) element.focus({ preventScroll: true });
}

function withMargin([from, to]: [number, number]): [number, number] {
  const margin = Math.max(5 * 86_400_000, (to - from) * 0.1);
  return [from - margin, to + margin];
}

import type { Timeline } from '../../worker/domain/timeline/timeline.ts';
import { dayAt } from './extent.ts';
import { cameraOn } from './interaction.ts';
import { focusOn, listenForKeys } from './keyboard.ts';
import { domainOf, pixelsPerDayOf } from './layout.ts';
import type { TimelineOptions } from './options.ts';
import { painterOf } from './painter.ts';
import { watchMarks } from './tip.ts';
import { nearest } from './walk.ts';

export type { TimelineWords } from '../../worker/words/shapes/timeline.ts';
export { plotWidth } from './stage.ts';

export interface TimelineDrawing {
  node: HTMLElement | SVGSVGElement;
  update(data: Timeline, options: Partial<TimelineOptions>): void;
  zoomBy(factor: number): void;
  panBy(fraction: number): void;
  /** `smoothly` unless it is told otherwise: what follows a hand must not lag behind it. */
  show(view: [string, string], smoothly?: boolean): void;
  destroy(): void;
}

/** How often a moving view is told, in milliseconds. */
const reportEvery = 150;

/** Data, dimensions, today and words in; a drawing that can be moved out. */
export function timeline(data: Timeline, initial: TimelineOptions): TimelineDrawing {
  let options = initial;
  const window = options.document.defaultView;
  const painter = painterOf(data, options);
  const { svg } = painter.surface;
  let frame = 0;
  let lastReport = 0;
  let lastTold = options.view.join('/');
  let shown = data;
  let waiting: Timeline | null = null;
  const aside = new AbortController();

  const camera = cameraOn(
    svg,
    {
      domain: domainOf(options.view),
      plot: [painter.stage().left, painter.stage().right],
      height: painter.stage().height,
      now: options.now,
    },
    (settled) => {
      if (frame === 0) frame = window?.requestAnimationFrame(() => draw()) ?? 0;
      report(settled);
      if (settled) settle();
    },
  );

  /** Once all is still, what has come in meanwhile is drawn, and words are cut where the sight ends now. */
  function settle() {
    if (waiting) return take(waiting);
    window?.cancelAnimationFrame(frame);
    draw(true);
  }

  function take(next: Timeline) {
    [shown, waiting] = [next, null];
    painter.update(next, options, pixelsPerDayOf(painter.stage(), camera.domain()));
    const { left, right, height } = painter.stage();
    camera.resize([left, right], height);
    window?.cancelAnimationFrame(frame);
    draw(true);
  }

  /** To draw a new answer costs a frame or two: not under a moving hand, while the last one still fills the sight. */
  const canWait = () => {
    const [from, to] = viewNow();
    return camera.isMoving() && shown.from <= from && to <= shown.to;
  };

  function draw(anew = false) {
    frame = 0;
    const focused = painter.focused();
    painter.draw(camera.domain(), anew);
    // What was pressed may be gone: who walks by keys goes on beside it.
    if (focused && !svg.contains(svg.ownerDocument.activeElement)) {
      const lane = painter.marks().filter(({ lane }) => lane === focused.lane);
      const next = nearest(lane, focused.time);
      if (next === null) return svg.focus({ preventScroll: true });
      painter.reach(next.key);
      focusOn(svg, next.key);
    }
  }

  const viewNow = (): [string, string] => {
    const [from, to] = camera.domain();
    return [dayAt(from), dayAt(to - 1)];
  };

  function report(settled: boolean) {
    const time = window?.performance.now() ?? 0;
    if (!settled && time - lastReport < reportEvery) return;
    lastReport = time;
    const view = viewNow();
    if (!settled && view.join('/') === lastTold) return;
    lastTold = view.join('/');
    options.onView(view, settled);
  }

  const stopListening = listenForKeys(svg, {
    camera,
    now: () => options.now,
    marks: painter.marks,
    select: (key) => options.onSelect(key),
    laneMenu: (lane, button) => options.onLaneMenu?.(lane, button),
    reach: painter.reach,
    hush: () => painter.tell(null),
  });
  watchMarks(svg, aside.signal, painter.tell);
  draw(true);

  return {
    node: svg,
    update(next, changes) {
      options = { ...options, ...changes };
      if (changes.width === undefined && canWait()) waiting = next;
      else take(next);
    },
    zoomBy: camera.zoomBy,
    panBy: camera.panBy,
    show: (view, smoothly = true) => {
      if (view.join('/') !== viewNow().join('/')) camera.show(domainOf(view), smoothly);
    },
    destroy() {
      window?.cancelAnimationFrame(frame);
      aside.abort();
      camera.destroy();
      stopListening();
      svg.remove();
    },
  };
}

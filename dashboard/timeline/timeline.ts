import type { Timeline } from '../../worker/domain/timeline.ts';
import { drawMarks } from './draw.ts';
import { dayAt } from './extent.ts';
import { type Camera, cameraOn } from './interaction.ts';
import { listenForKeys } from './keyboard.ts';
import { drawLabels } from './labels.ts';
import { domainOf, type Layout, layout, nearMarks, pixelsPerDayOf } from './layout.ts';
import { sceneOf } from './scene.ts';
import { type Packings, packingScale, packingsOf, type Stage, stageOf } from './stage.ts';
import { createSurface, drawAxis, drawStage } from './surface.ts';
import type { TimelineWords } from './words.ts';

export { legend } from './legend.ts';
export type { TimelineWords } from './words.ts';

export type LinkKind = 'briefing' | 'commitment' | 'actor' | 'handover';

export interface TimelineOptions {
  width: number;
  /** Computed from the lanes when left out. */
  height?: number;
  /** ISO day. */
  now: string;
  locale: string;
  words: TimelineWords;
  document: Document;
  /** ISO days shown. */
  view: [string, string];
  /** A key such as "commitment:<id>"; see keys.ts. */
  selected: string | null;
  href(kind: LinkKind, id: string): string;
  onSelect(key: string | null): void;
  /** Throttled while a gesture goes on, and once more when it has settled. */
  onView(view: [string, string]): void;
}

export interface TimelineDrawing {
  node: HTMLElement | SVGSVGElement;
  update(data: Timeline, options: Partial<TimelineOptions>): void;
  zoomBy(factor: number): void;
  panBy(fraction: number): void;
  show(view: [string, string]): void;
  destroy(): void;
}

/** How often a moving view is told, in milliseconds. */
const reportEvery = 200;

/** Data, dimensions, today and words in; a drawing that can be moved out. */
export function timeline(data: Timeline, initial: TimelineOptions): TimelineDrawing {
  let options = initial;
  let record = data;
  const window = options.document.defaultView;
  const surface = createSurface(options.document, options.words);
  let scene = sceneOf(record, options);
  let stage = stageOf(scene, { ...options, pixelsPerDay: scaleFor(options) });
  let packings: { scale: number; of: Packings } | null = null;
  let drawn: Layout;
  let reachable: string | null = null;
  let frame = 0;
  const reported = new Set([options.view.join('/')]);
  let lastReport = 0;
  let lastTold = options.view.join('/');

  const plotOf = ({ left, right }: Stage): [number, number] => [left, right];
  const camera: Camera = cameraOn(
    surface.svg,
    { domain: domainOf(options.view), plot: plotOf(stage), height: stage.height, now: options.now },
    (settled) => {
      requestDraw();
      report(settled);
    },
  );

  function requestDraw() {
    if (frame === 0) frame = window?.requestAnimationFrame(draw) ?? 0;
  }

  function draw() {
    frame = 0;
    const domain = camera.domain();
    const scale = packingScale(pixelsPerDayOf(stage, domain));
    if (packings?.scale !== scale) packings = { scale, of: packingsOf(scene, stage, scale) };
    drawn = layout(scene, packings.of, { ...options, stage, domain });
    const marks = nearMarks(drawn, reachable);
    // The tab key reaches the mark last visited, or the first in sight.
    if (!marks.some(({ key }) => key === reachable))
      reachable = marks.find(({ hit }) => hit.x + hit.width > stage.left && hit.x < stage.right)?.key ?? null;
    drawAxis(surface, drawn);
    drawMarks(surface, marks, { ...options, reachable });
    drawLabels(surface, marks);
  }

  function drawAll() {
    drawStage(surface, stage, scene, options.href);
    window?.cancelAnimationFrame(frame);
    draw();
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
    const same = view.join('/') === lastTold;
    lastTold = view.join('/');
    // What comes back from the page while a hand still moves on is an echo, not a wish.
    if (settled && !camera.isMoving()) reported.clear();
    reported.add(view.join('/'));
    if (!same) options.onView(view);
  }

  const stopListening = listenForKeys(surface.svg, {
    camera,
    now: () => options.now,
    marks: () => drawn.marks,
    select: (key) => options.onSelect(key),
    reach: (key) => {
      reachable = key;
      draw();
    },
  });
  drawAll();

  return {
    node: surface.svg,
    update(next, changes) {
      const dataChanged = next !== record || changes.words !== undefined || changes.locale !== undefined;
      const sizeChanged = changes.width !== undefined || changes.height !== undefined;
      options = { ...options, ...changes };
      record = next;
      if (dataChanged) scene = sceneOf(record, options);
      if (dataChanged || sizeChanged) {
        stage = stageOf(scene, {
          ...options,
          pixelsPerDay: pixelsPerDayOf(stage, camera.domain()),
          atLeast: stage.rows,
        });
        packings = null;
        camera.resize(plotOf(stage), stage.height);
      }
      drawAll();
      if (
        changes.view &&
        !reported.has(changes.view.join('/')) &&
        changes.view.join('/') !== viewNow().join('/')
      )
        camera.show(domainOf(changes.view), false);
    },
    zoomBy: camera.zoomBy,
    panBy: camera.panBy,
    show: (view) => camera.show(domainOf(view), true),
    destroy() {
      window?.cancelAnimationFrame(frame);
      camera.destroy();
      stopListening();
      surface.svg.remove();
    },
  };
}

/** Before there is a stage: the whole width shows the view. */
const scaleFor = ({ width, view }: TimelineOptions) =>
  pixelsPerDayOf({ left: 0, right: Math.max(1, width) }, domainOf(view));

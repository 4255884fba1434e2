import { type D3ZoomEvent, select, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import { startOf } from './extent.ts';
import { glideIn } from './glide.ts';
import { momentumIn } from './momentum.ts';
import { letFingersScroll } from './touch.ts';

const DAY = 86_400_000;
/** Never finer than days, never wider than what anybody recorded. */
const spans = { least: 10 * DAY, most: 150 * 366 * DAY };
const farthest = 300 * 366 * DAY;
/** How long a page may have been scrolled before a wheel over the drawing still means the page. */
const scrollPause = 350;

export interface Camera {
  domain(): [number, number];
  show(domain: [number, number], smoothly: boolean): void;
  zoomBy(factor: number): void;
  panBy(fraction: number): void;
  /** True while it is moved by a hand, or goes on by itself. */
  isMoving(): boolean;
  /** To be called when the plot has another place or width. */
  resize(plot: [left: number, right: number], height: number): void;
  destroy(): void;
}

/**
 * Wheel, drag and pinch by d3-zoom, along time only. A wheel that is turned over the drawing zooms; one that
 * was scrolling the page before it came over the drawing goes on scrolling, and Ctrl with the wheel always zooms.
 * A finger that moves up or down scrolls the page too; one that flicks sideways sends the drawing on.
 */
export function cameraOn(
  svg: SVGSVGElement,
  initial: { domain: [number, number]; plot: [number, number]; height: number; now: string },
  onMove: (settled: boolean) => void,
): Camera {
  const [base, span] = [startOf(initial.now), 365 * DAY];
  let [left, right] = initial.plot;
  let moving = false;
  let isGoingOn = false;
  let lastScale = 0;
  let domain = initial.domain;
  const window = svg.ownerDocument.defaultView;
  const selection = select<SVGSVGElement, unknown>(svg);

  // At k = 1 the year after `base` fills the plot: every view is a transform of that.
  const toTime = (transform: ZoomTransform, x: number) =>
    base + ((transform.invertX(x) - left) / (right - left)) * span;
  const toTransform = ([from, to]: [number, number]) => {
    const k = span / (to - from);
    return zoomIdentity.translate(left - k * (left + ((from - base) / span) * (right - left)), 0).scale(k);
  };

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([span / spans.most, span / spans.least])
    .filter((event: Event) => isOurs(event))
    .on('start', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (sourceEvent) stopGoingOn();
      lastScale = transform.k;
      // A busy browser makes one move of all that a quick finger does.
      if (isOfHand(sourceEvent)) momentum?.moved(transform.x, sourceEvent.timeStamp);
      moving = true;
    })
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      domain = [toTime(transform, left), toTime(transform, right)];
      // A pinch is no throw.
      if (transform.k !== lastScale) momentum?.stop();
      else if (isOfHand(sourceEvent)) momentum?.moved(transform.x, sourceEvent.timeStamp);
      lastScale = transform.k;
      onMove(false);
    })
    .on('end', ({ sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      // While it goes on by itself, each step of it begins and ends.
      if (isGoingOn) return;
      isGoingOn = isOfHand(sourceEvent) && !isStill() && goOn(sourceEvent.timeStamp);
      if (!isGoingOn) settle();
    });

  const momentum = window && momentumIn(window);
  const glide = window && glideIn(window);
  const stopGoingOn = () => {
    glide?.stop();
    momentum?.stop();
    isGoingOn = false;
  };
  const isStill = () => window?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
  const settle = () => {
    isGoingOn = false;
    moving = false;
    onMove(true);
  };
  const goOn = (time: number) =>
    momentum?.letGo(time, (by) => selection.call(behaviour.translateBy, by / transformOf().k, 0), settle) ===
    true;

  let lastScroll = Number.NEGATIVE_INFINITY;
  function isOurs(event: Event): boolean {
    if (event instanceof (window?.WheelEvent ?? WheelEvent)) {
      if (event.ctrlKey || event.metaKey) return true;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      return !isSideways && event.timeStamp - lastScroll > scrollPause;
    }
    return event instanceof (window?.MouseEvent ?? MouseEvent) ? !event.ctrlKey && !event.button : true;
  }
  const aside = new AbortController();
  const { signal } = aside;
  const onWheel = (event: WheelEvent) => {
    const isOver = svg.contains(event.target as Node);
    if (!isOver || event.timeStamp - lastScroll <= scrollPause) {
      if (!event.ctrlKey && !event.metaKey) lastScroll = event.timeStamp;
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey || (Math.abs(sideways) <= Math.abs(event.deltaY) && !event.shiftKey)) return;
    event.preventDefault();
    selection.call(behaviour.translateBy, -sideways / transformOf().k, 0);
  };
  window?.addEventListener('wheel', onWheel, { passive: false, capture: true, signal });
  letFingersScroll(svg, signal);

  const transformOf = () => toTransform(domain);
  const place = (at: [number, number]) => selection.call(behaviour.transform, toTransform(at));

  const camera: Camera = {
    domain: () => domain,
    show: ([from, to], smoothly) => {
      const width = Math.min(spans.most, Math.max(spans.least, to - from));
      const start = (from + to - width) / 2;
      const end: [number, number] = [start, start + width];
      stopGoingOn();
      if (!glide || !smoothly || isStill()) place(end);
      else {
        isGoingOn = true;
        glide.to(domain, end, place, settle);
      }
    },
    zoomBy: (factor) => {
      const [from, to] = domain;
      const [middle, half] = [(from + to) / 2, (to - from) / 2 / factor];
      camera.show([middle - half, middle + half], true);
    },
    panBy: (fraction) => {
      const [from, to] = domain;
      const by = (to - from) * fraction;
      camera.show([from + by, to + by], true);
    },
    isMoving: () => moving,
    resize: (plot, height) => {
      [left, right] = plot;
      behaviour.extent([
        [left, 0],
        [right, height],
      ]);
      const years = (farthest / span) * (right - left);
      behaviour.translateExtent([
        [left - years, Number.NEGATIVE_INFINITY],
        [right + years, Number.POSITIVE_INFINITY],
      ]);
      selection.property('__zoom', transformOf());
    },
    destroy: () => {
      stopGoingOn();
      selection.on('.zoom', null);
      aside.abort();
    },
  };
  camera.resize(initial.plot, initial.height);
  selection.call(behaviour).on('dblclick.zoom', null);
  selection.property('__zoom', transformOf());
  return camera;
}

const isOfHand = (event: Event | null | undefined): event is Event =>
  event instanceof Object && /^(mouse|touch)/.test(event.type);

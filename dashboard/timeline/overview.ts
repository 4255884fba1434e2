import { brushX, type D3BrushEvent } from 'd3';
import type { TimelineOverview } from '../../worker/domain/timeline/timeline.ts';
import type { OverviewWords } from '../../worker/words/shapes/overview.ts';
import { endOf, startOf } from './extent.ts';
import { drawGrips, drawOverview, handleWidth, overviewSurface } from './overview-draw.ts';
import { type OverviewLayout, overviewLayout, windowOn } from './overview-layout.ts';
import { between, centredOn, type Days, keyed, movedBy, withEdge } from './overview-window.ts';
import { letFingersScroll } from './touch.ts';
import './overview.css';

export interface OverviewOptions {
  width: number;
  /** ISO day. */
  today: string;
  locale: string;
  document: Document;
  window: Days;
  names: Pick<OverviewWords, 'name' | 'whole' | 'from' | 'to'>;
  /** A window in words. */
  say(window: Days): string;
  /** While a hand moves the window. */
  onMove(window: Days): void;
  /** Once it has come to rest. */
  onWindow(window: Days): void;
}

export interface OverviewStrip {
  node: SVGSVGElement;
  update(overview: TimelineOverview, options: Partial<OverviewOptions>): void;
  destroy(): void;
}

type Part = 'whole' | 'from' | 'to';

const instants = ([from, to]: Days): [number, number] => [startOf(from), endOf(to)];
const monthOf = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();

/** The whole span of the record, with a window in it that can be dragged, drawn anew, and moved by keys. */
export function overviewStrip(data: TimelineOverview, initial: OverviewOptions): OverviewStrip {
  let [overview, options] = [data, initial];
  let drawn: OverviewLayout = overviewLayout(overview, options);
  let window = options.window;
  /** The window and the brush as they were when a hand took hold of them; null while none does. */
  let held: { window: Days; left: number; right: number; x: number | null } | null = null;

  const surface = overviewSurface(options.document, options.names.name);
  const { svg, hand } = surface;
  const aside = new AbortController();
  letFingersScroll(svg, aside.signal);
  const behaviour = brushX<unknown>()
    .handleSize(handleWidth)
    .on('start brush end', (event: D3BrushEvent<unknown>) => {
      if (event.sourceEvent) follow(event);
    });

  function follow({ type, mode, selection, sourceEvent }: D3BrushEvent<unknown>) {
    if (type === 'start') {
      const { left, right } = windowOn(drawn, instants(window));
      const [start] = (selection as [number, number] | null) ?? [null];
      held = { window, left, right, x: start };
    }
    if (held === null) return;
    const wasTaken = sourceEvent?.type === 'touchcancel';
    const next = wasTaken ? held.window : (moved(mode, selection as [number, number] | null) ?? held.window);
    const rests = type === 'end';
    const hasMoved = next.join() !== held.window.join();
    if (rests) held = null;
    window = next;
    drawWindow(rests);
    if (!rests) options.onMove(next);
    else if (hasMoved || wasTaken) options.onWindow(next);
  }

  /** The window that a brush stands for. What is not moved keeps its days, whatever the width of a pixel is. */
  function moved(mode: string | undefined, selection: [number, number] | null): Days | null {
    if (held === null) return null;
    const { scale } = drawn;
    // Pressed and let go at one place: the window goes there.
    if (selection === null) return held.x === null ? null : centredOn(held.window, scale.invert(held.x));
    const [left, right] = selection;
    if (mode === 'drag') return movedBy(held.window, scale.invert(left) - scale.invert(held.left));
    if (left === right) return null;
    const [keepsLeft, keepsRight] = [left === held.left, right === held.right];
    if (keepsLeft && keepsRight) return null;
    if (keepsLeft) return withEdge(held.window, 'to', scale.invert(right));
    if (keepsRight) return withEdge(held.window, 'from', scale.invert(left));
    return between(scale.invert(left), scale.invert(right));
  }

  function onKey(part: Part, event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { columns, scale } = drawn;
    const record: [number, number] = [
      columns[0]?.start ?? scale.domain()[0],
      columns.at(-1)?.end ?? scale.domain()[1],
    ];
    const next = keyed(window, part, event.key, record);
    if (next === null) return;
    event.preventDefault();
    window = next;
    drawWindow(true);
    options.onWindow(next);
  }

  function drawRecord() {
    drawn = overviewLayout(overview, options);
    drawOverview(surface, drawn, options.width);
    const { left, right, top, bottom } = drawn.plot;
    behaviour.extent([
      [left, top],
      [right, bottom + 4],
    ]);
    hand.call(behaviour);
    hand.style('touch-action', 'pan-y');
    drawWindow(true);
  }

  /** The brush itself is left to the hand that holds it. */
  function drawWindow(places: boolean) {
    const place = windowOn(drawn, instants(window));
    if (places) hand.call(behaviour.move, [place.left, place.right]);
    drawGrips(surface, drawn, place);
    slider('.selection', 'whole', options.names.whole);
    slider('.handle--w', 'from', options.names.from);
    slider('.handle--e', 'to', options.names.to);
  }

  function slider(selector: string, part: Part, name: string) {
    const [from, end] = instants(window);
    const [first, last] = drawn.scale.domain();
    const now = monthOf(part === 'to' ? end - 1 : from);
    hand
      .select<SVGRectElement>(selector)
      .attr('role', 'slider')
      .attr('tabindex', 0)
      .attr('aria-label', name)
      .attr('aria-orientation', 'horizontal')
      .attr('aria-valuemin', Math.min(now, monthOf(first)))
      .attr('aria-valuemax', Math.max(now, monthOf(last)))
      .attr('aria-valuenow', now)
      .attr('aria-valuetext', options.say(window))
      .on('keydown', (event: KeyboardEvent) => onKey(part, event));
  }

  drawRecord();
  return {
    node: svg,
    update(next, changes) {
      const isSame = next === overview && changes.width === undefined;
      overview = next;
      options = { ...options, ...changes };
      // A hand that holds the window knows better than a page that follows it.
      if (changes.window && held === null) window = changes.window;
      if (!isSame) drawRecord();
      else if (held === null) drawWindow(true);
    },
    destroy: () => {
      aside.abort();
      hand.on('.brush', null);
      svg.remove();
    },
  };
}

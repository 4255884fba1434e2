import { brushX, type D3BrushEvent, type Selection, select } from 'd3';
import type { TimelineOverview } from '../../worker/domain/timeline.ts';
import { endOf, startOf } from './extent.ts';
import {
  type Layer,
  layers,
  type OverviewLayout,
  overviewHeight,
  overviewLayout,
  windowOn,
} from './overview-layout.ts';
import { between, centredOn, type Days, keyed, movedBy, withEdge } from './overview-window.ts';
import './overview.css';

export interface OverviewWords {
  /** Accessible name of the strip. */
  name: string;
  /** Names of what can be moved: the window, its beginning, its end. */
  whole: string;
  from: string;
  to: string;
  layers: Record<Layer, string>;
  handovers: string;
  /** A window, such as "from March 2025 to June 2027". */
  window(edtf: string): string;
  /** The strip in words: its span, its fullest column and how heights grow. Null: nothing dated is on record. */
  described(
    of: { span: string; fullest: { when: string; count: number } | null; isRoot: boolean } | null,
  ): string;
}

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

type Group = Selection<SVGGElement, unknown, null, undefined>;
type Part = 'whole' | 'from' | 'to';

export const overviewHatch = 'url(#overview-hatch)';
const instants = ([from, to]: Days): [number, number] => [startOf(from), endOf(to)];
const box = (x: number, y: number, width: number, height: number) =>
  `M${x},${y}h${width}v${height}h${-width}z`;

/** The whole span of the record, with a window in it that can be dragged, drawn anew, and moved by keys. */
export function overviewStrip(data: TimelineOverview, initial: OverviewOptions): OverviewStrip {
  let [overview, options] = [data, initial];
  let drawn: OverviewLayout = overviewLayout(overview, options);
  let window = options.window;
  /** The window and the brush as they were when a hand took hold of them; null while none does. */
  let held: { window: Days; left: number; right: number; x: number | null } | null = null;

  const svg = options.document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const root = select(svg).attr('class', 'overview-strip').attr('role', 'group');
  const hatch = root
    .append('defs')
    .append('pattern')
    .attr('id', 'overview-hatch')
    .attr('class', 'overview-hatch');
  hatch.attr('width', 4).attr('height', 4).attr('patternUnits', 'userSpaceOnUse');
  hatch.attr('patternTransform', 'rotate(45)').append('path').attr('d', 'M1,0V4');
  const density: Group = root.append('g').attr('aria-hidden', 'true');
  const axis: Group = root.append('g').attr('class', 'overview-years').attr('aria-hidden', 'true');
  const hand: Group = root.append('g').attr('class', 'overview-window');
  const beyond = root.append('path').attr('class', 'overview-beyond').attr('aria-hidden', 'true');

  const behaviour = brushX<unknown>()
    .handleSize(14)
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
    const { width, names, locale, today } = options;
    drawn = overviewLayout(overview, { width, today, locale });
    const { plot, columns, years } = drawn;
    root
      .attr('width', width)
      .attr('height', overviewHeight)
      .attr('viewBox', `0 0 ${width} ${overviewHeight}`);
    root.attr('aria-label', names.name);
    const shape = (layer: Layer) =>
      columns
        .flatMap(({ x, width, parts }) =>
          parts.filter((part) => part.layer === layer).map((part) => ({ x, width, ...part })),
        )
        .map((part) => box(part.x, part.y, part.width, part.height))
        .join('');
    const shapes = [
      ...layers.map((layer) => ({ name: `is-${layer}`, d: shape(layer) })),
      {
        name: 'is-handovers',
        d: columns
          .filter(({ hangs }) => hangs > 0)
          .map(({ x, width, hangs }) => box(x, plot.ground + 1, width, hangs))
          .join(''),
      },
      { name: 'is-ground', d: `M${plot.left},${plot.ground + 0.5}H${plot.right}` },
    ];
    density
      .selectAll('path')
      .data(shapes)
      .join('path')
      .attr('class', ({ name }) => name)
      .attr('d', ({ d }) => d)
      .attr('fill', ({ name }) => (name === 'is-closed' ? overviewHatch : null));
    density
      .selectAll('line')
      .data([drawn.today])
      .join('line')
      .attr('class', 'is-today')
      .attr('x1', (x) => x)
      .attr('x2', (x) => x)
      .attr('y1', 0)
      .attr('y2', plot.bottom + 4);

    const ticks = axis.selectAll<SVGGElement, unknown>('g').data(years).join('g');
    ticks.attr('transform', ({ x }) => `translate(${x},${plot.bottom})`);
    ticks.selectAll('line').data([null]).join('line').attr('y2', 6);
    ticks
      .selectAll('text')
      .data(({ label }) => [label])
      .join('text')
      .attr('x', 4)
      .attr('y', 16)
      .text((label) => label);

    behaviour.extent([
      [plot.left, plot.top],
      [plot.right, plot.bottom + 4],
    ]);
    hand.call(behaviour);
    hand.style('touch-action', 'pan-y');
    drawWindow(true);
  }

  /** The brush itself is left to the hand that holds it. */
  function drawWindow(places: boolean) {
    const { left, right, beyond: side } = windowOn(drawn, instants(window));
    if (places) hand.call(behaviour.move, [left, right]);
    const { plot } = drawn;
    const [x, tip] = side === 'before' ? [plot.left + 8, plot.left + 2] : [plot.right - 8, plot.right - 2];
    beyond.attr(
      'd',
      side === null
        ? null
        : `M${x},${plot.ground / 2 - 6}L${tip},${plot.ground / 2}L${x},${plot.ground / 2 + 6}`,
    );
    slider('.selection', 'whole', options.names.whole);
    slider('.handle--w', 'from', options.names.from);
    slider('.handle--e', 'to', options.names.to);
  }

  const month = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();

  function slider(selector: string, part: Part, name: string) {
    const [from, end] = instants(window);
    const [first, last] = drawn.scale.domain();
    const now = month(part === 'to' ? end - 1 : from);
    const range = [Math.min(now, month(first)), Math.max(now, month(last))];
    hand
      .select<SVGRectElement>(selector)
      .attr('role', 'slider')
      .attr('tabindex', 0)
      .attr('aria-label', name)
      .attr('aria-orientation', 'horizontal')
      .attr('aria-valuemin', range[0] ?? now)
      .attr('aria-valuemax', range[1] ?? now)
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
      hand.on('.brush', null);
      svg.remove();
    },
  };
}

import type { Timeline } from '../../worker/domain/timeline/timeline.ts';
import { type Bond, bondPath, bondsOf } from './bonds.ts';
import { drawMarks, type KeptLanes, markOf } from './draw.ts';
import { drawAxis, holdToday } from './draw-axis.ts';
import { drawStage } from './draw-stage.ts';
import { type Held, heldIn, hold } from './hold.ts';
import { domainOf, type Layout, layout, nearMarks, pixelsPerDayOf, scaleOf } from './layout.ts';
import type { Mark } from './marks.ts';
import type { TimelineOptions } from './options.ts';
import type { Packing } from './pack.ts';
import { type Scene, sceneOf } from './scene.ts';
import { packingScale, packingsOf, type Stage, stageOf } from './stage.ts';
import { createSurface, moveBy, type Surface } from './surface.ts';
import { showTip } from './tip.ts';
import { between, type LaneDrawn, placeIn, turnOf } from './turns.ts';

export interface Painter {
  surface: Surface;
  stage(): Stage;
  /** All that is laid out, in sight or not. */
  marks(): readonly Mark[];
  update(data: Timeline, options: TimelineOptions, pixelsPerDay: number): void;
  /** `anew`: lays out even what only would have to be moved. */
  draw(domain: [number, number], anew: boolean): void;
  reach(key: string): void;
  focused(): Mark | null;
  /** Shows the words of a mark over everything; whether there were words before. */
  tell(mark: Mark | null): boolean;
}

/** What was laid out: a view that has the same scale only moves it. */
interface Drawn {
  domain: [number, number];
  of: Layout;
  sight: { left: number; right: number };
  world: { left: number; right: number };
  lanes: readonly (LaneDrawn | undefined)[];
  /** Lanes that wait for their turn. */
  kept?: KeptLanes;
}

/** Beside what is seen, as much of the plot's width is drawn on either side; less while one zooms, which moves everything. */
const margins = { still: 0.4, zooming: 0.1 };

/** Keeps what is drawn in step with a view, doing as little as that takes: this is what runs at every frame. */
export function painterOf(data: Timeline, initial: TimelineOptions): Painter {
  let options = initial;
  let record = data;
  const surface = createSurface(options.document, options.words);
  let scene: Scene = sceneOf(record, options, options.collapsed);
  let stage = stageOf(scene, { width: options.width, pixelsPerDay: scaleAtFirst(options) });
  let packings: { scale: number; of: Packing[] } | null = null;
  let drawn: Drawn | null = null;
  let held: readonly Held[] = [];
  let reachable: string | null = null;
  let told: Mark | null = null;
  let isNew = false;
  let offset = 0;
  drawStage(surface, stage, scene, options);

  function layOut(domain: [number, number], anew: boolean) {
    const pixelsPerDay = pixelsPerDayOf(stage, domain);
    const scale = packingScale(pixelsPerDay);
    if (packings?.scale !== scale) packings = { scale, of: packingsOf(scene, stage, scale) };
    // While the scale is the same nothing has another place: only what comes into sight is drawn.
    const isSameScale = drawn && Math.abs(widthOf(drawn.domain) / widthOf(domain) - 1) < 1e-6;
    const origin =
      drawn && isSameScale && Math.abs(offsetOf(drawn.domain, domain)) < farthest ? drawn.domain : domain;
    offset = offsetOf(origin, domain);
    const { left, right } = stage;
    const sight = { left: left - offset, right: right - offset };
    const isZooming = drawn !== null && !isSameScale && !anew;
    const beside = (right - left) * margins[isZooming ? 'zooming' : 'still'];
    const world = { left: sight.left - beside, right: sight.right + beside };
    const before = drawn?.lanes ?? [];
    const onScreen = isZooming ? lanesOnScreen(surface.svg, stage) : undefined;
    const due = onScreen && turnOf(before, onScreen, origin, stage);
    const { now, locale, words } = options;
    const asked = { stage, scale: scaleOf(stage, origin), world, sight, now, locale, words, lanes: due };
    const of = layout(scene, packings.of, asked);
    const byLane = Map.groupBy(of.marks, ({ lane }) => lane);
    const lanes = stage.lanes.map((_, i) =>
      due?.has(i) === false ? before[i] : { domain: origin, marks: byLane.get(i) ?? [], world },
    );
    const kept = new Map<number, string | null>();
    for (const [i, lane] of lanes.entries())
      if (due?.has(i) === false)
        kept.set(i, lane && onScreen?.has(i) ? moved(between(stage, lane.domain, origin)) : null);
    drawn = { domain: origin, of, sight, world, lanes, ...(due && { kept }) };
    drawAll(drawn);
  }

  function drawAll({ of, world, sight, kept }: Drawn) {
    const marks = nearMarks(of.marks, { world, sight }, reachable);
    // The tab key reaches the mark last visited, or the first in sight.
    if (!kept && !marks.some(({ key }) => key === reachable))
      reachable =
        marks.find(({ x, hit }) => x + hit.x + hit.width > sight.left && x + hit.x < sight.right)?.key ??
        null;
    drawAxis(surface, of, stage);
    const elastic = drawMarks(surface, marks, stage, { ...options, reachable, isNew, kept });
    isNew = false;
    drawBonds(surface, kept ? bondsOf(placedMarks()) : of.bonds);
    held = heldIn(surface, elastic, held, kept);
  }

  /** All marks, where they stand in what is drawn now. */
  function placedMarks(): readonly Mark[] {
    if (!drawn?.kept) return drawn?.of.marks ?? [];
    const { domain, lanes } = drawn;
    return lanes.flatMap((lane) => {
      if (!lane || lane.domain === domain) return lane?.marks ?? [];
      const { by, stretch } = between(stage, lane.domain, domain);
      return lane.marks.map((mark) => ({ ...mark, x: mark.x * stretch + by }));
    });
  }

  /** At every frame, because what lies out of sight is led to where the sight ends. */
  function trace() {
    const { traces } = surface;
    if (!options.trace) traces.selectAll('*').remove();
    if (drawn === null || !options.trace) return;
    const [left, right] = [stage.left - offset, stage.right - offset];
    options.trace(traces, placedMarks(), { left, right, x: scaleOf(stage, drawn.domain) });
  }

  const offsetOf = (origin: [number, number], [from]: [number, number]) =>
    ((origin[0] - from) / widthOf(origin)) * (stage.right - stage.left);

  function move(domain: [number, number]): boolean {
    if (drawn === null || Math.abs(widthOf(drawn.domain) / widthOf(domain) - 1) > 1e-6) return false;
    const next = offsetOf(drawn.domain, domain);
    if (stage.left - next < drawn.world.left || stage.right - next > drawn.world.right) return false;
    offset = next;
    return true;
  }

  return {
    surface,
    stage: () => stage,
    marks: placedMarks,
    update(next, changed, pixelsPerDay) {
      const isOther = next !== record;
      const before = options;
      options = changed;
      const isSame = !isOther && options.words === before.words && options.collapsed === before.collapsed;
      if (isSame && options.width === before.width) return;
      isNew = isOther && next.cells.length > 0 && drawn !== null;
      record = next;
      scene = sceneOf(record, options, options.collapsed);
      stage = stageOf(scene, { width: options.width, pixelsPerDay, before: stage });
      packings = null;
      drawStage(surface, stage, scene, options);
    },
    draw(domain, anew) {
      if (anew || !move(domain)) layOut(domain, anew);
      moveBy(surface, Math.round(offset * 100) / 100);
      hold(held, (lane) =>
        placeIn(stage, drawn?.lanes[lane ?? -1]?.domain ?? drawn?.domain ?? domain, domain[0]),
      );
      trace();
      if (drawn) holdToday(surface, drawn.of, stage.left - offset, stage.right - offset);
      if (told) showTip(surface, null, stage, offset);
      told = null;
    },
    reach(key) {
      reachable = key;
      if (drawn) drawAll(drawn);
    },
    focused: () => {
      const { activeElement } = surface.svg.ownerDocument;
      return surface.svg.contains(activeElement) ? markOf(activeElement) : null;
    },
    tell(mark) {
      const wasTold = told !== null;
      told = mark;
      showTip(surface, told, stage, offset);
      return wasTold;
    },
  };
}

const moved = ({ by, stretch }: { by: number; stretch: number }) => `translate(${by},0) scale(${stretch},1)`;

/** Lanes that are scrolled off the screen wait until all is still. */
function lanesOnScreen(svg: SVGSVGElement, { lanes }: Stage): ReadonlySet<number> {
  const { top } = svg.getBoundingClientRect();
  const height = svg.ownerDocument.defaultView?.innerHeight ?? Number.POSITIVE_INFINITY;
  const isOn = (lane: Stage['lanes'][number]) => top + lane.top < height && top + lane.top + lane.height > 0;
  return new Set(lanes.flatMap((lane, i) => (isOn(lane) ? [i] : [])));
}

/** Farther from where it was laid out than this, pixels would lose their precision. */
const farthest = 100_000;

const widthOf = ([from, to]: [number, number]) => to - from;

/** Before there is a stage: the whole width shows the view. */
const scaleAtFirst = ({ width, view }: TimelineOptions) =>
  pixelsPerDayOf({ left: 0, right: Math.max(1, width) }, domainOf(view));

function drawBonds({ bonds }: Surface, all: readonly Bond[]) {
  bonds
    .selectAll('path')
    .data(all, (bond) => (bond as Bond).key)
    .join('path')
    .attr('class', 'bond')
    .attr('d', bondPath);
}

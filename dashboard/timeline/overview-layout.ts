import { utcYear } from 'd3';
import type { TimelineOverview } from '../../worker/domain/timeline/timeline.ts';
import { noonOf, startOf } from './extent.ts';
import { round } from './marks.ts';
import { type Scale, timeScale } from './scale.ts';
import { textWidth } from './text-width.ts';

export const overviewTextSize = 12;
const height = { above: 30, below: 8, axis: 20 };
export const overviewHeight = height.above + height.below + height.axis;

/** From the ground up. What is open lies on it, where it is seen best. */
export const layers = ['open', 'closed', 'briefings'] as const;
export type Layer = (typeof layers)[number];

export interface Column {
  /** First instant of it, and of the one after, in milliseconds. */
  start: number;
  end: number;
  x: number;
  width: number;
  total: number;
  parts: { layer: Layer; y: number; height: number }[];
  /** Of the bar of handovers, which hangs under the ground; 0 where there are none. */
  hangs: number;
}

export interface OverviewLayout {
  plot: { left: number; right: number; top: number; ground: number; bottom: number };
  scale: Scale;
  columns: Column[];
  /** The fullest of them; null in an empty record. */
  fullest: Column | null;
  /** Heights grow with the square root of the number, where the numbers lie far apart. */
  isRoot: boolean;
  years: { x: number; label: string }[];
  today: number;
}

type Options = { width: number; today: string; locale: string };

const yearOf = (day: string) => Number(day.slice(0, 4));
const startOfYear = (year: number) => startOf(`${String(year).padStart(4, '0')}-01-01`);

/** The span of the record in whole years, with the years about today, in which a reader begins. */
function domainOf({ from, to }: TimelineOverview, today: string): [number, number] {
  const year = yearOf(today);
  const first = Math.min(year - 2, from === null ? year : yearOf(from));
  const last = Math.max(year + 1, to === null ? year : yearOf(to));
  return [startOfYear(Math.max(1, first)), startOfYear(Math.min(9998, last) + 1)];
}

const lengths = [1, 3, 12, 24, 60, 120, 300, 600, 1200];
const narrowest = 3;
const MONTH = 30.4369 * 86_400_000;

/** As many months a column as make it wide enough to be told from its neighbours. */
function monthsAColumn(unit: TimelineOverview['unit'], perPixel: number): number {
  const least = unit === 'year' ? 12 : 1;
  const fits = (months: number) => months >= least && (months * MONTH) / perPixel >= narrowest;
  return lengths.find(fits) ?? 1200;
}

type Counts = Record<Layer | 'handovers', number>;

function countsByColumn({ counts, handovers }: TimelineOverview, months: number): Map<number, Counts> {
  const columns = new Map<number, Counts>();
  const at = (day: string) => {
    const column = Math.floor((yearOf(day) * 12 + Number(day.slice(5, 7)) - 1) / months);
    const found = columns.get(column) ?? { open: 0, closed: 0, briefings: 0, handovers: 0 };
    columns.set(column, found);
    return found;
  };
  for (const [day, briefings, open, closed] of counts) {
    const sums = at(day);
    sums.briefings += briefings;
    sums.open += open;
    sums.closed += closed;
  }
  for (const [day, number] of handovers) at(day).handovers += number;
  return columns;
}

const startOfMonth = (month: number) => Date.UTC(2000, month - 2000 * 12);
const totalOf = ({ open, closed, briefings }: Counts) => open + closed + briefings;
/** Beyond this many in one column, one of a single record would not be seen beside it. */
const mostInProportion = 20;

/** Where everything in the strip stands, but for the window, which moves. */
export function overviewLayout(overview: TimelineOverview, options: Options): OverviewLayout {
  const { width, today, locale } = options;
  const plot = {
    left: 1,
    right: Math.max(width, 100) - 1,
    top: 0,
    ground: height.above,
    bottom: height.above + height.below,
  };
  const domain = domainOf(overview, today);
  const scale = timeScale(domain, [plot.left, plot.right]);
  const months = monthsAColumn(overview.unit, (domain[1] - domain[0]) / (plot.right - plot.left));
  const sums = [...countsByColumn(overview, months)].sort(([a], [b]) => a - b);
  const most = Math.max(1, ...sums.map(([, counts]) => totalOf(counts)));
  const mostHandovers = Math.max(1, ...sums.map(([, { handovers }]) => handovers));
  const isRoot = most > mostInProportion;
  const share = (n: number, of: number) => (isRoot ? Math.sqrt(n / of) : n / of);

  const columns = sums.map(([column, counts]): Column => {
    const [start, end] = [startOfMonth(column * months), startOfMonth((column + 1) * months)];
    const total = totalOf(counts);
    let y = plot.ground;
    const parts = layers.flatMap((layer) => {
      if (counts[layer] === 0) return [];
      // Each shares the height in its proportion, and is never too low to be seen.
      const part = Math.max(2, (share(total, most) * (height.above - 4) * counts[layer]) / total);
      y -= part;
      return [{ layer, y: round(y), height: round(part) }];
    });
    return {
      start,
      end,
      x: round(scale(start)),
      width: round(Math.max(2, scale(end) - scale(start) - 1)),
      total,
      parts,
      hangs: counts.handovers === 0 ? 0 : round(Math.max(2, share(counts.handovers, mostHandovers) * 6)),
    };
  });
  const fullest = columns.reduce<Column | null>(
    (best, one) => (one.total > (best?.total ?? 0) ? one : best),
    null,
  );
  return {
    plot,
    scale,
    columns,
    fullest,
    isRoot,
    years: yearsOn(scale, locale),
    today: round(scale(noonOf(today))),
  };
}

const yearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/** Years, as many as have room: nothing finer would be true to a strip this wide. */
function yearsOn(scale: Scale, locale: string): OverviewLayout['years'] {
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', calendar: 'gregory', timeZone: 'UTC' });
  const [from, to] = scale.domain();
  const [left, right] = scale.range();
  const needs = textWidth(format.format(to), overviewTextSize) + 18;
  const aYear = ((right - left) / (to - from)) * 12 * MONTH;
  const step = yearSteps.find((years) => years * aYear >= needs) ?? 1000;
  return (utcYear.every(step) ?? utcYear).range(new Date(from), new Date(to)).flatMap((date) => {
    const [x, label] = [round(scale(date)), format.format(date)];
    return x + textWidth(label, overviewTextSize) + 4 > right ? [] : [{ x, label }];
  });
}

/** Narrower than this it could not be taken hold of. */
const leastGrip = 12;

/**
 * Where the window stands in the strip: cut to it, and `beyond` where it lies out of the strip altogether.
 * `from` and `to` are instants, in milliseconds.
 */
export function windowOn(
  { scale, plot }: Pick<OverviewLayout, 'scale' | 'plot'>,
  [from, to]: [number, number],
) {
  const within = (x: number) => Math.min(plot.right, Math.max(plot.left, x));
  const middle = within(scale((from + to) / 2));
  const half = leastGrip / 2;
  const left = Math.max(plot.left, Math.min(within(scale(from)), middle - half, plot.right - leastGrip));
  const right = Math.min(plot.right, Math.max(within(scale(to)), middle + half, plot.left + leastGrip));
  const beyond = scale(to) <= plot.left ? 'before' : scale(from) >= plot.right ? 'after' : null;
  return { left: round(left), right: round(right), beyond } as const;
}

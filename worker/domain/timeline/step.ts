/** How finely a window of time is told: in cells of so many days, weeks, months or years. */

export const stepUnits = ['day', 'week', 'month', 'year'] as const;
export type StepUnit = (typeof stepUnits)[number];
export interface Step {
  unit: StepUnit;
  count: number;
}

const step = (count: number, unit: StepUnit): Step => ({ unit, count });
/** From the finest to the coarsest. A cell is counted up from at most three of its units, years apart. */
export const steps: readonly Step[] = [
  step(1, 'day'),
  step(2, 'day'),
  step(1, 'week'),
  step(2, 'week'),
  step(1, 'month'),
  step(3, 'month'),
  step(1, 'year'),
  step(2, 'year'),
  step(5, 'year'),
  step(10, 'year'),
  step(25, 'year'),
  step(100, 'year'),
];

/** The narrowest cell in pixels: room for a count that can be read and touched. */
export const narrowestCell = 56;
/** The width at which a window is asked for, in pixels a cell: one address for all zooms of one step. */
export const nominalCell = 64;

const DAY = 86_400_000;
/** 1970-01-05 was a Monday. */
const monday = 4;
const firstYear = 1;
const lastYear = 9999;

const dayNumber = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);
const dayOfNumber = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
const yearText = (year: number) => String(year).padStart(4, '0');

/** The number of the cell that holds a day (ISO 8601). Cells are numbered from a fixed origin, so they never shift. */
export function cellOf(day: string, { unit, count }: Step): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (unit === 'year') return Math.floor(year / count);
  if (unit === 'month') return Math.floor((year * 12 + month - 1) / count);
  const days = dayNumber(day);
  return unit === 'week' ? Math.floor((days - monday) / (7 * count)) : Math.floor(days / count);
}

/** The first day of a cell; kept within the years 0001 to 9999. */
export function cellStart(cell: number, { unit, count }: Step): string {
  if (unit === 'day' || unit === 'week') {
    const days = unit === 'week' ? cell * count * 7 + monday : cell * count;
    return dayOfNumber(Math.min(Math.max(days, dayNumber('0001-01-01')), dayNumber('9999-12-31')));
  }
  const months = unit === 'year' ? cell * count * 12 : cell * count;
  const year = Math.floor(months / 12);
  if (year < firstYear) return '0001-01-01';
  if (year > lastYear) return '9999-12-31';
  return `${yearText(year)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** The last day of a cell. */
export function cellEnd(cell: number, step: Step): string {
  const next = cellStart(cell + 1, step);
  return next === '9999-12-31' ? next : dayOfNumber(dayNumber(next) - 1);
}

const daysIn: Record<StepUnit, number> = { day: 1, week: 7, month: 30.4369, year: 365.2425 };
export const stepDays = ({ unit, count }: Step) => daysIn[unit] * count;

/** The finest step whose cells are wide enough at this scale. */
export function stepFor(pixelsPerDay: number): Step {
  const coarsest = steps[steps.length - 1] as Step;
  return steps.find((one) => stepDays(one) * pixelsPerDay >= narrowestCell) ?? coarsest;
}

/** A window of whole cells: the days from the first of `first` to the last of `last`. */
export interface CellWindow {
  step: Step;
  first: number;
  last: number;
}

/** Windows begin and end at multiples of so many cells, so that many views share one answer. */
const block = 8;

/**
 * The window to ask for, for a view of the days `from` to `to` on `width` pixels: a quarter of the view more on
 * either side, in whole blocks. The same for all views near to one another.
 */
export function windowFor([from, to]: [string, string], width: number): CellWindow {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const step = stepFor(width / days);
  const margin = Math.ceil(days / stepDays(step) / 4);
  return {
    step,
    first: Math.floor((cellOf(from, step) - margin) / block) * block,
    last: Math.ceil((cellOf(to, step) + margin + 1) / block) * block - 1,
  };
}

/** The window to the left or right of another, `by` blocks on: what a reader is likely to pan to next. */
export const neighbour = ({ step, first, last }: CellWindow, by: number): CellWindow => ({
  step,
  first: first + by * block,
  last: last + by * block,
});

/** As the query parameters of `GET /api/timeline`. */
export const askedAs = ({ step, first, last }: CellWindow) => ({
  from: cellStart(first, step),
  to: cellEnd(last, step),
  width: String((last - first + 1) * nominalCell),
});

/** Reads the parameters of `GET /api/timeline`: snapped outwards to whole cells of the step that suits the width. */
export function windowOf(from: string, to: string, width: number): CellWindow {
  const step = stepFor(width / (dayNumber(to) - dayNumber(from) + 1));
  return { step, first: cellOf(from, step), last: cellOf(to, step) };
}

import { utcMonth } from 'd3';
import { dayAt, endOf, startOf } from './extent.ts';

/** First and last day, ISO. */
export type Days = [from: string, to: string];

const DAY = 86_400_000;

const isFirst = (time: number) => new Date(time).getUTCDate() === 1;
const daysOf = (from: number, end: number): Days => [dayAt(from), dayAt(end - DAY)];
const months = (time: number, by: number) => utcMonth.offset(new Date(time), by).getTime();

/** Moved by so much time: by months where it begins and ends with one, so that whole months stay whole. */
export function movedBy(window: Days, by: number): Days {
  const [from, end] = [startOf(window[0]), endOf(window[1])];
  if (isFirst(from) && isFirst(end)) {
    const count = Math.round(by / (30.4369 * DAY));
    return daysOf(months(from, count), months(end, count));
  }
  const days = Math.round(by / DAY) * DAY;
  return daysOf(from + days, end + days);
}

/** Moved by so many months. */
export const movedByMonths = (window: Days, count: number): Days => movedBy(window, count * 30.4369 * DAY);

/** The beginning of the month that is nearest. */
export const nearestMonth = (time: number): number => utcMonth.round(new Date(time)).getTime();

/** What lies between two instants, in whole months, at least one; either may come first. */
export function between(a: number, b: number): Days {
  const from = nearestMonth(Math.min(a, b));
  return daysOf(from, Math.max(nearestMonth(Math.max(a, b)), months(from, 1)));
}

/** The window with another beginning, or another end, at the turn of a month; it keeps at least a month. */
export function withEdge(window: Days, edge: 'from' | 'to', time: number): Days {
  const [from, end] = [startOf(window[0]), endOf(window[1])];
  const at = nearestMonth(time);
  if (edge === 'from') return daysOf(Math.min(at, Math.max(from, months(end, -1))), end);
  return daysOf(from, Math.max(at, Math.min(end, months(from, 1))));
}

/** As long as before, with a moment in its middle. */
export function centredOn(window: Days, time: number): Days {
  const [from, end] = [startOf(window[0]), endOf(window[1])];
  return movedBy(window, time - (from + end) / 2);
}

/** How far a key moves the window or one of its edges: a month, or a twelfth of what is longer. */
export function keyed(
  window: Days,
  part: 'whole' | 'from' | 'to',
  key: string,
  record: [number, number],
): Days | null {
  const [from, end] = [startOf(window[0]), endOf(window[1])];
  const length = end - from;
  const small = Math.max(1, Math.round(length / (12 * 30.4369 * DAY)));
  const large = Math.max(1, Math.round(length / (30.4369 * DAY)));
  const steps: Record<string, number> =
    part === 'whole'
      ? {
          ArrowLeft: -small,
          ArrowDown: -small,
          ArrowRight: small,
          ArrowUp: small,
          PageDown: -large,
          PageUp: large,
        }
      : { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };
  const step = steps[key];
  if (step !== undefined) {
    if (part === 'whole') return movedByMonths(window, step);
    const edge = part === 'from' ? from : end;
    // An edge within a month goes first to the turn of the month that lies on its way.
    const whole = step < 0 ? utcMonth.ceil(new Date(edge)) : utcMonth.floor(new Date(edge));
    return withEdge(window, part, months(whole.getTime(), step));
  }
  if (key !== 'Home' && key !== 'End') return null;
  const to = key === 'Home' ? record[0] : record[1];
  if (part !== 'whole') return withEdge(window, part, to);
  return movedBy(window, key === 'Home' ? to - from : to - end);
}

/** Windows of time on the timeline, as pairs of ISO days: first and last. */
import {
  askedAs,
  type CellWindow,
  narrowestCell,
  neighbour,
  stepDays,
  steps,
  windowFor,
} from '../../../worker/domain/timeline/step.ts';
import { dayAt } from '../../timeline/extent.ts';

export type Window = [from: string, to: string];

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const addDays = (day: string, days: number) => dayAt(time(day) + days * DAY);
const daysIn = ([from, to]: Window) => (time(to) - time(from)) / DAY + 1;
const yearOf = (day: string) => Number(day.slice(0, 4));
const yearFrom = (year: number) => `${String(year).padStart(4, '0')}-01-01`;
const yearTo = (year: number) => `${String(year).padStart(4, '0')}-12-31`;

/** What the page opens with: the two years before this one, and the one after. */
export const openingWindow = (today: string): Window => [
  yearFrom(yearOf(today) - 2),
  yearTo(yearOf(today) + 1),
];

export const thisYear = (today: string): Window => [yearFrom(yearOf(today)), yearTo(yearOf(today))];

export const nextTwelveMonths = (today: string): Window => [today, addDays(today, 365)];

/** The same length of time, with today in the middle. */
export function aroundToday(window: Window, today: string): Window {
  const half = Math.floor(daysIn(window) / 2);
  return [addDays(today, -half), addDays(today, half)];
}

/** Whole years about a span, so that its ends are not at the edge. */
export const inWholeYears = ([from, to]: Window): Window => [yearFrom(yearOf(from)), yearTo(yearOf(to))];

/** How much of a view lies in a stretch of time, from 0 to 1. */
export function shareIn(view: Window, [from, to]: Window): number {
  const common = Math.min(time(view[1]), time(to)) - Math.max(time(view[0]), time(from)) + DAY;
  return Math.max(0, common) / (daysIn(view) * DAY);
}

/** Blocks of cells that a neighbour lies on: about the width of a view. */
const aside = 4;
/** Somewhat over the scale at which a step begins. */
const wellWithin = 1.15;

/** What a reader may look at next: later, earlier, closer and from farther away. */
export function windowsAround(view: Window, width: number): CellWindow[] {
  const window = windowFor(view, width);
  const place = steps.findIndex(
    ({ unit, count }) => unit === window.step.unit && count === window.step.count,
  );
  const middle = (time(view[0]) + time(view[1])) / 2;
  const atStep = (step: (typeof steps)[number] | undefined) => {
    if (step === undefined) return [];
    const half = ((width * stepDays(step)) / (narrowestCell * wellWithin) / 2) * DAY;
    return [windowFor([dayAt(middle - half), dayAt(middle + half)], width)];
  };
  return [
    neighbour(window, aside),
    neighbour(window, -aside),
    ...atStep(steps[place - 1]),
    ...atStep(steps[place + 1]),
  ].filter((ahead) => {
    // Before the year 0001 and after 9999 there is nothing to ask for.
    const { from, to } = askedAs(ahead);
    return from < to;
  });
}

/** Windows of time on the timeline, as pairs of ISO days: first and last. */
import {
  type CellWindow,
  narrowestCell,
  neighbour,
  stepDays,
  steps,
  windowFor,
} from '../../../worker/domain/timeline-step.ts';

export type Window = [from: string, to: string];

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
// Years beyond four digits have another form in ISO 8601, which nothing here reads.
const earliestDay = '0001-01-01';
const latestDay = '9999-12-31';
const dayOf = (at: number) =>
  new Date(Math.min(Math.max(at, time(earliestDay)), time(latestDay))).toISOString().slice(0, 10);
const addDays = (day: string, days: number) => dayOf(time(day) + days * DAY);
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
    return [windowFor([dayOf(middle - half), dayOf(middle + half)], width)];
  };
  return [
    neighbour(window, aside),
    neighbour(window, -aside),
    ...atStep(steps[place - 1]),
    ...atStep(steps[place + 1]),
  ];
}

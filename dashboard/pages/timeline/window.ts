/** Windows of time on the timeline, as pairs of ISO days: first and last. */

import type { Timeline } from '../../../worker/domain/timeline.ts';

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

/**
 * What to ask the server for: a width more on either side, so that panning shows something at once,
 * rounded to whole years, so that the same answer serves many views.
 */
export function windowToAsk(view: Window): Window {
  const margin = daysIn(view) / 2;
  return [yearFrom(yearOf(addDays(view[0], -margin))), yearTo(yearOf(addDays(view[1], margin)))];
}

export const covers = (outer: Window, inner: Window) => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Whether to ask anew: the view has left what was asked for, or is far inside of an answer that was cut short. */
export function mustAsk(asked: Window, view: Window, wasCutShort: boolean): boolean {
  return !covers(asked, view) || (wasCutShort && daysIn(windowToAsk(view)) * 2 <= daysIn(asked));
}

type Range = { earliest: string | null; latest: string | null } | null;

/** From the first to the last day that anything in the answer names; null when it holds nothing dated. */
export function extentOf({ briefings, commitments, bodies }: Timeline): Window | null {
  const ranges: Range[] = [
    ...briefings.flatMap(({ start, end }) => [start, end]),
    ...commitments.map(({ due }) => due),
    ...bodies.flatMap(({ terms }) => terms.flatMap(({ start, end }) => [start, end])),
  ];
  const days = ranges
    .flatMap((range) => [range?.earliest, range?.latest])
    .filter((day) => typeof day === 'string')
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [yearFrom(yearOf(first)), yearTo(yearOf(last))] : null;
}

/** Arithmetic on days of the Gregorian calendar, ISO (YYYY-MM-DD). No clock and no time zone. */

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');

export const yearText = (year: number) => pad(year, 4);
export const twoDigits = (number: number) => pad(number, 2);

/** The ISO day; months and days count from 1. Whether it exists is the caller's to know. */
export const dayOf = (year: number, month: number, day: number) =>
  `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month (1 to 12) has. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The last day of an open end. */
export const endOfTime = '9999-12-31';

/** The day of what is undated, in sorting: after all others. */
export const undatedDay = '9999-12-32';

/** An ISO day as a UTC date, for Intl. */
export const utcDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** Years outside 0001 to 9999 come out as text that `readEdtf` refuses. */
export function addDays(day: string, days: number): string {
  const date = utcDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/** The same day so many months on, or the month's last: 31 January and a month is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
}

/** The Monday of the day's week (ISO 8601 weeks run Monday to Sunday). */
export const mondayOf = (day: string) => addDays(day, -((utcDate(day).getUTCDay() + 6) % 7));

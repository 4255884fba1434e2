import type { Window } from './window.ts';

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const endsMonth = (day: string) => new Date(time(day) + DAY).getUTCDate() === 1;
/** In a window that is longer than this, single days would say more than anybody sees. */
const longInDays = 731;

/**
 * A window as EDTF, no finer than it need be: "2025", "2025/2027", "2025-03/2027-06". Days only where the window is
 * shorter than two years and does not begin and end with a month.
 */
export function windowAsEdtf([from, to]: Window): string {
  const cut = (length: number) => {
    const [first, last] = [from.slice(0, length), to.slice(0, length)];
    return first === last ? first : `${first}/${last}`;
  };
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return cut(4);
  const isWhole = from.endsWith('-01') && endsMonth(to);
  return cut(isWhole || (time(to) - time(from)) / DAY > longInDays ? 7 : 10);
}

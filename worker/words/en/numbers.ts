/** Numbers in English sentences. */

export const number = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');

/** "1 briefing", "1,200 briefings". */
export const count = (n: number, one: string, other: string) =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

/** "12 days", "5 months", "3 years": a length that one takes in, not one to reckon with. */
export function span(days: number): string {
  if (days < 60) return count(days, 'day', 'days');
  if (days < 730) return count(Math.round(days / 30.44), 'month', 'months');
  return count(Math.floor(days / 365.25), 'year', 'years');
}

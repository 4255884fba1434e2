import { type TimeInterval, utcTicks } from 'd3';

/** Time on a line of pixels, in UTC. D3's own time scale would bring its formats of dates and colours along. */
export interface Scale {
  (time: number | Date): number;
  invert(x: number): number;
  domain(): [from: number, to: number];
  range(): [left: number, right: number];
  /** As many as about so many, or one at each beginning of the interval. */
  ticks(wanted: number | TimeInterval): Date[];
}

export function timeScale([from, to]: [number, number], [left, right]: [number, number]): Scale {
  const place = (time: number | Date) => left + ((Number(time) - from) / (to - from)) * (right - left);
  return Object.assign(place, {
    invert: (x: number) => from + ((x - left) / (right - left)) * (to - from),
    domain: (): [number, number] => [from, to],
    range: (): [number, number] => [left, right],
    ticks: (wanted: number | TimeInterval) => {
      const [first, last] = [new Date(from), new Date(to)];
      // An interval's range leaves its end out.
      return typeof wanted === 'number'
        ? utcTicks(first, last, wanted)
        : wanted.range(first, new Date(to + 1));
    },
  });
}

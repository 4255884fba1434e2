import { requestsPerSecond, type Shot } from './load.ts';

const rounds = 3;
/** Of the values the middle one. */
export const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One line of a table: a name, and figures under one another. */
export const print = (...cells: (string | number)[]) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(40) : String(cell).padStart(14))).join(''),
  );

/** What is sent to a server: the next request each time it is asked, told how many were asked for before. */
export interface Load {
  port: number;
  next(i: number): Shot | Promise<Shot>;
}

/** Prints requests a second of ours, of the floor and as a ratio; in turn, so that a machine that slows down slows both. */
export async function rated(name: string, ours: Load, floor: Load): Promise<void> {
  let sent = 0;
  const run = ({ port, next }: Load) => requestsPerSecond(port, () => next(sent++));
  const pairs: [number, number][] = [];
  await run(ours);
  await run(floor);
  for (let i = 0; i < rounds; i += 1) pairs.push([await run(ours), await run(floor)]);
  print(
    name,
    median(pairs.map(([a]) => a)).toFixed(0),
    median(pairs.map(([, b]) => b)).toFixed(0),
    median(pairs.map(([a, b]) => a / b)).toFixed(2),
  );
}

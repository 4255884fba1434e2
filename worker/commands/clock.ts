import { v7 } from 'uuid';

/** The time, ids and chance that one command works with; actions are given all three. */
export interface Clock {
  now: Date;
  newId(): string;
  random: Uint8Array;
}

export function clock(): Clock {
  return { now: new Date(), newId: () => v7(), random: crypto.getRandomValues(new Uint8Array(32)) };
}

import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this is `npm run soak`. */
    isSoak: boolean;
    /** Seed of all random input: fixed in `npm test`, drawn for each `npm run soak` and printed by it. */
    seed: number;
  }
}

/** How often something is tried: few times with every `npm test`, many times in `npm run soak`. */
export const times = (inTests: number, inSoak: number): number => (inject('isSoak') ? inSoak : inTests);

export const seed = (): number => inject('seed');

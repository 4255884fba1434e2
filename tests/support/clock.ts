import { vi } from 'vitest';

/** The moment at which the tests of the Worker take place, so that no midnight and no turn of a year comes over them. */
const moment = new Date('2026-11-23T12:00:00Z');

/** Stops the clock that a test and the Worker share, or sets it to another moment. */
export const stopClock = (at = moment) => vi.useFakeTimers({ now: at, toFake: ['Date'] });

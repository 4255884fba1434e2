import { Refusal } from '../domain/errors.ts';
import { ActorDirectory } from './actor-directory.ts';
import { Log } from './log.ts';

/** One act under way: what it has read and what it will write, sent as one batch by `perform`. */
export class Work extends Log {
  readonly actors = new ActorDirectory(this);
}

/** Refuses a change that was made to another version than the newest. */
export function expectVersion(entry: { version: number }, expected: number | null): void {
  if (expected !== null && entry.version !== expected)
    throw new Refusal(
      'stale',
      `The record has changed since: it is at version ${entry.version}, not ${expected}.`,
    );
}

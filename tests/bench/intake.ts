import { rowsOfEvent, signedEvent } from './event.ts';
import type { Filled } from './filled.ts';
import { rated } from './measure.ts';

/**
 * Events of one sender, each a new one. The floors: one batch of as many rows in a table of their own; that after the one
 * reading they need; and the same rows in the same tables, which brings their indexes, keys and search, but no timeline.
 */
export async function intake({ local, bare, sender }: Filled): Promise<void> {
  let events = 0;
  const ours = { port: local.port, next: () => signedEvent(sender, events++) };
  const { body } = await signedEvent(sender, 0);
  const stored = (reads: number) => ({
    port: bare.port,
    next: () => ({ method: 'POST', path: `/?rows=${rowsOfEvent}&reads=${reads}`, body }),
  });
  await rated('webhook intake', ours, stored(0));
  await rated('webhook intake, floor reads too', ours, stored(1));
  const same = { port: bare.port, next: () => ({ method: 'POST', path: '/same', body }) };
  await rated('webhook intake, floor of the same rows', ours, same);
}

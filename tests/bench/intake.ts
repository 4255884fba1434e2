import { rowsOfEvent, signedEvent } from './event.ts';
import type { Filled } from './filled.ts';
import { rated } from './measure.ts';

/** Events of one sender, each a new one. The floor: one batch of as many rows; and that after the one reading they need. */
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
}

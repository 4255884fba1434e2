import { commitmentStatuses } from '../../worker/domain/commitments/standing.ts';
import type { Filled } from './filled.ts';
import { rated } from './measure.ts';

const path = '/api/commitments?limit=50';

/** A list of 50: in memory, with a token, and never asked before. The floor: one query of 50 rows. */
export async function lists({ local, bare, token }: Filled): Promise<void> {
  const ours = (next: (i: number) => { path: string; headers?: Record<string, string> }) => ({
    port: local.port,
    next: (i: number) => ({ method: 'GET', ...next(i) }),
  });
  const floor = { port: bare.port, next: () => ({ method: 'GET', path: '/' }) };
  const headers = { authorization: `Bearer ${token}` };
  await rated(
    'list of due, public',
    ours(() => ({ path })),
    floor,
  );
  await rated(
    'list of due, with a token',
    ours(() => ({ path, headers })),
    floor,
  );
  await rated(
    'list of due, never asked before',
    ours((i) => ({ path: path + inAnyOrder(i) })),
    floor,
  );
}

/** Searches, as one types them: each asked for once, so that nothing of it is in memory. */
export async function searches({ local, bare }: Filled): Promise<void> {
  const floor = { port: bare.port, next: () => ({ method: 'GET', path: '/' }) };
  const ours = (words: (i: number) => string) => ({
    port: local.port,
    next: (i: number) => ({ method: 'GET', path: `/api/search?q=${words(i)}` }),
  });
  await rated(
    'search, a word of one',
    ours((i) => `${i + 1}`),
    floor,
  );
  await rated(
    'search, words of all and one',
    ours((i) => `report+progress+${i + 1}`),
    floor,
  );
  await rated(
    'search, a word of all',
    // Whoever types, types the same; an empty quote makes it another question.
    ours((i) => `undertaking${'+%22'.repeat(2 * (i % 40))}&limit=${1 + (Math.floor(i / 40) % 50)}`),
    floor,
  );
}

/** A filter that asks for everything, each time spelled otherwise: nothing of it can be in memory. */
function inAnyOrder(i: number): string {
  const rest: string[] = [...commitmentStatuses];
  const order: string[] = [];
  for (let n = i; rest.length > 0; n = Math.floor(n / (rest.length + 1)))
    order.push(...rest.splice(n % rest.length, 1));
  return `&status=${order.join(',')}`;
}

import { beforeAll, expect, test } from 'vitest';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import type { Db } from '../../worker/db/database.ts';
import { dueLoad } from '../../worker/db/figures/due-load.ts';
import { scoresByActor } from '../../worker/db/figures/scores.ts';
import { slippage } from '../../worker/db/figures/slippage.ts';
import { statusHistory } from '../../worker/db/figures/status-history.ts';
import { days } from '../support/api.ts';
import { plansOf } from '../support/plans.ts';
import { acting, migrated } from '../support/worker.ts';

/** Summaries read the whole record, as often as it takes and no more: it is these rows a commitment that they cost. */

const today = '2026-11-23';
const stored = 300;

beforeAll(async () => {
  await migrated();
  const ids: string[] = [];
  await perform(acting('2026-01-10T12:00:00Z'), async (work) => {
    for (let n = 0; n < stored; n += 1)
      ids.push(
        (
          await makeCommitment(work, {
            text: `Number ${n}`,
            made: days('2025-01-01', n % 300),
            due: days(today, ((n * 37) % 2000) - 1000),
            topics: n % 20 === 0 ? ['Few'] : [],
            parties: [{ role: 'obligor', actor: { name: `Forum ${n % 20}`, kind: 'body' } }],
            visibility: 'public',
          })
        ).id,
      );
  });
  for (const [status, due] of [
    ['in_progress', '2027-01-01'],
    ['stalled', '2027-03-01'],
  ] as const)
    await perform(acting('2026-03-10T12:00:00Z'), async (work) => {
      for (const id of ids) await followUpCommitment(work, id, null, { status, due, visibility: 'public' });
    });
});

const costOf = async (read: (db: Db) => Promise<unknown>) => {
  const { db } = acting();
  await read(db);
  return db.spent.rowsRead;
};
const now = { asOf: null, by: undefined } as const;

const summaries: [what: string, read: (db: Db, filter: object) => Promise<unknown>, atMost: number][] = [
  ['status over time', (db, filter) => statusHistory(db, now, filter, 'public', today), 50],
  [
    'status over time by body',
    (db, filter) => statusHistory(db, { ...now, by: 'body' }, filter, 'public', today),
    80,
  ],
  [
    'status as of a day',
    (db, filter) => statusHistory(db, { asOf: '2026-02-01', by: undefined }, filter, 'public', today),
    20,
  ],
  ['score by actor', (db, filter) => scoresByActor(db, filter, 'public', today), 12],
  ['slippage by actor', (db, filter) => slippage(db, 'actor', filter, 'public', today), 40],
  ['slippage by body', (db, filter) => slippage(db, 'body', filter, 'public', today), 40],
  ['what falls due', (db, filter) => dueLoad(db, filter, 'public', today), 4],
];

test.each(summaries)('%s reads so many rows a commitment, with a filter too', async (_, read, atMost) => {
  const whole = await costOf((db) => read(db, {}));
  expect(whole).toBeGreaterThan(stored);
  expect(whole).toBeLessThan(atMost * stored);
  const few = stored / 20;
  const filtered = await costOf((db) => read(db, { topic: 'few' }));
  expect(filtered).toBeGreaterThan(few);
  expect(filtered).toBeLessThan((atMost + 5) * few);
});

test('as of a day each commitment seeks its own entries in the log', async () => {
  const plans = await plansOf((db) =>
    statusHistory(db, { asOf: '2026-02-01', by: undefined }, {}, 'public', today),
  );
  expect(plans[0]).toMatch(/SEARCH m USING INDEX sqlite_autoindex_changes_1/);
  expect(plans[0]).not.toMatch(/SCAN (changes|m|last|seen)\b/);
});

import { beforeAll, expect, test } from 'vitest';
import { changeCommitment, makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { listCommitments } from '../../worker/db/commitments/lists.ts';
import { upcomingCommitments } from '../../worker/db/commitments/upcoming.ts';
import type { Db } from '../../worker/db/database.ts';
import { listChanges } from '../../worker/db/log/changes.ts';
import { timelineOf } from '../../worker/db/timeline/timeline.ts';
import { days } from '../support/api.ts';
import { acting, migrated } from '../support/worker.ts';

/** What a read costs depends on what is shown, not on what is stored. */

const today = '2026-11-23';
const inSmall: Record<string, number> = {};

async function store(count: number, offset: number) {
  for (let at = 0; at < count; at += 500)
    await perform(acting(), async (work) => {
      for (let n = at; n < Math.min(count, at + 500); n += 1)
        await makeCommitment(work, {
          text: `Number ${n}`,
          due: n % 10 === 9 ? null : days(today, ((n * 37 + offset) % 4000) - 2000),
          parties: [{ role: 'obligor', actor: 'KZ' }],
          visibility: 'public',
        });
    });
}

const window = (from: string, to: string) => ({
  from,
  to,
  width: 1280,
  lanes: 'kind' as const,
  pinned: [],
  hidden: [],
});

const reads: [name: string, read: (db: Db) => Promise<unknown>, atMost: number][] = [
  ['the list of what is due', (db) => listCommitments(db, { limit: 50 }, 'public', today), 50 * 12],
  [
    'its second page',
    async (db) => {
      const { next } = await listCommitments(db, { limit: 50 }, 'public', today);
      Object.assign(db.spent, { rowsRead: 0 });
      await listCommitments(db, { limit: 50, cursor: next ?? undefined }, 'public', today);
    },
    50 * 12,
  ],
  [
    'what is due now',
    (db) => listCommitments(db, { standing: ['due_now'], limit: 50 }, 'public', today),
    50 * 12,
  ],
  [
    'a month of what is due',
    (db) => listCommitments(db, { dueFrom: '2026-11-01', dueTo: '2026-11-30', limit: 50 }, 'public', today),
    50 * 14,
  ],
  [
    'a month on the timeline',
    (db) => timelineOf(db, window('2026-11-01', '2026-11-30'), 'public', today),
    240 * 8,
  ],
  [
    'ten years on the timeline',
    (db) => timelineOf(db, window('2021-01-01', '2031-12-31'), 'public', today),
    240 * 8,
  ],
  [
    'what is overdue in ten years, by actor',
    (db) =>
      timelineOf(
        db,
        { ...window('2021-01-01', '2031-12-31'), lanes: 'actor', standing: ['overdue'] },
        'editor',
        today,
      ),
    5000,
  ],
  ['the log', (db) => listChanges(db, { limit: 50 }, 'public'), 50 * 8],
  ['the log as viewers read it', (db) => listChanges(db, { limit: 50 }, 'viewer'), 50 * 8],
];
const costOf = async (read: (db: Db) => Promise<unknown>) => {
  const { db } = acting();
  await read(db);
  return db.spent.rowsRead;
};

beforeAll(async () => {
  await migrated();
  await store(200, 0);
  for (const [name, read] of reads) inSmall[name] = await costOf(read);
  await store(1800, 1);
});

test.each(reads)('%s', async (name, read, atMost) => {
  const inLarge = await costOf(read);
  expect(inLarge).toBeGreaterThan(0);
  expect(inLarge).toBeLessThan(atMost);
  // A full page costs the same, and one that was not full before costs what it now shows.
  expect(inLarge).toBeLessThan(Math.max((inSmall[name] ?? 0) * 1.5, atMost));
});

test('the sections of what is due, of fifty each', async () => {
  expect(await costOf((db) => upcomingCommitments(db, {}, 50, 'public', today))).toBeLessThan(6 * 50 * 14);
});

test('ten of the three hundred versions of one record, and ten in the middle of them', async () => {
  const { id } = await perform(acting(), (work) => makeCommitment(work, { text: 'Much changed' }));
  for (let at = 1; at < 300; at += 50)
    await perform(acting(), async (work) => {
      for (let n = at; n < at + 50; n += 1)
        await changeCommitment(work, id, n, { text: `Changed ${n} times` });
    });
  const one = { kind: 'commitment', id, limit: 10 } as const;
  const { items, next } = await listChanges(acting().db, one, 'viewer');
  expect(items.map(({ version }) => version)).toEqual(Array.from({ length: 10 }, (_, n) => 301 - n));
  let deep = next;
  for (let page = 1; page < 15; page += 1)
    deep = (await listChanges(acting().db, { ...one, cursor: deep ?? undefined }, 'viewer')).next;
  expect(await costOf((db) => listChanges(db, one, 'viewer'))).toBeLessThan(11 * 5);
  const middle = { ...one, cursor: deep ?? undefined };
  expect(await costOf((db) => listChanges(db, middle, 'viewer'))).toBeLessThan(11 * 5);
});

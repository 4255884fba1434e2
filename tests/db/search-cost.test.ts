import { beforeAll, expect, test } from 'vitest';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordActor } from '../../worker/actions/record-actor.ts';
import { search } from '../../worker/db/search/search.ts';
import { searchKinds } from '../../worker/domain/search/kinds.ts';
import type { Audience } from '../../worker/domain/visibility.ts';
import { plansOf } from '../support/plans.ts';
import { acting, migrated } from '../support/worker.ts';

/** What a search costs depends on what is shown, however many records hold the word. */

beforeAll(async () => {
  await migrated();
  for (let at = 0; at < 2000; at += 500)
    await perform(acting(), async (work) => {
      for (let n = at; n < at + 500; n += 1)
        await makeCommitment(work, {
          text: `Number ${n} to report on progress`,
          visibility: n % 10 === 0 ? 'public' : n % 2 ? 'internal' : 'draft',
          sources: [{ title: `Source ${n}`, passage: 'to be reported on' }],
        });
    });
});

const costOf = async (text: string, audience: Audience, rest: object = {}) => {
  const { db } = acting();
  const asked = { text, kinds: searchKinds, archived: false, limit: 5, ...rest };
  const groups = await search(db, asked, audience);
  return { ...db.spent, found: groups.flatMap(({ items }) => items).length };
};

test.each<[string, Audience]>([
  ['report', 'public'],
  ['report', 'viewer'],
  ['report', 'editor'],
  ['r', 'public'],
  ['to on', 'public'],
  ['epor', 'public'],
  ['"to report on"', 'public'],
])('"%s", which every record holds, for %s', async (text, audience) => {
  const { rowsRead, statements, found } = await costOf(text, audience);
  expect(found).toBeGreaterThan(0);
  expect(rowsRead).toBeLessThan(800);
  expect(statements).toBe(text.includes(' ') && !text.includes('"') ? 4 : 3);
});

test('a word that one record holds', async () => {
  const { rowsRead, found } = await costOf('1237', 'editor');
  expect(found).toBe(2);
  expect(rowsRead).toBeLessThan(150);
});

test('of an actor with many commitments no more is looked through than of one with few', async () => {
  const { id } = await perform(acting(), (work) =>
    recordActor(work, { name: 'Kiribati', kind: 'state', visibility: 'public' }),
  );
  await perform(acting(), async (work) => {
    for (let n = 0; n < 400; n += 1)
      await makeCommitment(work, {
        text: `Promise ${n} on reefs`,
        visibility: 'public',
        parties: [{ role: 'obligor', actor: { id } }],
      });
  });
  const { rowsRead, found, statements } = await costOf('kiribati reefs', 'public');
  expect([found, statements]).toEqual([5, 5]);
  expect(rowsRead).toBeLessThan(2500);
});

test('further pages cost what was read to come there', async () => {
  const first = await search(
    acting().db,
    { text: 'report', kinds: ['commitment'], archived: false, limit: 50 },
    'editor',
  );
  const cursor = first[0]?.next ?? undefined;
  const { rowsRead } = await costOf('report', 'editor', { kinds: ['commitment'], limit: 50, cursor });
  expect(rowsRead).toBeLessThan(3000);
});

test('no table is scanned but what was asked for, and nothing is sorted', async () => {
  const asked = { text: 'report', kinds: searchKinds, archived: true, limit: 5 };
  const plans = await plansOf((db) => search(db, asked, 'viewer'));
  for (const line of plans.flatMap((plan) => plan.split('\n'))) {
    expect(line).not.toMatch(/TEMP B-TREE FOR ORDER/);
    if (line.startsWith('SCAN')) expect(line).toMatch(/^SCAN (json_each|m |search_(words|parts)|\()/);
  }
});

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { archiveRecord } from '../../../worker/actions/archive-record.ts';
import { invitePerson } from '../../../worker/actions/invite-person.ts';
import { makeCommitment } from '../../../worker/actions/make-commitment.ts';
import { perform } from '../../../worker/actions/perform.ts';
import { recordActor } from '../../../worker/actions/record-actor.ts';
import { recordBriefing } from '../../../worker/actions/record-briefing.ts';
import { type CommitmentFilter, conditionsOf } from '../../../worker/db/commitments/conditions.ts';
import { listCommitments } from '../../../worker/db/commitments/lists.ts';
import { query } from '../../../worker/db/query.ts';
import { commitmentStatuses, isClosed } from '../../../worker/domain/commitments/standing.ts';
import type { Audience } from '../../../worker/domain/visibility.ts';
import { days } from '../../support/api.ts';
import { acting, migrated } from '../../support/worker.ts';

/** Whatever way a list takes, it holds what its conditions choose of all, in order, and no page reads more than so much. */

const today = '2026-11-23';
const stored = 2100;
const ids = { council: '', kz: '', shown: '', hidden: '', due: '', ann: '' };

beforeAll(async () => {
  await migrated();
  await perform(acting(), async (work) => {
    const visibility = 'public';
    ids.council = (await recordActor(work, { name: 'Council', kind: 'body', visibility })).id;
    ids.kz = (await recordActor(work, { name: 'KZ', kind: 'state', visibility })).id;
    ids.ann = (await invitePerson(work, { name: 'Ann', role: 'editor' })).id;
    const participations = [{ actor: 'Council', role: 'organiser' as const }];
    ids.shown = (await recordBriefing(work, { title: 'Shown', participations, visibility })).id;
    ids.hidden = (await recordBriefing(work, { title: 'Hidden', participations, visibility: 'draft' })).id;
    ids.due = (await recordBriefing(work, { title: 'Next', start: '2027-03', visibility })).id;
  });
  for (let at = 0; at < stored; at += 300) {
    const made: string[] = [];
    await perform(acting(), async (work) => {
      for (let n = at; n < at + 300; n += 1) {
        const status = commitmentStatuses[n % commitmentStatuses.length] ?? 'not_started';
        const day = days(today, ((n * 37) % 4000) - 2000);
        const { id } = await makeCommitment(work, {
          text: `Number ${n} ${n % 700 === 5 ? 'rarely' : 'often'} ${n % 2 ? 'odd' : 'even'}`,
          ...(n % 97 === 0
            ? { dueBriefing: ids.due }
            : {
                due:
                  n % 11 === 0
                    ? null
                    : n % 13 === 0
                      ? `${day}/${days(day, [20, 80, 300, 900][n % 4] ?? 0)}`
                      : n % 17 === 0
                        ? `../${day}`
                        : n % 19 === 0
                          ? `${day}/..`
                          : day,
              }),
          made: n % 3 === 0 ? '2026-11-01' : '2025-01-01',
          visibility: n % 5 === 0 ? 'internal' : n % 7 === 0 ? 'draft' : 'public',
          ...(isClosed(status) && status !== 'superseded'
            ? { status, closingReason: 'Done' }
            : { status: isClosed(status) ? 'stalled' : status }),
          parties: [
            ...(n % 2 === 0 ? [{ role: 'obligor' as const, actor: 'KZ' }] : []),
            ...(n % 900 === 1 ? [{ role: 'partner' as const, actor: 'Council' }] : []),
          ],
          topics: n % 3 === 0 ? ['Return'] : [],
          briefing: n % 4 === 1 ? ids.shown : n % 4 === 2 ? ids.hidden : null,
          owner: n % 6 === 0 ? { actor: 'KZ' } : n % 6 === 1 ? { person: ids.ann } : null,
        });
        if (n % 50 === 3) made.push(id);
      }
    });
    await perform(acting(), async (work) => {
      for (const id of made) await archiveRecord(work, 'commitment', id, 1, true);
    });
  }
});

/** What the conditions choose, asked of every commitment. */
async function chosen(filter: CommitmentFilter, audience: Audience): Promise<string[]> {
  const { dueFrom, dueTo } = filter;
  const window =
    dueFrom || dueTo
      ? sql`x.due_from <= ${dueTo ?? '9999-12-31'} and coalesce(x.due_latest, '9999-12-31') >= ${dueFrom ?? '0001-01-01'}`
      : sql`true`;
  const conditions = sql.join(conditionsOf(filter, audience, today), sql` and `);
  const all = await acting().db.all(
    query(
      sql<{
        id: string;
      }>`select x.id from commitments x where ${conditions} and ${window} order by x.due_from, x.id`,
    ),
  );
  return all.map(({ id }) => id);
}

/** All pages of a list, the sizes of them, and the most that one of them read. */
async function paged(filter: CommitmentFilter, audience: Audience, limit: number) {
  const found: string[] = [];
  let [mostRead, isShort] = [0, false];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { db } = acting();
    const page = await listCommitments(
      db,
      { ...filter, limit, cursor: cursor ?? undefined },
      audience,
      today,
    );
    found.push(...page.items.map(({ id }) => id));
    mostRead = Math.max(mostRead, db.spent.rowsRead);
    isShort ||= page.next !== null && page.items.length < limit;
    cursor = page.next;
  }
  return { found, mostRead, isShort };
}

const filters: [name: string, filter: () => CommitmentFilter][] = [
  ['nothing', () => ({})],
  ['a party', () => ({ party: ids.kz })],
  ['a party that is a body', () => ({ party: ids.council })],
  ['a body', () => ({ body: ids.council })],
  ['a body that is none', () => ({ body: ids.kz })],
  ['a topic', () => ({ topic: 'return' })],
  ['a briefing', () => ({ briefing: ids.shown })],
  ['a briefing that the public does not see', () => ({ briefing: ids.hidden })],
  ['where it falls due', () => ({ dueBriefing: ids.due })],
  ['an actor who owns it', () => ({ owner: { actor: ids.kz } })],
  ['a person who owns it', () => ({ owner: { person: ids.ann } })],
  ['nobody who owns it', () => ({ owner: 'none' })],
  ['one status', () => ({ status: ['stalled'] })],
  ['several states', () => ({ status: ['stalled', 'fulfilled', 'not_started'] })],
  ['every status', () => ({ status: [...commitmentStatuses] })],
  ...(['upcoming', 'due_now', 'overdue', 'stale', 'undated', 'closed'] as const).map(
    (one) => [one, () => ({ standing: [one] })] as [string, () => CommitmentFilter],
  ),
  ['two standings', () => ({ standing: ['closed', 'overdue'] })],
  [
    'a standing and a status that exclude each other',
    () => ({ standing: ['overdue'], status: ['fulfilled'] }),
  ],
  ['days', () => ({ dueFrom: '2026-10-01', dueTo: '2027-02-28' })],
  ['days from', () => ({ dueFrom: '2027-01-01' })],
  ['days until', () => ({ dueTo: '2026-12-31' })],
  ['days and a standing', () => ({ dueTo: '2026-12-31', standing: ['overdue'] })],
  ['days and a status', () => ({ dueFrom: '2026-12-31', status: ['stalled'] })],
  ['days and an owner', () => ({ dueFrom: '2026-06-30', dueTo: '2026-12-31', owner: { actor: ids.kz } })],
  ['days and a topic', () => ({ dueFrom: '2026-06-30', dueTo: '2026-12-31', topic: 'return' })],
  ['a word of few', () => ({ text: 'rarely' })],
  ['a word of most', () => ({ text: 'oft' })],
  ['two words, one of which few hold', () => ({ text: 'odd rarely' })],
  ['a word of most and a party', () => ({ text: 'even', party: ids.kz })],
  ['a word of none', () => ({ text: 'never' })],
  ['no word', () => ({ text: '!' })],
  ['a topic and a party', () => ({ topic: 'return', party: ids.kz })],
  ['a body and a party', () => ({ body: ids.council, party: ids.kz })],
  ['a body and nobody who owns it', () => ({ body: ids.council, owner: 'none' })],
  [
    'all of it',
    () => ({ topic: 'return', body: ids.council, party: ids.kz, status: ['stalled'], text: 'often' }),
  ],
  ['what is not there', () => ({ party: 'nobody' })],
];

describe.each(filters)('narrowed to %s', (_, filter) => {
  test.each(['public', 'viewer', 'editor'] as const)('the list of a %s, page by page', async (audience) => {
    const all = await chosen(filter(), audience);
    const { found, mostRead } = await paged(filter(), audience, 90);
    expect(found).toEqual(all);
    expect(mostRead).toBeLessThan(90 * 25 + 1001 * 8);
  });
});

test('what is archived, page by page', async () => {
  const all = await chosen({ archived: true }, 'editor');
  expect(all).toHaveLength(stored / 50);
  expect((await paged({ archived: true }, 'editor', 7)).found).toEqual(all);
  expect((await paged({ archived: true, topic: 'return' }, 'editor', 7)).found).toEqual(
    await chosen({ archived: true, topic: 'return' }, 'editor'),
  );
});

test('a page looks through so much and no more: it may have little on it, and yet not be the last', async () => {
  const filter = { party: ids.council, text: 'often' };
  const { found, isShort, mostRead } = await paged(filter, 'editor', 50);
  expect(isShort).toBe(true);
  expect(found).toEqual(await chosen(filter, 'editor'));
  expect(mostRead).toBeLessThan(7000);
});

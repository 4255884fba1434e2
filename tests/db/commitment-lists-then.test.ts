import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { archiveRecord } from '../../worker/actions/archive-record.ts';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { invitePerson } from '../../worker/actions/invite-person.ts';
import { changeCommitment, makeCommitment } from '../../worker/actions/make-commitment.ts';
import { mergeRecords } from '../../worker/actions/merge-records.ts';
import { recordActor } from '../../worker/actions/record-actor.ts';
import { changeBriefing, recordBriefing } from '../../worker/actions/record-briefing.ts';
import { undoAct } from '../../worker/actions/undo-act.ts';
import { perform, type Work } from '../../worker/actions/work.ts';
import { type CommitmentFilter, conditionsOf } from '../../worker/db/commitment-conditions.ts';
import { listCommitmentsThen } from '../../worker/db/commitment-lists-then.ts';
import { query } from '../../worker/db/database.ts';
import { fuzzyDate } from '../../worker/domain/fuzzy-date.ts';
import { commitmentStatuses, dueFrom, isClosed, standingOf } from '../../worker/domain/standing.ts';
import { type Audience, holds, type Visibility } from '../../worker/domain/visibility.ts';
import { days } from '../support/api.ts';
import { expectFormerAsDerived } from '../support/former.ts';
import { acting, migrated } from '../support/worker.ts';

/** Whatever has become of it since, the list of a day holds what the log says of that day, in the order of due dates then. */

const start = '2026-01-01';
const stored = 1800;
const ids = { council: '', kz: '', kazakhstan: '', shown: '', hidden: '', due: '', ann: '' };
const made: string[] = [];
const on = <T>(day: string, act: (work: Work) => Promise<T>) => perform(acting(`${day}T12:00:00Z`), act);
/** Every so many of what was made, by an act on a day. */
const each = (day: string, by: number, rest: number, act: (work: Work, id: string, n: number) => unknown) =>
  on(day, async (work) => {
    for (const [n, id] of made.entries()) if (n % by === rest) await act(work, id, n);
  });

const archive = async (work: Work, id: string, isArchived: boolean) =>
  archiveRecord(work, 'commitment', id, (await work.stateOf('commitment', id))?.version ?? 0, isArchived);

beforeAll(async () => {
  await migrated();
  await on('2025-12-31', async (work) => {
    const visibility = 'public';
    ids.council = (await recordActor(work, { name: 'Council', kind: 'body', visibility })).id;
    ids.kz = (await recordActor(work, { name: 'KZ', kind: 'state', visibility })).id;
    ids.kazakhstan = (await recordActor(work, { name: 'Kazakhstan', kind: 'state', visibility })).id;
    ids.ann = (await invitePerson(work, { name: 'Ann', role: 'editor' })).id;
    const participations = [{ actor: 'Council', role: 'organiser' as const }];
    ids.shown = (await recordBriefing(work, { title: 'Shown', participations, visibility })).id;
    ids.hidden = (await recordBriefing(work, { title: 'Hidden', participations, visibility: 'draft' })).id;
    ids.due = (await recordBriefing(work, { title: 'Next', start: '2026-05', visibility })).id;
  });
  // A quarter each on four days, the last of which is told of by none of the days below but one.
  for (let quarter = 0; quarter < 4; quarter += 1)
    await on(days(start, quarter * 10), async (work) => {
      for (let n = (quarter * stored) / 4; n < ((quarter + 1) * stored) / 4; n += 1) {
        const status = commitmentStatuses[n % commitmentStatuses.length] ?? 'not_started';
        const day = days(start, ((n * 37) % 900) - 400);
        const last = days(day, [0, 20, 80, 300, 900][n % 5] ?? 0);
        const dues = [null, `../${day}`, `${day}/..`, `${day}/${last}`, day.slice(0, 7), day, day, day, day];
        const { id } = await makeCommitment(work, {
          text: `Number ${n} ${n % 200 === 5 ? 'rarely' : 'often'} ${n % 2 ? 'odd' : 'even'}`,
          ...(n % 40 === 0 ? { dueBriefing: ids.due } : { due: dues[n % dues.length] }),
          made: n % 3 === 0 ? '2025-12' : '2025-01-01',
          visibility: (['public', 'public', 'internal', 'public', 'draft'] as const)[n % 5],
          ...(isClosed(status) && status !== 'superseded'
            ? { status, closingReason: 'Done' }
            : { status: isClosed(status) ? 'stalled' : status }),
          parties: [
            ...(n % 2 === 0 ? [{ role: 'obligor' as const, actor: n % 4 ? 'KZ' : 'Kazakhstan' }] : []),
            ...(n % 300 === 1 ? [{ role: 'partner' as const, actor: 'Council' }] : []),
          ],
          topics: n % 3 === 0 ? ['Return'] : [],
          briefing: n % 12 === 1 ? ids.shown : n % 12 === 2 ? ids.hidden : null,
          owner: n % 9 === 0 ? { actor: 'KZ' } : n % 9 === 1 ? { person: ids.ann } : null,
        });
        made.push(id);
      }
    });
  const follow = (work: Work, id: string, what: object) =>
    followUpCommitment(work, id, null, { on: work.today, note: 'n', ...what });
  const bound = (n: number) => n % 40 === 0;
  await each('2026-02-10', 7, 3, (work, id, n) =>
    bound(n) ? null : follow(work, id, { due: days(start, n % 500) }),
  );
  // Of some of them the public is not told.
  await each('2026-02-15', 14, 3, (work, id, n) =>
    bound(n) ? null : follow(work, id, { due: '2027-03', visibility: n % 28 === 3 ? 'internal' : 'public' }),
  );
  await each('2026-02-20', 11, 4, (work, id) => follow(work, id, { status: 'in_progress' }));
  await each('2026-02-20', 13, 5, (work, id) => follow(work, id, { status: 'fulfilled' }));
  await on('2026-03-01', (work) => changeBriefing(work, ids.due, null, { start: '2026-09-10' }));
  await each('2026-03-01', 17, 2, (work, id, n) =>
    changeCommitment(work, id, null, { visibility: n % 2 ? 'public' : 'internal' }),
  );
  await each('2026-03-02', 19, 1, (work, id, n) =>
    changeCommitment(work, id, null, {
      topics: n % 2 ? ['Return'] : [],
      owner: n % 3 ? { actor: 'KZ' } : null,
      briefing: n % 5 ? ids.shown : null,
    }),
  );
  await each('2026-03-05', 23, 6, (work, id) => archive(work, id, true));
  await each('2026-03-20', 46, 6, (work, id) => archive(work, id, false));
  // Moved back, and moved but to a wider month; what is archived still cannot be moved.
  const isArchived = (n: number) => n % 46 === 29;
  const isFixed = (n: number) => bound(n) || isArchived(n);
  await each('2026-03-21', 21, 3, (work, id, n) =>
    isFixed(n) ? null : follow(work, id, { due: days(start, ((n * 37) % 900) - 400) }),
  );
  await each('2026-03-21', 35, 8, (work, id, n) =>
    isFixed(n) ? null : follow(work, id, { due: days(start, ((n * 37) % 900) - 400).slice(0, 7) }),
  );
  let act = 0;
  const told = { ...acting('2026-03-22T12:00:00Z'), wrote: (sequence: number) => (act = sequence) };
  await perform(told, async (work) => {
    for (const [n, id] of made.entries())
      if (n % 61 === 9 && !isArchived(n)) await follow(work, id, { due: '2028' });
  });
  await on('2026-03-23', (work) => undoAct(work, act));
  const versions = { from: 1, into: 1 };
  await on('2026-03-24', (work) =>
    mergeRecords(work, 'actor', { from: ids.kazakhstan, into: ids.kz, versions }),
  );
  log = Map.groupBy(
    (await readLog()).map(({ after, ...entry }): Logged => ({ ...JSON.parse(after), ...entry })),
    ({ id }) => id,
  );
});

interface Logged {
  id: string;
  at: string;
  seen: Visibility;
  visibility: Visibility;
  archivedAt: string | null;
  status: (typeof commitmentStatuses)[number];
  due: string | null;
  made: string | null;
  followedUpOn: { any: string | null; public: string | null };
}

/** Every version of every commitment, in order. */
let log = new Map<string, Logged[]>();
const readLog = () =>
  acting().db.all(
    query(sql<{ id: string; at: string; seen: Visibility; after: string }>`select subject_id as id, at,
      visibility as seen, after from changes where subject_kind = 'commitment' order by version`),
  );

const levels: Record<Audience, Visibility[]> = {
  public: ['public'],
  viewer: ['public', 'internal'],
  editor: ['public', 'internal', 'draft'],
  admin: ['public', 'internal', 'draft'],
};

/** What the filter chooses of everything that the log says of the day. */
async function chosen(
  { standing, status, dueFrom: from, dueTo: to, ...today }: CommitmentFilter,
  day: string,
  audience: Audience,
) {
  const conditions = sql.join(conditionsOf(today, audience, day), sql` and `);
  const rows = await acting().db.all(
    query(sql<{ id: string }>`select x.id from commitments x where ${conditions}`),
  );
  return rows
    .flatMap(({ id }) => {
      const by = log.get(id)?.filter(({ at }) => at < `${day}T24`) ?? [];
      const newest = by.at(-1);
      const seen = by.filter((one) => levels[audience].includes(one.seen)).at(-1);
      if (!newest || !seen || newest.archivedAt || !levels[audience].includes(newest.visibility)) return [];
      const due = seen.due ? fuzzyDate(seen.due) : null;
      const heard = seen.followedUpOn[holds(audience, 'viewer') ? 'any' : 'public'];
      const madeOn = seen.made ? fuzzyDate(seen.made).latest : null;
      const its = standingOf({ status: seen.status, due, lastFollowUpOn: heard, madeOn }, day);
      const first = dueFrom(due);
      const isMeant =
        (!standing || standing.includes(its)) &&
        (!status || status.includes(seen.status)) &&
        ((!from && !to) || first !== null) &&
        (!from || (due?.latest ?? '9999-12-31') >= from) &&
        (!to || (first ?? '9999-12-32') <= to);
      return isMeant ? [`${first ?? '9999-12-32'} ${id}`] : [];
    })
    .sort();
}

/** Whether the audience may know that the commitment was due then: where a page ends is in its cursor. */
const isToldOf = ([first, id]: [first: string, id: string], audience: Audience) => {
  const versions = log.get(id) ?? [];
  return (
    levels[audience].includes(versions.at(-1)?.visibility ?? 'draft') &&
    versions.some(
      ({ seen, due }) =>
        levels[audience].includes(seen) && first === ((due && dueFrom(fuzzyDate(due))) || '9999-12-32'),
    )
  );
};

/** All pages of a list, and the most that one of them read. */
async function paged(filter: CommitmentFilter, day: string, audience: Audience, limit: number) {
  const found: string[] = [];
  const places: [first: string, id: string][] = [];
  let [mostRead, mostStatements] = [0, 0];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { db } = acting();
    const page = await listCommitmentsThen(
      db,
      { ...filter, limit, cursor: cursor ?? undefined },
      day,
      audience,
    );
    found.push(...page.items.map(({ id, due }) => `${dueFrom(due) ?? '9999-12-32'} ${id}`));
    mostRead = Math.max(mostRead, db.spent.rowsRead);
    mostStatements = Math.max(mostStatements, db.spent.statements);
    cursor = page.next;
    if (cursor) places.push(JSON.parse(atob(cursor)));
  }
  return { found, mostRead, mostStatements, places };
}

const someDays = ['2025-12-31', '2026-01-15', '2026-02-12', '2026-03-04', '2026-03-22', '2026-04-01'];
const filters: [name: string, filter: () => CommitmentFilter][] = [
  ['a party', () => ({ party: ids.kz })],
  ['a party that was merged', () => ({ party: ids.kazakhstan })],
  ['a body', () => ({ body: ids.council })],
  ['a topic', () => ({ topic: 'return' })],
  ['a briefing', () => ({ briefing: ids.shown })],
  ['a briefing that the public does not see', () => ({ briefing: ids.hidden })],
  ['where it falls due', () => ({ dueBriefing: ids.due })],
  ['an actor who owns it', () => ({ owner: { actor: ids.kz } })],
  ['a person who owns it', () => ({ owner: { person: ids.ann } })],
  ['nobody who owns it', () => ({ owner: 'none' })],
  ['one status', () => ({ status: ['stalled'] })],
  ['several states', () => ({ status: ['stalled', 'fulfilled', 'not_started'] })],
  ...(['upcoming', 'due_now', 'overdue', 'stale', 'undated', 'closed'] as const).map(
    (one) => [one, () => ({ standing: [one] })] as [string, () => CommitmentFilter],
  ),
  ['two standings', () => ({ standing: ['closed', 'overdue'] })],
  ['days', () => ({ dueFrom: '2026-03-05', dueTo: '2026-04-20' })],
  ['days from', () => ({ dueFrom: '2026-09-01' })],
  ['days until', () => ({ dueTo: '2026-02-11' })],
  ['days and a standing', () => ({ dueTo: '2026-12-31', standing: ['overdue'] })],
  ['days and a topic', () => ({ dueFrom: '2026-03-05', dueTo: '2026-12-31', topic: 'return' })],
  ['days and a briefing', () => ({ dueFrom: '2026-03-05', dueTo: '2026-12-31', briefing: ids.shown })],
  ['a word of few', () => ({ text: 'rarely' })],
  ['a word of most', () => ({ text: 'oft' })],
  ['no word', () => ({ text: '!' })],
  ['a topic and a party', () => ({ topic: 'return', party: ids.kz })],
  ['all of it', () => ({ topic: 'return', party: ids.kz, status: ['stalled'], text: 'often' })],
];

describe.each(['public', 'viewer', 'editor'] as const)('for the %s', (audience) => {
  test.each(someDays)('the whole list of %s, page by page', async (day) => {
    const all = await chosen({}, day, audience);
    expect(all.length > 0).toBe(day >= start);
    const { found, mostRead, mostStatements } = await paged({}, day, audience, 90);
    expect(found).toEqual(all);
    expect(mostRead).toBeLessThan(90 * 12 + 1001 * 9);
    expect(mostStatements).toBeLessThanOrEqual(8);
  });

  test.each(filters)('narrowed to %s', async (_, filter) => {
    for (const day of audience === 'viewer' ? ['2026-02-12'] : ['2026-03-22']) {
      const { found, mostRead, places } = await paged(filter(), day, audience, 60);
      expect(found).toEqual(await chosen(filter(), day, audience));
      expect(mostRead).toBeLessThan(60 * 12 + 1001 * 14);
      for (const place of places) expect(isToldOf(place, audience)).toBe(true);
    }
  });
});

test('where one stood before is told to nobody who was not told of it then, or may not see it now', async () => {
  const marks = await acting().db.all(
    query(sql<{ first: string; id: string; visibility: Visibility }>`select distinct first_day as first,
      record_id as id, visibility from former_marks`),
  );
  expect(new Set(marks.map(({ visibility }) => visibility)).size).toBe(3);
  for (const [visibility, audience] of [
    ['public', 'public'],
    ['internal', 'viewer'],
  ] as const)
    for (const mark of marks.filter((one) => one.visibility === visibility))
      expect([mark, isToldOf([mark.first, mark.id], audience)]).toEqual([mark, true]);
});

test('where each stood before is noted as one would derive it from the log', async () => {
  await expectFormerAsDerived((await acting()).db);
});

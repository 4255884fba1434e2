import { beforeAll, describe, expect, test } from 'vitest';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordBriefing } from '../../worker/actions/record-briefing.ts';
import { listBriefings } from '../../worker/db/briefings/briefings.ts';
import { listCommitments } from '../../worker/db/commitments/lists.ts';
import type { Db } from '../../worker/db/database.ts';
import { fuzzyDate } from '../../worker/domain/dates/fuzzy-date.ts';
import { days } from '../support/api.ts';
import { acting, migrated } from '../support/worker.ts';

/** What touches a window by SQL is what touches it by comparing its first and last day, one by one. */

const today = '2026-11-23';
const endless = '9999-12-31';
const starts = [
  -4000, -800, -400, -366, -200, -100, -92, -60, -31, -30, -7, 0, 1, 7, 30, 31, 60, 92, 200, 366, 400, 800,
];
const lengths = [0, 1, 7, 30, 31, 32, 91, 92, 93, 200, 365, 366, 367, 3000];
const dates = [
  '2026',
  '2026-11',
  '2026-36',
  '202X',
  '0001-01-01',
  '9999-12',
  '2025-28',
  ...starts.flatMap((start) => [`../${days(today, start)}`, `${days(today, start)}/..`]),
  ...starts.flatMap((start) =>
    lengths.map((length) =>
      length ? `${days(today, start)}/${days(today, start + length)}` : days(today, start),
    ),
  ),
];
const windows: [string, string][] = [
  [today, today],
  [days(today, -31), days(today, -31)],
  [days(today, -30), days(today, 30)],
  [days(today, 1), days(today, 400)],
  [days(today, -400), days(today, -1)],
  ['2026-01-01', '2026-12-31'],
  ['2040-01-01', '2041-01-01'],
  ['0001-01-01', '2010-01-01'],
  ['0001-01-01', '9999-12-31'],
  ['9999-01-01', '9999-12-31'],
];

interface Extent {
  id: string;
  first: string;
  last: string;
}

let db: Db;
const commitments: Extent[] = [];
const briefings: Extent[] = [];

beforeAll(async () => {
  db = await migrated();
  await perform(acting(), async (work) => {
    for (const date of dates) {
      const { earliest, latest } = fuzzyDate(date);
      const due = await makeCommitment(work, { text: date, due: date, visibility: 'public' });
      commitments.push({ id: due.id, first: earliest ?? days(latest ?? '', -30), last: latest ?? endless });
      const held = await recordBriefing(work, { title: date, start: date, visibility: 'public' });
      briefings.push({ id: held.id, first: earliest ?? latest ?? '', last: latest ?? endless });
    }
    const long = await recordBriefing(work, {
      title: 'Long',
      start: '2026-01',
      end: '2026-12-05',
      visibility: 'public',
    });
    briefings.push({ id: long.id, first: '2026-01-01', last: '2026-12-05' });
    await makeCommitment(work, { text: 'Undated', visibility: 'public' });
    await recordBriefing(work, { title: 'Undated', visibility: 'public' });
  });
});

const touching = (extents: Extent[], [from, to]: [string, string]) =>
  extents.filter(({ first, last }) => first <= to && last >= from);
const ids = (items: { id: string }[]) => items.map(({ id }) => id).sort();

describe.each(['public', 'viewer'] as const)('for the %s', (audience) => {
  test.each(windows)('%s to %s, as filters of the lists, page by page', async (from, to) => {
    const due: { id: string }[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listCommitments(
        db,
        { dueFrom: from, dueTo: to, limit: 40, cursor: cursor ?? undefined },
        audience,
        today,
      );
      due.push(...page.items);
      cursor = page.next;
    }
    expect(ids(due)).toEqual(ids(touching(commitments, [from, to])));
    const held = await listBriefings(db, { from, to, limit: 5000 }, audience);
    expect(ids(held.items)).toEqual(ids(touching(briefings, [from, to])));
  });
});

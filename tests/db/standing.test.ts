import { beforeAll, describe, expect, test } from 'vitest';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { listCommitments } from '../../worker/db/commitments/lists.ts';
import { upcomingCommitments } from '../../worker/db/commitments/upcoming.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import {
  type CommitmentStatus,
  commitmentStatuses,
  dueSection,
  dueSections,
  isClosed,
  standingOf,
  standings,
} from '../../worker/domain/commitments/standing.ts';
import { fuzzyDate } from '../../worker/domain/dates/fuzzy-date.ts';
import { days } from '../support/api.ts';
import { acting, migrated } from '../support/worker.ts';

/** SQL finds what the pure rule of domain/commitments/standing.ts says, for due dates on every edge of every width class. */

const today = '2026-11-23';
const offsets = [
  -4000, -400, -367, -366, -365, -93, -92, -91, -32, -31, -30, -29, -1, 0, 1, 29, 30, 31, 32, 89, 90, 91, 400,
];
const lengths = [0, 1, 30, 31, 32, 92, 93, 366, 367, 4000];
const edges = [
  null,
  '9999-12-31',
  '9999',
  '9999-12-31/..',
  '0001-01-01',
  '../0001-01-01',
  '../9999-12-31',
  '2026~',
  '2026-11',
  '202X',
  ...offsets.flatMap((offset) => [`../${days(today, offset)}`, `${days(today, offset)}/..`]),
];
const dues = [
  ...edges,
  ...offsets.flatMap((offset) =>
    lengths.map((length) => {
      const [from, to] = [days(today, offset), days(today, offset + length)];
      return length === 0 ? from : `${from}/${to}`;
    }),
  ),
];
const heard = [null, 0, -179, -180, -181, -5000];

interface Made {
  id: string;
  due: string | null;
  status: CommitmentStatus;
  madeOn: string | null;
  heardOn: string | null;
  publicOn: string | null;
}

let db: Db;
const all: Made[] = [];

beforeAll(async () => {
  db = await migrated();
  const dayOf = (offset: number | null | undefined) =>
    offset === null || offset === undefined ? null : days(today, offset);
  await perform(acting(), async (work) => {
    for (const [i, due] of dues.entries())
      for (const again of [0, 1, 2]) {
        const n = i * 3 + again;
        // Open ones three times in four, and all statuses by turns.
        const status = commitmentStatuses[n % 4 === 3 ? n % 8 : n % 4] ?? 'not_assessed';
        const madeOn = dayOf(heard[n % heard.length]);
        const { id } = await makeCommitment(work, {
          text: `Number ${n}`,
          due,
          made: madeOn,
          status,
          visibility: 'public',
          ...(isClosed(status) ? { closingReason: 'x' } : {}),
          ...(status === 'superseded' ? { supersededReason: 'replaced' } : {}),
        });
        const heardOn = dayOf(heard[(n * 5 + 1) % heard.length]);
        const publicOn = heardOn && n % 2 ? heardOn : null;
        all.push({ id, due, status, madeOn, heardOn, publicOn });
      }
  });
  await db.atomically(
    all.map(({ id, heardOn, publicOn }) =>
      build
        .updateTable('commitments')
        .set({ last_follow_up_on: heardOn, last_public_follow_up_on: publicOn })
        .where('id', '=', id),
    ),
  );
});

const dueOf = ({ due }: Made) => (due === null ? null : fuzzyDate(due));
const ruled = (made: Made, audience: 'public' | 'viewer', day: string) =>
  standingOf(
    {
      status: made.status,
      due: dueOf(made),
      lastFollowUpOn: audience === 'viewer' ? made.heardOn : made.publicOn,
      madeOn: made.madeOn,
    },
    day,
  );

describe.each(['public', 'viewer'] as const)('for the %s', (audience) => {
  test.each(standings)('the list of what is %s is what the rule says, on several days', async (standing) => {
    for (const day of [today, days(today, 1), days(today, -1), days(today, 31), '2028-02-29']) {
      const { items } = await listCommitments(db, { standing: [standing], limit: 5000 }, audience, day);
      const expected = all.filter((made) => ruled(made, audience, day) === standing);
      expect(new Set(items.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
      expect(items).toHaveLength(expected.length);
      for (const item of items) expect(item.standing).toBe(standing);
    }
  });

  test('several standings are their union', async () => {
    const { items } = await listCommitments(
      db,
      { standing: ['due_now', 'stale'], limit: 5000 },
      audience,
      today,
    );
    const expected = all.filter((made) => ['due_now', 'stale'].includes(ruled(made, audience, today)));
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
  });

  test('the sections of what is due are what the rule says', async () => {
    for (const day of [today, days(today, 30), '2028-02-29']) {
      const { sections } = await upcomingCommitments(db, {}, 5000, audience, day);
      expect(sections.map(({ section }) => section)).toEqual([...dueSections]);
      for (const { section, items, more } of sections) {
        const expected = all.filter(
          (made) => !isClosed(made.status) && dueSection(dueOf(made), day) === section,
        );
        expect([section, more, items.length]).toEqual([section, false, expected.length]);
        expect(new Set(items.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
      }
    }
  });
});

test('the generated set holds every standing and every width', async () => {
  for (const standing of standings)
    expect(all.filter((made) => ruled(made, 'viewer', today) === standing).length).toBeGreaterThan(1);
  const widths = await db.all(build.selectFrom('commitments').select('due_width').distinct());
  expect(widths.map(({ due_width }) => due_width).sort()).toEqual([0, 1, 2, 3, 4]);
});

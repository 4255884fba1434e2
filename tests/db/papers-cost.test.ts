import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { announceHandover } from '../../worker/actions/announce-handover.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordActor } from '../../worker/actions/record-actor.ts';
import { recordBriefing } from '../../worker/actions/record-briefing.ts';
import type { Db } from '../../worker/db/database.ts';
import { briefOf } from '../../worker/db/documents/brief.ts';
import { handoverFile, mostInFile } from '../../worker/db/documents/handover-file.ts';
import { mostPromises, promisesOf } from '../../worker/db/documents/promises.ts';
import { query } from '../../worker/db/query.ts';
import { handoverPaper } from '../../worker/feeds/handover-paper.ts';
import { sectionOf } from '../support/papers.ts';
import { plansOf } from '../support/plans.ts';
import { acting, migrated, watched } from '../support/worker.ts';

/** What papers of a large record cost: a body with 5,000 commitments, half of them made at one briefing of its. */

const today = '2026-11-23';
const stored = 5000;
let db: Db;
let ids = { body: '', handover: '', briefing: '' };

beforeAll(async () => {
  db = await migrated();
  ids = await perform(acting(), async (work) => {
    const { id: body } = await recordActor(work, {
      name: 'Large Council',
      kind: 'body',
      visibility: 'public',
    });
    const { id: handover } = await announceHandover(work, {
      body: { id: body },
      from: 'Kazakhstan',
      to: 'Uzbekistan',
      date: '2026-06-01',
      visibility: 'public',
    });
    const { id: briefing } = await recordBriefing(work, {
      title: 'Great session',
      start: '2026-02-02',
      visibility: 'public',
      participations: [{ actor: { id: body }, role: 'organiser' }],
    });
    return { body, handover, briefing };
  });
  const numbers = sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${stored})`;
  const write = (statement: ReturnType<typeof sql>) => db.all(query(statement));
  await write(sql`${numbers} insert into commitments (id, text, briefing_id, made_edtf, made_earliest, made_latest,
      due_edtf, due_earliest, due_latest, status, firmness, verification, visibility, version, created_at, updated_at)
    select 'c' || i, 'Number ' || i, case when i % 2 = 0 then ${ids.briefing} end, '2026-02-02', '2026-02-02', '2026-02-02',
      date('2026-01-01', '+' || (i % 900) || ' days'), date('2026-01-01', '+' || (i % 900) || ' days'),
      date('2026-01-01', '+' || (i % 900) || ' days'), case when i % 5 = 0 then 'fulfilled' else 'in_progress' end,
      'announced', 'reported', 'public', 1, '2026-02-02T00:00:00Z', '2026-02-02T00:00:00Z' from n`);
  await write(sql`${numbers} insert into commitment_parties (id, commitment_id, role, actor_id, ordinal)
    select 'p' || i, 'c' || i, 'obligor', ${ids.body}, 0 from n`);
});

/** Rows read, statements and round trips of one piece of work. */
async function costOf(work: (db: Db) => Promise<unknown>) {
  const { DB, trips } = watched();
  const own = new (db.constructor as new (d1: D1Database) => Db)(DB);
  await work(own);
  return { ...own.spent, trips: trips.length };
}

describe('a handover file of 5,000 commitments', () => {
  test('reads each of them a few times, in few statements and few trips', async () => {
    const { rowsRead, statements, trips } = await costOf((one) =>
      handoverFile(one, ids.handover, 'public', today),
    );
    expect(rowsRead).toBeLessThan(20 * stored);
    expect([statements, trips]).toEqual([10, 6]);
  });

  test('shows so many and says how many are left out, and where they are', async () => {
    const file = await handoverFile(db, ids.handover, 'public', today);
    if (!file) throw new Error('There is no such handover');
    expect([file.open.items.length, file.open.total]).toEqual([mostInFile.open, 4000]);
    expect([file.closed.items.length, file.closed.total]).toEqual([mostInFile.closed, 1000]);
    const paper = handoverPaper(file, 'public', today);
    expect(sectionOf(paper, 'Open commitments of the outgoing term')?.at(-1)).toBe(
      '150 of 4,000 are listed; 3,850 are left out. All of them: the whole record',
    );
    expect(JSON.stringify(paper)).toContain(`/commitments?body=${ids.body}`);
    expect(JSON.stringify(paper).length).toBeLessThan(512 * 1024);
  });

  test('finds them by their parties and briefings, and scans no table', async () => {
    const plans = (await plansOf((one) => handoverFile(one, ids.handover, 'public', today))).join('\n');
    expect(plans).toMatch(/commitment_parties_by_actor/);
    expect(plans).toMatch(/participations_by_actor/);
    expect(plans).toMatch(/commitments_by_briefing/);
    expect(plans).not.toMatch(/SCAN (x|u|s|p|t|b)\b/);
  });
});

test('the promises of an actor with 5,000 of them have bounds and few statements', async () => {
  const promises = await promisesOf(db, ids.body, 'public', today);
  expect([promises?.open.items.length, promises?.open.total]).toEqual([mostPromises.open, 4000]);
  const { rowsRead, statements, trips } = await costOf((one) => promisesOf(one, ids.body, 'public', today));
  expect(rowsRead).toBeLessThan(14 * stored);
  expect([statements, trips]).toEqual([4, 3]);
});

test('a brief of a briefing at which 2,500 were made has bounds and few statements', async () => {
  const { rowsRead, statements, trips } = await costOf((one) => briefOf(one, ids.briefing, 'public', today));
  expect(rowsRead).toBeLessThan(4 * stored);
  expect([statements, trips]).toEqual([7, 4]);
});

import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fuzzyDate } from '../../worker/domain/fuzzy-date.ts';
import { dueFrom } from '../../worker/domain/standing.ts';
import { fuzzyDates } from '../domain/fuzzy-date-arbitrary.ts';
import { withoutMigrations } from '../support/database.ts';

/** The migration reads the days of a due date, which the log has as EDTF alone, as the Worker does. */

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

const atTheEdges = ['0001', '0001-01-01', '../0001-01-05', '001X', '999X', '9999', '9999-12', '9999-12-31'];
const plain = [
  '2024-02',
  '2024-02-XX',
  '2023-02-28/..',
  '../2024-02-29?',
  '2025-XX-XX~',
  '2025-28',
  '2025-41%',
];
const dates = [...new Set([...atTheEdges, ...plain, ...fc.sample(fuzzyDates, { numRuns: 1500, seed: 7 })])];

interface Former {
  id: string;
  due: string;
  first: string;
  last: string;
}
const former = async () =>
  (
    await DB.prepare(
      'select commitment_id as id, due_edtf as due, first_day as first, last_day as last from former_dues order by id, first',
    ).all<Former>()
  ).results;

beforeAll(async () => {
  await withoutMigrations();
  await applyD1Migrations(
    DB,
    MIGRATIONS.filter(({ name }) => name < '0013'),
  );
  // One commitment for each date, which it had in its first version and has no more.
  const stamps = `1, 'now', 'now'`;
  await DB.prepare(
    `insert into commitments (id, text, status, firmness, verification, visibility, version, created_at, updated_at)
     select printf('c%04d', key), 'x', 'stalled', 'agreed', 'reported', 'public', ${stamps} from json_each(?)`,
  )
    .bind(JSON.stringify(dates))
    .run();
  await DB.prepare(
    `insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_name, visibility, after)
     select 'commitment', printf('c%04d', d.key), v.value, 'changed', 'now', 'token', 'x', 'public',
       json_object('due', case v.value when 1 then d.value end) from json_each(?) d, json_each('[1,2]') v`,
  )
    .bind(JSON.stringify(dates))
    .run();
  const due = { edtf: '2030-01-01', earliest: '2030-01-01', latest: '2030-01-01' };
  await DB.batch([
    DB.prepare(`insert into topics (id, name) values ('sea', 'Sea')`),
    DB.prepare(`insert into commitments (id, text, status, firmness, verification, visibility, version, created_at, updated_at,
        due_edtf, due_earliest, due_latest)
      values ('moved', 'x', 'stalled', 'agreed', 'reported', 'public', ${stamps}, ?, ?, ?)`).bind(
      ...Object.values(due),
    ),
    ...['2029', '2030-01-01', '2029', null].map((one, i) =>
      DB.prepare(`insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_name, visibility, after)
        values ('commitment', 'moved', ?, 'changed', 'now', 'token', 'x', 'public', json_object('due', ?))`).bind(
        i + 1,
        one,
      ),
    ),
    DB.prepare(`insert into timeline_marks values
      ('all', 'commitment', 'public', '2030-01-01', 'moved', '2030-01-01', 0, 1),
      ('topic:sea', 'commitment', 'public', '2030-01-01', 'moved', '2030-01-01', 0, 1),
      ('actor:', 'commitment', 'public', '2030-01-01', 'moved', '2030-01-01', 0, 1)`),
  ]);
  await applyD1Migrations(DB, MIGRATIONS);
});

test('the days of every kind of date are those that the Worker reads', async () => {
  const ofFirst = (await former()).filter(({ id }) => id !== 'moved');
  expect(ofFirst).toEqual(
    dates.map((edtf, n) => {
      const due = fuzzyDate(edtf);
      const id = `c${String(n).padStart(4, '0')}`;
      return { id, due: edtf, first: dueFrom(due), last: due.latest ?? '9999-12-31' };
    }),
  );
});

test('each due date of the log is noted once, but for that of today; and stands in the lanes of its commitment', async () => {
  expect((await former()).filter(({ id }) => id === 'moved')).toEqual([
    { id: 'moved', due: '2029', first: '2029-01-01', last: '2029-12-31' },
    { id: 'moved', due: '', first: '9999-12-32', last: '9999-12-31' },
  ]);
  const marks = await DB.prepare(
    `select scope, first_day, width from former_marks where record_id = 'moved' order by 1, 2`,
  ).all();
  expect(marks.results).toEqual(
    ['all', 'topic:sea'].flatMap((scope) => [
      { scope, first_day: '2029-01-01', width: 3 },
      { scope, first_day: '9999-12-32', width: 4 },
    ]),
  );
});

import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { type Told, toldTo } from '../../worker/domain/told-to.ts';
import { withoutMigrations } from '../support/database.ts';

/** The migration tells of changes already logged as the Worker would today, and of nothing more widely than it did. */

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

const part = (text: string, visibility: string | null = null, sources: object[] = []) => ({
  ...{ text, visibility, sources },
});
const levels = ['draft', 'internal', 'public', null];
const statements = levels.map((visibility) => [part('a'), part('b', visibility, [part('c', 'draft')])]);
const sources = levels.flatMap((one) => levels.map((other) => [part('x', one), part('y', other)]));
const owners = [undefined, null, { person: 'p' }];
/** Any of these follows any other in the log of a record of its own. */
const parts: object[] = [
  ...statements.map((each) => ({ statements: each, sources: [] })),
  ...sources.map((each) => ({ statements: [], sources: each })),
  ...owners.map((owner) => ({ owner, statements: [], sources: [] })),
  { statements: [], sources: [part('x', 'internal')], due: '2031' },
];
const pairs = (['internal', 'public'] as const).flatMap((visibility) =>
  parts.flatMap((before) =>
    parts.map(
      (after) =>
        [
          { ...before, visibility },
          { ...after, visibility },
        ] as [Told, Told],
    ),
  ),
);

beforeAll(async () => {
  await withoutMigrations();
  await applyD1Migrations(
    DB,
    MIGRATIONS.filter(({ name }) => name < '0015'),
  );
  const rows = pairs.flatMap((pair, n) =>
    pair.map((state, i) => ({
      ...{ id: `r${n}`, version: i + 1, visibility: state.visibility, after: JSON.stringify(state) },
    })),
  );
  await DB.prepare(
    `insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_name, visibility, after)
      select 'briefing', value ->> 'id', value ->> 'version', 'changed', 'now', 'token', 'x', value ->> 'visibility',
        value ->> 'after' from json_each(?)`,
  )
    .bind(JSON.stringify(rows))
    .run();
  await DB.batch([
    DB.prepare(`insert into commitments (id, text, status, firmness, verification, visibility, version, created_at, updated_at)
      values ('moved', 'x', 'stalled', 'agreed', 'reported', 'public', 1, 'now', 'now')`),
    DB.prepare(`insert into former_dues values ('moved', '2031', '2031-01-01', '2031-12-31')`),
    DB.prepare(`insert into former_marks (scope, visibility, first_day, record_id, last_day)
      values ('all', 'public', '2031-01-01', 'moved', '2031-12-31')`),
    // Moved in silence, and then told of by an entry that tells the public of nothing.
    ...[
      ['internal', []],
      ['public', [part('cable', 'internal')]],
    ].map(([visibility, own], i) =>
      DB.prepare(`insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_name, visibility, after)
        values ('commitment', 'moved', ?, 'changed', 'now', 'token', 'x', ?, ?)`).bind(
        i + 1,
        visibility,
        JSON.stringify({ due: '2031', sources: own, visibility: 'public' }),
      ),
    ),
  ]);
  await applyD1Migrations(DB, MIGRATIONS);
});

test('each change is told to those to whom it would be told today', async () => {
  const { results } = await DB.prepare(
    `select visibility from changes where subject_kind = 'briefing' and version = 2 order by seq`,
  ).all<{ visibility: string }>();
  const told = results.map(({ visibility }, n) => [pairs[n], visibility]);
  expect(told).toEqual(pairs.map((pair) => [pair, toldTo(...pair)]));
  expect(new Set(results.map(({ visibility }) => visibility)).size).toBe(3);
});

test('the first entry of a record is told as it was', async () => {
  const { results } = await DB.prepare(
    `select count(*) as n from changes where version = 1 and visibility <> after ->> 'visibility'`,
  ).all();
  expect(results).toEqual([{ n: 1 }]);
});

test('a former due date is as visible as the changes that tell of it now', async () => {
  const { results } = await DB.prepare(`select visibility from former_marks where record_id = 'moved'`).all();
  expect(results).toEqual([{ visibility: 'internal' }]);
});

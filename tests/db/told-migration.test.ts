import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { type Told, toldTo } from '../../worker/domain/changes/visible-to.ts';
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
  expect(results).toEqual([{ n: 0 }]);
});

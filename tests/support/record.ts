import { expect } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';

/** How many rows each table holds, so that nothing half done goes unseen. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const tables = [
    'actors',
    'actor_names',
    'topics',
    'briefings',
    'briefing_topics',
    'participations',
    'statements',
    'commitments',
    'commitment_topics',
    'commitment_parties',
    'follow_ups',
    'handovers',
    'sources',
    'refs',
    'changes',
    'deliveries',
    'idempotency_keys',
    'comments',
    'people',
    'passkeys',
    'sessions',
    'one_time_links',
  ] as const;
  const answers = await db.together(
    tables.map((table) => build.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'))),
  );
  return Object.fromEntries(tables.map((table, i) => [table, answers[i]?.[0]?.n ?? 0]));
}

/** The numbers of versions in the log by record; each must run from 1 without a hole. */
export async function expectWholeLog(db: Db): Promise<void> {
  const rows = await db.all(
    build
      .selectFrom('changes')
      .select(({ fn }) => [
        'subject_kind',
        'subject_id',
        fn.max<number>('version').as('newest'),
        fn.countAll<number>().as('n'),
      ])
      .groupBy(['subject_kind', 'subject_id']),
  );
  expect(rows.filter(({ newest, n }) => newest !== n)).toEqual([]);
}

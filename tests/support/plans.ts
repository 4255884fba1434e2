import { env } from 'cloudflare:workers';
import { Db } from '../../worker/db/database.ts';

const d1 = (env as unknown as { DB: D1Database }).DB;

interface Asked {
  sql: string;
  values: unknown[];
}

/** What a piece of work asks of the database, one by one, with SQLite's own plan for it. */
export async function plansOf(work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const asked: Asked[] = [];
  const recording = {
    prepare(sql: string) {
      const statement = d1.prepare(sql);
      return {
        bind(...values: unknown[]) {
          asked.push({ sql, values });
          return statement.bind(...values);
        },
      };
    },
    batch: (statements: D1PreparedStatement[]) => d1.batch(statements),
  };
  await work(new Db(recording as unknown as D1Database));
  return Promise.all(
    asked.map(async ({ sql, values }) => {
      const { results } = await d1
        .prepare(`explain query plan ${sql}`)
        .bind(...values)
        .all<{ detail: string }>();
      return results.map(({ detail }) => detail).join('\n');
    }),
  );
}

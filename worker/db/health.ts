import { sql } from 'kysely';
import { build, type Db } from './database.ts';

/** The name of the newest migration that was applied; wrangler keeps them in d1_migrations. */
export async function migrationInForce(db: Db): Promise<string | null> {
  const newest = sql<{ name: string }>`select name from d1_migrations order by id desc limit 1`;
  const row = await db.first<{ name: string }>({ compile: () => newest.compile(build) });
  return row?.name ?? null;
}

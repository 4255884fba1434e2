import { sql } from 'kysely';
import type { Db } from './database.ts';
import { query } from './query.ts';
import type { Tables } from './schema/record.ts';

// The compiler asks for each table here, so that none is forgotten.
const needed = Object.keys({
  actors: true,
  actor_names: true,
  topics: true,
  briefings: true,
  briefing_topics: true,
  participations: true,
  statements: true,
  commitments: true,
  commitment_topics: true,
  commitment_parties: true,
  follow_ups: true,
  handovers: true,
  sources: true,
  changes: true,
  marks: true,
  record_marks: true,
  lanes: true,
  lane_days: true,
  comments: true,
  search_texts: true,
  tokens: true,
  integrations: true,
  deliveries: true,
  refs: true,
  idempotency_keys: true,
  people: true,
  passkeys: true,
  challenges: true,
  sessions: true,
  one_time_links: true,
  desk_visits: true,
  saved_views: true,
} satisfies Record<keyof Tables, true>);

/** The name of the newest migration that was applied; wrangler keeps them in d1_migrations. */
export async function migrationInForce(db: Db): Promise<string | null> {
  const newest = sql<{ name: string }>`select name from d1_migrations order by id desc limit 1`;
  return (await db.first(query(newest)))?.name ?? null;
}

/** The tables that the Worker needs and the database does not have; reads the names of tables alone. */
export async function missingTables(db: Db): Promise<string[]> {
  const there = await db.all(
    query(sql<{ name: string }>`select name from sqlite_master where type = 'table'`),
  );
  const names = new Set(there.map(({ name }) => name));
  return needed.filter((name) => !names.has(name));
}

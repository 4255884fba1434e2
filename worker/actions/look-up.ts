import type { Db } from '../db/database.ts';
import type { Query } from '../db/query.ts';

/** A read that several parts of an act can share one round trip for. */
export interface LookUp {
  query: Query;
  take(rows: unknown[]): void;
}

export const lookUp = <Row>(query: Query<Row>, take: (row: Row) => void): LookUp => ({
  query,
  take: (rows) => (rows as Row[]).forEach(take),
});

/** Reads all of them in one round trip. */
export async function readLookUps(db: Db, lookUps: (LookUp | null)[]): Promise<void> {
  const wanted = lookUps.filter((each) => each !== null);
  if (wanted.length === 0) return;
  const answers = await db.together<unknown[]>(wanted.map(({ query }) => query));
  for (const [i, rows] of answers.entries()) wanted[i]?.take(rows);
}

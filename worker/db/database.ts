import type { D1Database, D1Meta, D1PreparedStatement } from '@cloudflare/workers-types';
import { Refusal } from '../domain/errors.ts';
import type { Query } from './query.ts';

/** A write that met a UNIQUE or PRIMARY KEY of `table`; its whole batch was undone. */
export class Duplicate extends Error {
  readonly table: string;

  constructor(table: string, message: string) {
    super(message);
    this.table = table;
  }
}

/** A write that would have left a reference pointing nowhere; its whole batch was undone. */
export class DanglingReference extends Error {}

/** A D1 database, and the count of what it was asked to do. */
export class Db {
  readonly spent = { statements: 0, rowsRead: 0, rowsWritten: 0 };
  readonly #d1: D1Database;

  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  async all<Row>(query: Query<Row>): Promise<Row[]> {
    const { results, meta } = await this.#prepare(query).all<Row>();
    this.#count(meta);
    return results;
  }

  async first<Row>(query: Query<Row>): Promise<Row | undefined> {
    const rows = await this.all(query);
    return rows[0];
  }

  /** Reads that share one round trip and one view of the data; the answers stand in the order of the queries. */
  async together<Rows extends unknown[]>(
    queries: { [I in keyof Rows]: Query<Rows[I]> },
  ): Promise<{
    [I in keyof Rows]: Rows[I][];
  }> {
    const answers = await this.#d1.batch((queries as Query[]).map((query) => this.#prepare(query)));
    for (const { meta } of answers) this.#count(meta);
    return answers.map(({ results }) => results) as { [I in keyof Rows]: Rows[I][] };
  }

  /**
   * Writes that all happen or none does: one D1 batch. Gives the rows that its statements return. Throws Duplicate or
   * DanglingReference.
   */
  async atomically<Row = unknown>(queries: Query[]): Promise<Row[]> {
    if (queries.length === 0) return [];
    try {
      const answers = await this.#d1.batch<Row>(queries.map((query) => this.#prepare(query)));
      for (const { meta } of answers) this.#count(meta);
      return answers.flatMap(({ results }) => results);
    } catch (error) {
      throw meaningOf(error);
    }
  }

  #prepare(query: Query): D1PreparedStatement {
    const { sql, parameters } = query.compile();
    return this.#d1.prepare(sql).bind(...parameters);
  }

  #count(meta: D1Meta) {
    this.spent.statements += 1;
    this.spent.rowsRead += meta.rows_read;
    this.spent.rowsWritten += meta.rows_written;
  }
}

function meaningOf(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  // attempts is part of the lock of a delivery: see replayedQuery.
  if (message.includes('CHECK constraint failed: attempts > 0')) return new Duplicate('deliveries', message);
  // So is uses, of a one-time link.
  if (message.includes('CHECK constraint failed: used_once')) return new Duplicate('one_time_links', message);
  // A briefing that would be part of itself through what another has written meanwhile: see noCircleQuery.
  if (message.includes('CHECK constraint failed: parent_id <> id'))
    return new Duplicate('briefings', message);
  if (message.includes('the last administrator stays'))
    return new Refusal('conflict', 'Somebody must stay administrator: make another one first.');
  const duplicate = /UNIQUE constraint failed: (\w+)\./.exec(message);
  if (duplicate?.[1]) return new Duplicate(duplicate[1], message);
  if (message.includes('FOREIGN KEY constraint failed')) return new DanglingReference(message);
  return error;
}

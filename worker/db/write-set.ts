import { type Insertable, sql } from 'kysely';
import { type Query, query } from './database.ts';
import type { Tables } from './tables.ts';

type Table = keyof Tables;

// Referenced tables stand before those that refer to them, so that foreign keys hold after every statement.
const insertOrder = [
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
  'people',
  'passkeys',
  'sessions',
  'one_time_links',
  'refs',
  'idempotency_keys',
  'changes',
] as const satisfies Table[];
export type WritableTable = (typeof insertOrder)[number];

// Topics carry their name in their id, so whoever writes one first writes the same row.
const keptWhenPresent: ReadonlySet<string> = new Set(['topics']);

/** What one act writes: collected by actions, then sent as one batch. Removals first, then new rows, then updates. */
export class WriteSet {
  readonly #rows = new Map<WritableTable, object[]>();
  readonly #removals: Query[] = [];
  readonly #updates: Query[] = [];

  insert<T extends WritableTable>(table: T, row: Insertable<Tables[T]>): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  remove(query: Query): void {
    this.#removals.push(query);
  }

  update(query: Query): void {
    this.#updates.push(query);
  }

  queries(): Query[] {
    const inserts = insertOrder.flatMap((table) => {
      const rows = this.#rows.get(table);
      return rows ? [insertRowsQuery(table, rows)] : [];
    });
    return [...this.#removals, ...inserts, ...this.#updates];
  }
}

// D1 takes 100 parameters a statement.
const mostParameters = 100;

/** One statement for any number of rows: few travel as parameters, which is faster, many as JSON. */
function insertRowsQuery(table: WritableTable, rows: object[]): Query {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const insert = sql.raw(keptWhenPresent.has(table) ? 'insert or ignore' : 'insert');
  const values =
    rows.length * columns.length <= mostParameters ? asParameters(rows, columns) : asJson(rows, columns);
  return query(sql`${insert} into ${sql.table(table)} (${names}) ${values}`);
}

function asParameters(rows: object[], columns: string[]) {
  const cells = (row: object) => {
    const given = new Map(Object.entries(row));
    return sql`(${sql.join(columns.map((column) => given.get(column) ?? null))})`;
  };
  return sql`values ${sql.join(rows.map(cells))}`;
}

function asJson(rows: object[], columns: string[]) {
  const cells = columns.map((column) => sql`value ->> ${sql.lit(`$.${column}`)}`);
  return sql`select ${sql.join(cells)} from json_each(${JSON.stringify(rows)})`;
}

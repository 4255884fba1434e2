import { type Insertable, sql } from 'kysely';
import { build, type Query } from './database.ts';
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

/** One statement for any number of rows: they travel as JSON, past D1's limit of 100 parameters. */
function insertRowsQuery(table: WritableTable, rows: object[]): Query {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column) => sql`value ->> ${sql.lit(`$.${column}`)}`));
  const insert = sql.raw(keptWhenPresent.has(table) ? 'insert or ignore' : 'insert');
  const statement = sql`${insert} into ${sql.table(table)} (${names}) select ${values} from json_each(${JSON.stringify(rows)}) where true`;
  return { compile: () => statement.compile(build) };
}

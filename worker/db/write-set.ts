import type { Insertable, Updateable } from 'kysely';
import { build, fixed, type Query } from './query.ts';
import type { Tables } from './schema/record.ts';

type Table = keyof Tables;
type TableWithId = { [T in Table]: Tables[T] extends { id: unknown } ? T : never }[Table];

// The log stands first, so that a batch whose writer was too late fails at once. Referenced tables stand before those that
// refer to them, so that foreign keys hold after every statement.
const insertOrder = [
  'changes',
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
  'comments',
  'people',
  'passkeys',
  'sessions',
  'one_time_links',
  'tokens',
  'integrations',
  'refs',
  'idempotency_keys',
] as const satisfies Table[];
export type WritableTable = (typeof insertOrder)[number];

// Topics carry their name in their id, so whoever writes one first writes the same row.
const keptWhenPresent: ReadonlySet<string> = new Set(['topics']);

/**
 * What one act writes: collected by actions, then sent as one batch. Removals first, then new rows, then updates, then
 * guards, which fail where what stands then may not.
 */
export class WriteSet {
  readonly #rows = new Map<WritableTable, object[]>();
  readonly #removals: Query[] = [];
  readonly #updates: Query[] = [];
  readonly #guards: Query[] = [];

  insert<T extends WritableTable>(table: T, row: Insertable<Tables[T]>): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  /** Changes columns of the row of this id. */
  change<T extends TableWithId>(table: T, id: string, set: Updateable<Tables[T]>): void {
    this.#updates.push(
      build
        .updateTable(table as 'actors')
        .set(set as Updateable<Tables['actors']>)
        .where('id', '=', id),
    );
  }

  remove(query: Query): void {
    this.#removals.push(query);
  }

  update(query: Query): void {
    this.#updates.push(query);
  }

  guard(query: Query): void {
    this.#guards.push(query);
  }

  queries(): Query[] {
    const inserts = insertOrder.flatMap((table) => {
      const rows = this.#rows.get(table);
      return rows ? inPieces(rows).map((piece) => insertRowsQuery(table, piece)) : [];
    });
    return [...this.#removals, ...inserts, ...this.#updates, ...this.#guards];
  }
}

// D1 takes 100 parameters a statement.
const mostParameters = 100;

// D1 takes texts of up to 2 MB; what the log keeps of a record may be long. A character has three bytes at most.
const mostRows = 200;
const mostCharacters = 600_000;

function inPieces(rows: object[]): object[][] {
  const pieces: object[][] = [];
  let characters = 0;
  for (const row of rows) {
    const { length } = JSON.stringify(row);
    characters += length;
    const piece = pieces.at(-1);
    if (piece && piece.length < mostRows && characters <= mostCharacters) piece.push(row);
    else {
      pieces.push([row]);
      characters = length;
    }
  }
  return pieces;
}

/** One statement for any number of rows: few travel as parameters, which is faster, many as JSON. Written without Kysely. */
function insertRowsQuery(table: WritableTable, rows: object[]): Query {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const insert = keptWhenPresent.has(table) ? 'insert or ignore' : 'insert';
  const names = columns.map((column) => `"${column}"`).join(', ');
  const isFew = rows.length * columns.length <= mostParameters;
  const { values, parameters } = isFew ? asParameters(rows, columns) : asJson(rows, columns);
  const numbers = table === 'changes' ? ' returning seq' : '';
  return fixed(`${insert} into ${table} (${names}) ${values}${numbers}`)(...parameters);
}

function asParameters(rows: object[], columns: string[]) {
  const cells = `(${columns.map(() => '?').join(', ')})`;
  return {
    values: `values ${rows.map(() => cells).join(', ')}`,
    parameters: rows.flatMap((row) => {
      const given = new Map(Object.entries(row));
      return columns.map((column) => given.get(column) ?? null);
    }),
  };
}

function asJson(rows: object[], columns: string[]) {
  const cells = columns.map((column) => `value ->> '$.${column}'`).join(', ');
  return { values: `select ${cells} from json_each(?)`, parameters: [JSON.stringify(rows)] };
}

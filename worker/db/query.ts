import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from './schema/record.ts';

/** Anything that Kysely can compile: the builders that the `…Query` functions return. */
export interface Query<Row = unknown> {
  compile(): CompiledQuery<Row>;
}

/** Kysely writes the SQL, D1 runs it: the builder needs no driver of its own. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** SQL written by hand, as something that can be run. */
export const query = <Row>(sql: RawBuilder<Row>): Query<Row> => ({ compile: () => sql.compile(build) });

/** SQL whose text never changes, with its parameters (?1, ?2 …): it is not compiled anew for each use. */
export const fixed =
  (text: string) =>
  (...parameters: unknown[]): Query => ({ compile: () => CompiledQuery.raw(text, parameters) });

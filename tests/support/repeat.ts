import { sql } from 'kysely';
import type { Db } from '../../worker/db/database.ts';
import { query } from '../../worker/db/query.ts';
import { deriveMarks } from './marks.ts';

export type Row = Record<string, string | number | null>;

/** Runs SQL as it is written. */
export const rowsOf = (db: Db, text: string) => db.all<Row>(query(sql<Row>`${sql.raw(text)}`));

/** Stores the commitments `ids` that many more times, each with its parties, its topics and its entry in the log. */
export async function repeat(db: Db, ids: string[], times: number): Promise<void> {
  for (const id of ids) await copy(db, id, times);
  await deriveMarks(db);
}

async function copy(db: Db, like: string, times: number) {
  const rows = (text: string) => rowsOf(db, text);
  const columns = async (table: string, without: string[]) =>
    (await rows(`select name from pragma_table_info('${table}')`))
      .map(({ name }) => String(name))
      .filter((name) => !without.includes(name))
      .join(', ');
  const series = `(with recursive n (i) as (select 1 union all select i + 1 from n where i < ${times}) select i from n)`;
  const copies = async (table: string, own: string, id: string, without: string[]) => {
    const same = await columns(table, without);
    const key = { commitments: 'id', changes: 'subject_id' }[table] ?? 'commitment_id';
    await rows(`insert into ${table} (${own}, ${same}) select ${id}, ${same} from ${table} cross join ${series}
      where ${key} = '${like}'`);
  };
  const id = `'${like}-' || i`;
  await copies('commitments', 'id', id, ['id', 'number']);
  await copies('commitment_topics', 'commitment_id', id, ['commitment_id']);
  await copies('commitment_parties', 'id, commitment_id', `id || '-' || i, ${id}`, ['id', 'commitment_id']);
  const { parties } = JSON.parse(
    String((await rows(`select after from changes where subject_id = '${like}'`))[0]?.after),
  );
  const renamed = parties.map(
    (_: unknown, n: number) => `'$.parties[${n}].id', json_extract(after, '$.parties[${n}].id') || '-' || i`,
  );
  await copies(
    'changes',
    'subject_id, after',
    `${id}, json_set(after, ${renamed.join(', ') || "'$.none', null"})`,
    ['seq', 'subject_id', 'after'],
  );
}

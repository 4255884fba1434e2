import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLocal } from '../../../worker/commands/local.ts';
import { recordStatements } from './fill.ts';

export type Stored = Awaited<ReturnType<typeof stored>>;

/** The built page and Worker, as in production, over a record of `n` briefings and commitments. */
export async function stored(n: number, today: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const stateDir = join(folder, 'state');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await (await openLocal({ stateDir })).close();
    fill(stateDir, recordStatements(n, today));
    const local = await openLocal({ stateDir, serve: { port: 0 }, bindings: { SHOW_COST: '1' } });
    const close = async () => {
      await local.close();
      remove();
    };
    return { ...local, close };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Into the file itself, while nobody serves it: D1 ends a statement that takes a million records as long as this does. */
function fill(stateDir: string, statements: string[]): void {
  const [file] = globSync(join(stateDir, '**/miniflare-D1DatabaseObject/*.sqlite')).filter(
    (path) => !path.endsWith('metadata.sqlite'),
  );
  if (file === undefined) throw new Error(`There is no database in ${stateDir}`);
  const database = new DatabaseSync(file);
  database.exec('pragma synchronous = off; pragma cache_size = -500000; pragma temp_store = memory; begin');
  for (const statement of statements) database.exec(statement);
  database.exec('commit');
  database.close();
}

import { join } from 'node:path';
import type { V4WorkerOptions } from 'miniflare';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

/** What the commands read of wrangler.toml; the package's own type of it resolves to nothing. */
export interface Configuration {
  name: string;
  compatibility_date: string;
  account_id?: string;
  d1_databases: DatabaseEntry[];
  triggers: { crons: string[] };
}

interface DatabaseEntry {
  binding: string;
  database_name: string;
  database_id: string;
  preview_database_id?: string;
  migrations_dir: string;
}

const file = join(root, 'wrangler.toml');

// Wrangler needs a second of a processor to load: what is refused before it is asked is refused at once.
const wrangler = () => import('wrangler');

export const configuration = async (): Promise<Configuration> =>
  (await wrangler()).unstable_readConfig({ config: file });

/** All that wrangler.toml gives the Worker, as Miniflare takes it. */
export async function workerOptions(): Promise<V4WorkerOptions> {
  const { workerOptions } = (await wrangler()).unstable_getMiniflareWorkerOptions(file);
  const { modulesRules: _, ...options } = workerOptions;
  return options as V4WorkerOptions;
}

/** The database of the Worker. */
export function databaseOf({ d1_databases }: Configuration): DatabaseEntry {
  const database = d1_databases.find(({ binding }) => binding === 'DB');
  if (!database) throw new Failure('wrangler.toml binds no D1 database to DB.');
  return database;
}

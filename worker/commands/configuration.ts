import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V4WorkerOptions } from 'miniflare';
import { byWrangler } from './by-wrangler.ts';
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

/** Whatever wrangler reads of settings. */
const texts = () => [
  process.env.CLOUDFLARE_ENV ?? '',
  ...globSync(['wrangler.toml', '.dev.vars*', '.env*'], { cwd: root })
    .sort()
    .flatMap((name) => [name, readFileSync(join(root, name), 'utf8')]),
];

export const configuration = (): Promise<Configuration> =>
  byWrangler('configuration', texts(), ({ unstable_readConfig }) => {
    const read: Configuration = unstable_readConfig({ config: file });
    const { name, compatibility_date, account_id, d1_databases, triggers } = read;
    return { name, compatibility_date, account_id, d1_databases, triggers };
  });

/** All that wrangler.toml gives the Worker, as Miniflare takes it. */
export const workerOptions = (): Promise<V4WorkerOptions> =>
  byWrangler('worker options', texts(), ({ unstable_getMiniflareWorkerOptions }) => {
    const { modulesRules: _, ...options } = unstable_getMiniflareWorkerOptions(file).workerOptions;
    return options as V4WorkerOptions;
  });

/** The database of the Worker. */
export function databaseOf({ d1_databases }: Configuration): DatabaseEntry {
  const database = d1_databases.find(({ binding }) => binding === 'DB');
  if (!database) throw new Failure('wrangler.toml binds no D1 database to DB.');
  return database;
}

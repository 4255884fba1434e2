import { join } from 'node:path';
import { unstable_readConfig } from 'wrangler';
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

export function configuration(): Configuration {
  return unstable_readConfig({ config: join(root, 'wrangler.toml') });
}

/** The database of the Worker. */
export function databaseOf({ d1_databases }: Configuration): DatabaseEntry {
  const database = d1_databases.find(({ binding }) => binding === 'DB');
  if (!database) throw new Failure('wrangler.toml binds no D1 database to DB.');
  return database;
}

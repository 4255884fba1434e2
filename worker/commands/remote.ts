import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { getPlatformProxy } from 'wrangler';
import { type Configuration, configuration, databaseOf } from './configuration.ts';
import { Failure, lineOf } from './failure.ts';

// What wrangler.toml holds until somebody has made the database.
const placeholder = /^[0-]*$/;

/** The database of wrangler.toml; throws one line while it names none. */
export function remoteDatabase(config: Configuration) {
  const database = databaseOf(config);
  if (placeholder.test(database.database_id ?? ''))
    throw new Failure(
      'wrangler.toml names no database yet: run "npx wrangler d1 create rapporteur" and put its database_id there (docs/operations.md).',
    );
  return database;
}

/** Opens the database at Cloudflare, as whoever wrangler is logged in as (or CLOUDFLARE_API_TOKEN). */
export async function openRemote(): Promise<{ d1: D1Database; close(): Promise<void> }> {
  const config = await configuration();
  const database = remoteDatabase(config);
  // A configuration of its own: in wrangler.toml the binding must stay local for everything else.
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'));
  try {
    const { name, compatibility_date, account_id } = config;
    const { binding, database_name, database_id } = database;
    const remote = { binding, database_name, database_id, remote: true };
    const configPath = join(folder, 'wrangler.json');
    writeFileSync(
      configPath,
      JSON.stringify({ name, compatibility_date, account_id, d1_databases: [remote] }),
    );
    const proxy = await getPlatformProxy<{ DB: D1Database }>({ configPath, persist: false });
    return { d1: proxy.env.DB, close: proxy.dispose };
  } catch (error) {
    throw new Failure(`The database at Cloudflare cannot be reached: ${lineOf(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

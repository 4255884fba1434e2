import type { D1Database } from '@cloudflare/workers-types';
import { Db } from '../db/database.ts';
import { missingTables } from '../db/health.ts';
import { allIntegrations } from '../db/people/access.ts';
import { openSecret } from '../domain/events/secret-box.ts';
import { Failure } from './failure.ts';
import { shown } from './settings.ts';

/** Refuses a database that lacks what its migrations made. */
export async function verifyTables(d1: D1Database, dir: string): Promise<void> {
  const missing = await missingTables(new Db(d1));
  if (missing.length > 0)
    throw new Failure(
      `The database in ${shown(dir)} lacks what its migrations made (${missing.join(', ')}): restore it from a copy, or move the folder away to begin anew.`,
    );
}

/** Refuses a key that does not open the secrets in the database: every message of their senders would fail. */
export async function verifySealingKey(d1: D1Database, dir: string, key: string): Promise<void> {
  const inUse = (await allIntegrations(new Db(d1))).filter(({ disabled_at }) => disabled_at === null);
  for (const { id, name, secret } of inUse) {
    const opens = await openSecret(secret, key, id).then(
      () => true,
      () => false,
    );
    if (!opens)
      throw new Failure(
        `The key in ${shown(dir)}/secrets-key (or SECRETS_KEY) does not open the secret of the integration "${name}": put the key back from a copy, or, where it is lost, give each integration a new secret with "npm run admin -- integration rotate <id>".`,
      );
  }
}

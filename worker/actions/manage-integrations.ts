import { integrationById } from '../db/people/access.ts';
import type { IntegrationRow } from '../db/schema/access.ts';
import { invalid, notFound } from '../domain/errors.ts';
import { openSecret, sealSecret } from '../domain/events/secret-box.ts';
import { newWebhookSecret } from '../domain/events/signature.ts';
import type { Visibility } from '../domain/visibility.ts';
import type { Work } from './work.ts';

// Long enough for a sender to be told the new secret within working days.
const oldSecretDays = 7;

interface Keys {
  /** The key from the environment that seals secrets: 32 bytes, base64. */
  sealingKey: string;
  random: Uint8Array;
}

/** Makes a sender known. The secret is told now; it is stored sealed. */
export async function createIntegration(
  work: Work,
  {
    name,
    visibility = 'internal',
    mayPublish = true,
  }: { name: string; visibility?: Visibility; mayPublish?: boolean },
  { sealingKey, random }: Keys,
): Promise<{ id: string; secret: string }> {
  if (name.length < 1 || name.length > 100) throw invalid('/name', 'must have 1 to 100 characters');
  if (visibility === 'public' && !mayPublish)
    throw invalid('/visibility', 'must not be public where it may not publish');
  const id = work.newId();
  const secret = newWebhookSecret(random);
  const row = {
    id,
    name,
    default_visibility: visibility,
    may_publish: mayPublish ? 1 : 0,
    disabled_at: null,
    created_at: work.now,
    version: 1,
  };
  const sealed = await sealSecret(secret, sealingKey, id);
  const noPrevious = { previous_secret: null, previous_secret_until: null };
  work.write.insert('integrations', { ...row, secret: sealed, ...noPrevious });
  logIntegration(work, 'created', row);
  return { id, secret };
}

/** Gives the sender a new secret; the one before holds for seven more days. */
export async function rotateSecret(
  work: Work,
  id: string,
  { sealingKey, random }: Keys,
): Promise<{ secret: string }> {
  const row = await existing(work, id);
  if (row.disabled_at) throw invalid('/id', 'is of an integration that is disabled: create a new one');
  const secret = newWebhookSecret(random);
  const version = row.version + 1;
  // Of a key that was lost nothing opens any more, and no message should fail on it.
  const previous = await openSecret(row.secret, sealingKey, id).then(
    () => row.secret,
    () => null,
  );
  const until = new Date(Date.parse(work.now) + oldSecretDays * 86_400_000).toISOString();
  work.write.change('integrations', id, {
    secret: await sealSecret(secret, sealingKey, id),
    previous_secret: previous,
    previous_secret_until: previous && until,
    version,
  });
  logIntegration(work, 'secret_rotated', { ...row, version });
  return { secret };
}

/** From now on its messages are refused as if it had never been. */
export async function disableIntegration(work: Work, id: string): Promise<void> {
  const row = await existing(work, id);
  if (row.disabled_at) return;
  const version = row.version + 1;
  work.write.change('integrations', id, { disabled_at: work.now, version });
  logIntegration(work, 'disabled', { ...row, version, disabled_at: work.now });
}

async function existing(work: Work, id: string): Promise<IntegrationRow> {
  const row = await integrationById(work.db, id);
  if (!row) throw notFound('integration');
  return row;
}

type Logged = Omit<IntegrationRow, 'secret' | 'previous_secret' | 'previous_secret_until'>;

function logIntegration(work: Work, verb: string, row: Logged): void {
  const { id, name, default_visibility, may_publish, disabled_at, created_at, version } = row;
  const state = {
    name,
    default_visibility,
    may_publish,
    disabled_at,
    created_at,
    visibility: 'draft' as const,
  };
  work.log('integration', id, verb, { version, state });
}

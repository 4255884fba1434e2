import type { Context } from 'hono';
import type { App } from '../context.ts';
import { integrationByIdQuery } from '../db/access.ts';
import type { DeliveryRow, IntegrationRow } from '../db/access-tables.ts';
import { deliveryOfQuery } from '../db/deliveries.ts';
import { Refusal } from '../domain/errors.ts';
import { openSecret } from '../domain/secret-box.ts';
import { verifyStandardWebhook } from '../domain/signature.ts';

// One answer for every reason, so that nobody learns which integrations there are.
const refused = () =>
  new Refusal(
    'unauthenticated',
    'The message is not signed as Standard Webhooks asks, by a sender that is known here.',
  );

/** The sender of a message, its webhook-id and time, and whether it came before; once the signature over its bytes holds. */
export async function signedBy(
  c: Context<App>,
  integrationId: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<{
  integration: IntegrationRow;
  messageId: string;
  sentAt: Date;
  before: DeliveryRow | undefined;
}> {
  const { db, now, config } = c.var;
  const messageId = c.req.header('webhook-id') ?? '';
  const timestamp = c.req.header('webhook-timestamp') ?? '';
  const [[integration], [before]] = await db.together([
    integrationByIdQuery(integrationId),
    deliveryOfQuery(integrationId, messageId),
  ]);
  const secrets =
    integration && !integration.disabled_at ? await liveSecrets(integration, now, config.sealingKey) : [];
  const holds = await verifyStandardWebhook({
    id: messageId,
    timestamp,
    signatures: c.req.header('webhook-signature') ?? '',
    body,
    secrets,
    now,
  });
  if (!holds || !integration || messageId.length > 200) throw refused();
  return { integration, messageId, sentAt: new Date(Number(timestamp) * 1000), before };
}

async function liveSecrets(integration: IntegrationRow, now: Date, sealingKey: string): Promise<string[]> {
  const { id, secret, previous_secret, previous_secret_until } = integration;
  const previousHolds = previous_secret && previous_secret_until && previous_secret_until > now.toISOString();
  const sealed = previousHolds ? [secret, previous_secret] : [secret];
  return Promise.all(sealed.map((each) => openSecret(each, sealingKey, id)));
}

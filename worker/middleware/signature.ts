import type { Context } from 'hono';
import type { App } from '../context.ts';
import { integrationById } from '../db/people/access.ts';
import type { IntegrationRow } from '../db/schema/access.ts';
import { Refusal } from '../domain/errors.ts';
import { openSecret } from '../domain/events/secret-box.ts';
import { verifyStandardWebhook } from '../domain/events/signature.ts';

/** A sender as it was read, with its secrets opened; `until` is when one ends. */
interface Sender {
  integration: IntegrationRow;
  secrets: { secret: string; until: string | null }[];
}

// An isolate's own memory of senders whose signature has held: it may be lost at any time, and nothing is wrong then.
const remembered = new Map<string, Sender>();
const mostRemembered = 100;
const mostIdLength = 200;

// One answer for every reason, so that nobody learns which integrations there are.
const refused = () =>
  new Refusal(
    'unauthenticated',
    'The message is not signed as Standard Webhooks asks, by a sender that is known here.',
  );

/**
 * Runs `act` for the sender of a message, its webhook-id and time, once the signature over its bytes holds. The sender
 * may come from memory: where `act` finds that it has changed since it gives null, and the message is checked anew.
 */
export async function signed<Answer>(
  c: Context<App>,
  integrationId: string,
  body: Uint8Array<ArrayBuffer>,
  act: (integration: IntegrationRow, messageId: string, sentAt: Date) => Promise<Answer | null>,
): Promise<Answer> {
  const id = c.req.header('webhook-id') ?? '';
  const timestamp = c.req.header('webhook-timestamp') ?? '';
  const signatures = c.req.header('webhook-signature') ?? '';
  const { now } = c.var;
  const signedBy = async (sender: Sender | undefined) => {
    if (id.length > mostIdLength) return false;
    const secrets = (sender?.secrets ?? [])
      .filter(({ until }) => until === null || until > now.toISOString())
      .map(({ secret }) => secret);
    return verifyStandardWebhook({ id, timestamp, signatures, body, secrets, now });
  };
  for (;;) {
    let sender = remembered.get(integrationId);
    if (!sender || !(await signedBy(sender))) {
      sender = await readSender(c, integrationId);
      if (!(await signedBy(sender)) || !sender) throw refused();
      remember(sender);
    }
    const answer = await act(sender.integration, id, new Date(Number(timestamp) * 1000));
    if (answer !== null) return answer;
    remembered.delete(integrationId);
  }
}

async function readSender(c: Context<App>, id: string): Promise<Sender | undefined> {
  const { db, now, config } = c.var;
  const integration = await integrationById(db, id);
  if (!integration || integration.disabled_at) return undefined;
  const { secret, previous_secret, previous_secret_until: until } = integration;
  const open = (sealed: string) => openSecret(sealed, config.sealingKey, id);
  const secrets: Sender['secrets'] = [{ secret: await open(secret), until: null }];
  if (previous_secret && until && until > now.toISOString())
    secrets.push({ secret: await open(previous_secret), until });
  return { integration, secrets };
}

function remember(sender: Sender): void {
  remembered.set(sender.integration.id, sender);
  // A Map remembers the order of insertion: the oldest comes first.
  for (const id of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(id);
  }
}

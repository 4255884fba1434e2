import type { DeliveryRow, IntegrationRow } from '../db/access-tables.ts';
import { build, type Db } from '../db/database.ts';
import { deliveryById, deliveryOfQuery, replayedQuery } from '../db/deliveries.ts';
import { sha256Hex } from '../domain/bytes.ts';
import type { Receipt } from '../domain/delivery.ts';
import { claimedType, dataPointer, type Message, readMessage } from '../domain/envelope.ts';
import { type Fault, notFound, Refusal } from '../domain/errors.ts';
import { applyEvent } from './apply-event.ts';
import { type Context, perform, type Work } from './work.ts';

/** What a sender is answered: a receipt, or the faults of a message that could not be understood. */
export type Answer = { status: 200; answer: Receipt } | { status: 422; answer: RefusedAnswer };

export interface RefusedAnswer {
  delivery: string;
  messageId: string;
  detail: string;
  faults: Fault[];
}

/**
 * Takes in a message whose signature holds. The message and all its records are one batch. The same message
 * again gives the same answer; the same id with another body is refused (409, "key_reused"). `before`: the delivery
 * of this message id that was there when its sender was looked up.
 */
export async function receiveDelivery(
  context: Context,
  integration: IntegrationRow,
  messageId: string,
  message: Message,
  before: DeliveryRow | undefined,
): Promise<Answer> {
  const hash = await hashOf(message);
  if (before) return answerAgain(before, hash);
  let isFirst = true;
  const attempt = (act: (work: Work, id: string) => Promise<Answer>) =>
    perform(context, async (work) => {
      // Whoever runs this again met another writer: that may have been the same message.
      const known = isFirst ? undefined : await work.db.first(deliveryOfQuery(integration.id, messageId));
      isFirst = false;
      if (known) return answerAgain(known, hash);
      const id = work.newId();
      const answer = await act(work, id);
      insertDelivery(work, { id, integration, messageId, message, hash, answer });
      return answer;
    });
  try {
    return await attempt((work, id) => apply(work, integration, message, id, messageId));
  } catch (error) {
    if (!isFault(error)) throw error;
    return attempt(async (_, id) => refusal(id, messageId, error));
  }
}

/**
 * Applies a refused message again, after what was wrong here has been put right; in the name of the integration,
 * whoever asks for it. Refuses (409) one that was taken.
 */
export async function replayDelivery(
  context: Context,
  integrationOf: (id: string) => Promise<IntegrationRow | undefined>,
  id: string,
): Promise<Answer> {
  const integration = await integrationOf((await existing(context.db, id)).integration_id);
  if (!integration) throw notFound('integration');
  const author = { kind: 'integration', id: integration.id, name: integration.name } as const;
  const replayed = (act: (work: Work, delivery: DeliveryRow) => Promise<Answer>) =>
    perform({ ...context, author }, async (work) => {
      const delivery = await existing(work.db, id);
      if (delivery.outcome === 'accepted')
        throw new Refusal('conflict', 'The delivery was accepted; applying it again could double it.');
      const answer = await act(work, delivery);
      work.write.update(replayedQuery(delivery, { ...outcomeOf(answer), replayed_at: work.now }));
      return answer;
    });
  try {
    return await replayed((work, delivery) =>
      apply(work, integration, messageOf(delivery), id, delivery.message_id),
    );
  } catch (error) {
    if (!isFault(error)) throw error;
    return replayed(async (_, delivery) => refusal(id, delivery.message_id, error));
  }
}

async function existing(db: Db, id: string): Promise<DeliveryRow> {
  const delivery = await deliveryById(db, id);
  if (!delivery) throw notFound('delivery');
  return delivery;
}

/** What was wrong with the message itself, as opposed to with the request that brought it. */
const isFault = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === 'invalid' && error.faults.length > 0;

/** Of all that says what happened: in binary mode its kind and time are headers. */
async function hashOf({ attributes, body }: Message): Promise<string> {
  const hash = await sha256Hex(body);
  const { specversion, type = '', time = '' } = attributes;
  return specversion === undefined ? hash : sha256Hex(`${hash}\n${type}\n${time}`);
}

function answerAgain({ body_hash, status, answer }: DeliveryRow, hash: string): Answer {
  if (body_hash !== hash)
    throw new Refusal(
      'key_reused',
      'Another message was posted under this webhook-id; each message needs its own.',
    );
  return { status, answer: JSON.parse(answer) } as Answer;
}

async function apply(
  work: Work,
  integration: IntegrationRow,
  message: Message,
  delivery: string,
  messageId: string,
): Promise<Answer> {
  const event = readMessage(message, new Date(work.now));
  const records = await applyEvent(work, integration, event, dataPointer(message));
  return { status: 200, answer: { delivery, messageId, records } };
}

const refusal = (delivery: string, messageId: string, { message, faults }: Refusal): Answer => ({
  status: 422,
  answer: { delivery, messageId, detail: message, faults },
});

const outcomeOf = ({ status, answer }: Answer) =>
  ({ outcome: status === 200 ? 'accepted' : 'refused', status, answer: JSON.stringify(answer) }) as const;

function insertDelivery(
  work: Work,
  given: {
    id: string;
    integration: IntegrationRow;
    messageId: string;
    message: Message;
    hash: string;
    answer: Answer;
  },
): void {
  const { id, integration, messageId, message, hash, answer } = given;
  work.write.update(
    build.insertInto('deliveries').values({
      id,
      integration_id: integration.id,
      message_id: messageId,
      body_hash: hash,
      content_type: message.contentType,
      // When it was sent is kept with the rest of what is needed to read it again.
      attributes: JSON.stringify({ ...message.attributes, sentat: message.sentAt.toISOString() }),
      body: message.body,
      type: claimedType(message),
      ...outcomeOf(answer),
      attempts: 1,
      received_at: work.now,
      replayed_at: null,
    }),
  );
}

function messageOf(delivery: DeliveryRow): Message {
  const { sentat, ...attributes } = JSON.parse(delivery.attributes);
  return {
    contentType: delivery.content_type,
    attributes,
    body: new Uint8Array(delivery.body),
    sentAt: new Date(sentat),
  };
}

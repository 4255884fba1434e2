import type { Db } from '../db/database.ts';
import { deliveryById, deliveryOfQuery, insertDeliveryQuery, replayedQuery } from '../db/deliveries.ts';
import { integrationByIdQuery } from '../db/people/access.ts';
import type { DeliveryRow, IntegrationRow } from '../db/schema/access.ts';
import { sha256Hex } from '../domain/bytes.ts';
import { type Fault, notFound, Refusal } from '../domain/errors.ts';
import type { Receipt } from '../domain/events/delivery.ts';
import { claimedType, dataPointer, type Message, readMessage } from '../domain/events/envelope.ts';
import { applicationOf } from './apply-event.ts';
import { same } from './columns.ts';
import type { Context } from './log.ts';
import { type LookUp, lookUp } from './look-up.ts';
import { perform } from './perform.ts';
import type { Work } from './work.ts';

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
 * again gives the same answer; the same id with another body is refused (409, "key_reused"). Null, with nothing
 * stored, where the sender is no longer the one whose secret the signature was checked with.
 */
export async function receiveDelivery(
  context: Context,
  integration: IntegrationRow,
  messageId: string,
  message: Message,
): Promise<Answer | null> {
  const hash = await hashOf(message);
  const attempt = (prepare: (work: Work, id: string) => Act) =>
    perform(context, async (work) => {
      const id = work.newId();
      const act = prepare(work, id);
      const known: { sender?: IntegrationRow; before?: DeliveryRow } = {};
      await work.read(
        lookUp(integrationByIdQuery(integration.id), (row) => (known.sender = row)),
        lookUp(deliveryOfQuery(integration.id, messageId), (row) => (known.before = row)),
        ...act.lookUps,
      );
      if (!same(known.sender, integration)) return null;
      if (known.before) return answerAgain(known.before, hash);
      const answer = await act.answer();
      insertDelivery(work, { id, integration, messageId, message, hash, answer });
      return answer;
    });
  try {
    return await attempt((work, id) => applying(work, integration, message, id, messageId));
  } catch (error) {
    if (!isFault(error)) throw error;
    return attempt((_, id) => ({ lookUps: [], answer: async () => refusal(id, messageId, error) }));
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
    return await replayed(async (work, delivery) => {
      const act = applying(work, integration, messageOf(delivery), id, delivery.message_id);
      await work.read(...act.lookUps);
      return act.answer();
    });
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

/** What is to be read first, in one round trip; and then the answer, with what it writes. */
interface Act {
  lookUps: (LookUp | null)[];
  answer(): Promise<Answer>;
}

function applying(
  work: Work,
  integration: IntegrationRow,
  message: Message,
  delivery: string,
  messageId: string,
): Act {
  const event = readMessage(message, new Date(work.now));
  const { lookUps, apply } = applicationOf(work, integration, event, dataPointer(message));
  const answer = async () => ({
    status: 200 as const,
    answer: { delivery, messageId, records: await apply() },
  });
  return { lookUps, answer };
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
    insertDeliveryQuery({
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

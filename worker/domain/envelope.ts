import * as z from 'zod';
import { faultsOf, invalid, Refusal } from './errors.ts';
import { type EventType, eventSchemas, type RecordEvent } from './event.ts';

/** A message as it came: its bytes, and the headers that say how to read them. */
export interface Message {
  contentType: string | null;
  /** The CloudEvents attributes of a binary-mode message: `ce-` headers, without the prefix. */
  attributes: Record<string, string>;
  body: Uint8Array;
  /** When it was sent, by the signed header: what happened is taken to have happened then, if nothing else is said. */
  sentAt: Date;
}

// How far a sender's clock may be ahead; an event from farther ahead would block all later ones.
const aheadSeconds = 300;

const moment = z.iso.datetime({
  offset: true,
  error: 'must be a moment in ISO 8601, such as 2025-06-12T09:30:00Z',
});
const eventType = z.enum(Object.keys(eventSchemas) as [EventType, ...EventType[]]);

const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: eventType,
  time: moment.optional(),
  datacontenttype: z
    .string()
    .regex(/^application\/([\w.-]+\+)?json\b/, 'must be application/json')
    .optional(),
});

const standardWebhook = z.object({ type: eventType, timestamp: moment.optional() });

/**
 * Reads a message as CloudEvents 1.0 (structured or binary mode, JSON) or Standard Webhooks
 * `{type, timestamp, data}`. Refuses ("invalid") with a pointer to each fault.
 */
export function readMessage(message: Message, now: Date): RecordEvent {
  const body = jsonOf(message.body);
  const mediaType = (message.contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (message.attributes.specversion !== undefined) {
    const attributes = checked(cloudEvent, message.attributes, '');
    return eventOf(attributes.type, attributes.time, body, '', message, now);
  }
  if (mediaType === 'application/cloudevents+json' || isObject(body, 'specversion')) {
    const event = checked(cloudEvent, body, '');
    return eventOf(event.type, event.time, dataOf(body), '/data', message, now);
  }
  const event = checked(standardWebhook, body, '');
  return eventOf(event.type, event.timestamp, dataOf(body), '/data', message, now);
}

function eventOf(
  type: EventType,
  time: string | undefined,
  data: unknown,
  pointer: string,
  { sentAt }: Message,
  now: Date,
): RecordEvent {
  const occurred = time === undefined ? sentAt : new Date(time);
  if (occurred.getTime() > now.getTime() + aheadSeconds * 1000)
    throw invalid('/time', 'must not lie in the future: no later event could be applied over it');
  return {
    type,
    data: checked(eventSchemas[type], data, pointer),
    occurredAt: occurred.toISOString(),
  } as RecordEvent;
}

function checked<T extends z.ZodType>(schema: T, value: unknown, pointer: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(
    'invalid',
    'The message holds values that cannot be accepted.',
    faultsOf(result.error.issues, pointer),
  );
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw invalid('', 'must be JSON in UTF-8');
  }
}

const isObject = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

const dataOf = (body: unknown) => (isObject(body, 'data') ? body.data : undefined);

/** The type that a message claims, for the list of deliveries; null where it cannot be read. */
export function claimedType({ attributes, body }: Message): string | null {
  if (attributes.type) return attributes.type.slice(0, 200);
  try {
    const value = jsonOf(body);
    return isObject(value, 'type') && typeof value.type === 'string' ? value.type.slice(0, 200) : null;
  } catch {
    return null;
  }
}

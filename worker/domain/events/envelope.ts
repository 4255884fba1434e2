import * as z from 'zod';
import { type Fault, faultsOf, invalid, Refusal } from '../errors.ts';
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
  const base = dataPointer(message);
  if (base === '') {
    const { type, time } = binaryAttributes(message.attributes);
    return { ...dataOf(type, body, base), ...happened(time, 'ce-time', message, now) } as RecordEvent;
  }
  if (mediaType === 'application/cloudevents+json' || isObject(body, 'specversion')) {
    const { type, time } = checked(cloudEvent, body, '');
    if (isObject(body, 'data_base64')) throw invalid('/data_base64', 'must be JSON, as data');
    return { ...dataOf(type, dataIn(body), base), ...happened(time, '/time', message, now) } as RecordEvent;
  }
  const { type, timestamp } = checked(standardWebhook, body, '');
  const occurred = happened(timestamp, '/timestamp', message, now);
  return { ...dataOf(type, dataIn(body), base), ...occurred } as RecordEvent;
}

/** Where the data stands in a message's body: in binary mode it is the body. */
export const dataPointer = ({ attributes }: Message) => (attributes.specversion === undefined ? '/data' : '');

/** The attributes of a binary-mode message are headers, and are named as such where they are wrong. */
function binaryAttributes(attributes: Message['attributes']) {
  const result = cloudEvent.safeParse(attributes);
  if (result.success) return result.data;
  const faults = faultsOf(result.error.issues);
  throw refused(faults.map(({ pointer, detail }) => ({ pointer: `ce-${pointer.slice(1)}`, detail })));
}

function happened(time: string | undefined, pointer: string, { sentAt }: Message, now: Date) {
  const occurred = time === undefined ? sentAt : new Date(time);
  if (occurred.getTime() > now.getTime() + aheadSeconds * 1000)
    throw invalid(pointer, 'must not lie in the future: no later event could be applied over it');
  // An offset can lead out of the four-digit years that the record sorts by.
  if (occurred.getUTCFullYear() < 1) throw invalid(pointer, 'must not lie before the year 1');
  return { occurredAt: occurred.toISOString() };
}

const dataOf = (type: EventType, data: unknown, pointer: string) => ({
  type,
  data: checked(eventSchemas[type], data, pointer),
});

const refused = (faults: Fault[]) =>
  new Refusal('invalid', 'The message holds values that cannot be accepted.', faults);

function checked<T extends z.ZodType>(schema: T, value: unknown, pointer: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refused(faultsOf(result.error.issues, pointer));
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

const dataIn = (body: unknown) => (isObject(body, 'data') ? body.data : undefined);

/** The type that a message claims, for the list of deliveries; null where it cannot be read. */
export function claimedType({ attributes, body }: Message): string | null {
  if (attributes.type) return attributes.type.slice(0, 200).toWellFormed();
  try {
    const value = jsonOf(body);
    if (!isObject(value, 'type') || typeof value.type !== 'string') return null;
    return value.type.slice(0, 200).toWellFormed();
  } catch {
    return null;
  }
}

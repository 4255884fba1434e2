import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../worker/domain/errors.ts';
import { claimedType, type Message, readMessage } from '../../../worker/domain/events/envelope.ts';

const now = new Date('2026-11-23T12:00:00Z');
const sentAt = new Date('2026-11-23T11:59:58Z');
const type = 'rapporteur.briefing.recorded';
const data = { ref: 'b-1', title: 'Briefing' };
const time = '2026-11-20T09:00:00+02:00';
const attributes = { specversion: '1.0', id: '1', source: '/desk', type, time };

const message = (body: unknown, given: Partial<Message> = {}): Message => ({
  contentType: 'application/json',
  attributes: {},
  body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)),
  sentAt,
  ...given,
});
const cloudEvents = 'application/cloudevents+json; charset=utf-8';

function faultsOf(given: Message): string[] {
  try {
    readMessage(given, now);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return error.faults.map((each) => each.pointer);
    throw error;
  }
  throw new Error('was taken');
}

describe('a message is read', () => {
  const occurredAt = '2026-11-20T07:00:00.000Z';
  test.each<[string, Message]>([
    ['as Standard Webhooks', message({ type, timestamp: time, data })],
    ['as a CloudEvent in structured mode', message({ ...attributes, data }, { contentType: cloudEvents })],
    ['as a CloudEvent in structured mode sent as plain JSON', message({ ...attributes, data })],
    [
      'as a CloudEvent in structured mode with extensions',
      message({ ...attributes, datacontenttype: 'application/json', traceparent: '00-1', data }),
    ],
    ['as a CloudEvent in binary mode', message(data, { attributes })],
    [
      'as a CloudEvent in binary mode with extensions',
      message(data, { attributes: { ...attributes, x: 'y' } }),
    ],
    ['without a content type', message({ type, timestamp: time, data }, { contentType: null })],
  ])('%s', (_, given) => {
    expect(readMessage(given, now)).toEqual({ type, data, occurredAt });
  });

  test.each<[string, Message]>([
    ['Standard Webhooks', message({ type, data })],
    ['structured mode', message({ ...attributes, time: undefined, data })],
    ['binary mode', message(data, { attributes: { specversion: '1.0', id: '1', source: '/desk', type } })],
  ])('%s without a time happened when it was sent', (_, given) => {
    expect(readMessage(given, now).occurredAt).toBe(sentAt.toISOString());
  });

  test('up to five minutes ahead of our clock', () => {
    const timestamp = '2026-11-23T12:05:00Z';
    expect(readMessage(message({ type, timestamp, data }), now).occurredAt).toBe('2026-11-23T12:05:00.000Z');
  });
});

describe('a message is refused, with a pointer', () => {
  const binary = (changed: Partial<Record<keyof typeof attributes, string>>, body: unknown = data) =>
    message(body, { attributes: { ...attributes, ...changed } });
  const structured = (changed: object) =>
    message({ ...attributes, data, ...changed }, { contentType: cloudEvents });
  const bytes = (...values: number[]) => message(Uint8Array.from(values));

  test.each<[string, Message, string[]]>([
    ['no body', bytes(), ['']],
    ['invalid UTF-8', bytes(0x22, 0xff, 0x22), ['']],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d), ['']],
    ['half a JSON text', bytes(0x7b), ['']],
    ['JSON that is nested too deep', message(new TextEncoder().encode('['.repeat(200_000))), ['']],
    ['a number', message(1), ['']],
    ['null', message(null), ['']],
    ['a batch', message([{ ...attributes, data }]), ['']],
    ['an unknown type', message({ type: 'rapporteur.briefing.deleted', data }), ['/type']],
    ['no type', message({ data }), ['/type']],
    ['no data', message({ type }), ['/data']],
    ['null as data', message({ type, data: null }), ['/data']],
    ['a wrong timestamp', message({ type, timestamp: '23 November', data }), ['/timestamp']],
    ['a day as timestamp', message({ type, timestamp: '2026-11-23', data }), ['/timestamp']],
    ['a time that is no day', message({ type, timestamp: '2026-02-30T00:00:00Z', data }), ['/timestamp']],
    [
      'a time before the year 1',
      message({ type, timestamp: '0000-01-01T00:00:00+23:59', data }),
      ['/timestamp'],
    ],
    ['a future timestamp', message({ type, timestamp: '2026-11-23T12:05:01Z', data }), ['/timestamp']],
    ['a future time, structured', structured({ time: '2027-01-01T00:00:00Z' }), ['/time']],
    ['a future time, binary', binary({ time: '2027-01-01T00:00:00Z' }), ['ce-time']],
    ['another version of CloudEvents', structured({ specversion: '0.3' }), ['/specversion']],
    ['no id and source, structured', structured({ id: '', source: undefined }), ['/id', '/source']],
    ['no id and source, binary', binary({ id: '', source: '' }), ['ce-id', 'ce-source']],
    ['an unknown type, binary', binary({ type: 'x' }), ['ce-type']],
    ['a version before 1.0, binary', binary({ specversion: '0.3' }), ['ce-specversion']],
    ['data that is not JSON', structured({ datacontenttype: 'text/xml' }), ['/datacontenttype']],
    ['data in base64', structured({ data: undefined, data_base64: 'e30=' }), ['/data_base64']],
    ['a fault in the data', message({ type, data: { ref: 'b-1', title: 1 } }), ['/data/title']],
    ['a fault in the data, binary', binary({}, { ref: 'b-1', title: 1 }), ['/title']],
    ['data that is no object, binary', binary({}, 'b-1'), ['']],
    [
      'fields that nobody knows',
      message({ type, data: { ...data, 'a/b': 1, '~': 2 } }),
      ['/data/a~1b', '/data/~0'],
    ],
    [
      'an actor without a name',
      message({ type, data: { ...data, participations: [{ actor: { kind: 'state' }, role: 'organiser' }] } }),
      ['/data/participations/0/actor/name'],
    ],
    [
      'an actor of a wrong kind',
      message({
        type,
        data: { ...data, participations: [{ actor: { name: 'A', kind: 'planet' }, role: 'organiser' }] },
      }),
      ['/data/participations/0/actor/kind'],
    ],
    [
      'a number as actor',
      message({ type, data: { ...data, participations: [{ actor: 1, role: 'organiser' }] } }),
      ['/data/participations/0/actor'],
    ],
    [
      'an empty name as actor',
      message({ type, data: { ...data, participations: [{ actor: ' ', role: 'organiser' }] } }),
      ['/data/participations/0/actor'],
    ],
    [
      'a fault in a nested commitment',
      message({ type, data: { ...data, commitments: [{ ref: 'c', text: 'x', due: '2025-02-29' }] } }),
      ['/data/commitments/0/due'],
    ],
    [
      'each of several faults',
      message({ type, data: { ref: '', start: '2025-13', headCounts: [{ of: 'states', count: -1 }] } }),
      ['/data/ref', '/data/title', '/data/start', '/data/headCounts/0/count'],
    ],
  ])('%s', (_, given, pointers) => {
    expect(faultsOf(given).sort()).toEqual([...pointers].sort());
  });

  test('of at most a few hundred characters, however long the field is called', () => {
    const body = message({ type, data: { ...data, ['k'.repeat(100_000)]: 1 } });
    expect(faultsOf(body).every((pointer) => pointer.length <= 500)).toBe(true);
  });

  test('for at most 100 faults', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x${i}`, i]));
    expect(faultsOf(message({ type, data: { ...data, ...many } }))).toHaveLength(100);
  });
});

test.each<[string, Message, string | null]>([
  ['of the body', message({ type: 'a.b' }), 'a.b'],
  ['of the header in binary mode', message({ type: 'a.b' }, { attributes: { type: 'c.d' } }), 'c.d'],
  ['cut to 200 characters', message({ type: 'a'.repeat(300) }), 'a'.repeat(200)],
  ['not where it is no text', message({ type: 1 }), null],
  ['not where it is inherited', message([]), null],
  ['not where the body cannot be read', message(new Uint8Array([0xff])), null],
  ['not where it is broken Unicode', message(new TextEncoder().encode('{"type":"\\ud800"}')), '\ufffd'],
])('the claimed type is that %s', (_, given, claimed) => {
  expect(claimedType(given)).toBe(claimed);
});

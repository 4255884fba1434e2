import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { disableIntegration, rotateSecret } from '../../worker/actions/manage-integrations.ts';
import { perform } from '../../worker/actions/perform.ts';
import { deliveryOfQuery } from '../../worker/db/deliveries.ts';
import { build } from '../../worker/db/query.ts';
import { utf8 } from '../../worker/domain/bytes.ts';
import { signStandardWebhook } from '../../worker/domain/events/signature.ts';
import { stopClock } from '../support/clock.ts';
import { rowCounts } from '../support/record.ts';
import { event, messageId, type Sender } from '../support/webhooks.ts';
import { acting, call, migrated, post, sealingKey, sender } from '../support/worker.ts';

let db: Awaited<ReturnType<typeof migrated>>;
let by: Sender;
beforeAll(async () => {
  db = await migrated();
  by = await sender();
});
afterEach(() => {
  stopClock();
});

const now = new Date('2026-11-23T12:00:00Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);
const briefing = (ref = crypto.randomUUID()) => event('briefing.recorded', { ref, title: 'B' });

/** Posts what is refused, and expects that nothing at all is stored. */
async function refused(send: () => Promise<Response>, status: number): Promise<string> {
  const before = await rowCounts(db);
  const response = await send();
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await rowCounts(db)).toEqual(before);
  return response.text();
}

describe('the same webhook-id', () => {
  test('with the same body gives the same answer, and writes nothing', async () => {
    const [id, message] = [messageId(), briefing()];
    const first = await post(by, id, message);
    const text = await first.text();
    const before = await rowCounts(db);
    const again = await post(by, id, message, { sentAt: new Date(Date.now() - 60_000) });
    expect([again.status, await again.text()]).toEqual([200, text]);
    expect(await rowCounts(db)).toEqual(before);
  });

  test('twenty times at once is one message', async () => {
    const [id, message] = [messageId(), briefing()];
    const before = await rowCounts(db);
    const responses = await Promise.all(Array.from({ length: 20 }, () => post(by, id, message)));
    const texts = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(texts).size).toBe(1);
    const after = await rowCounts(db);
    expect([after.deliveries, after.briefings, after.changes, after.refs]).toEqual(
      [before.deliveries, before.briefings, before.changes, before.refs].map((count = 0) => count + 1),
    );
  });

  test('of a message that was refused gives the same refusal', async () => {
    const [id, message] = [messageId(), event('commitment.made', { ref: 'c' })];
    const first = await post(by, id, message);
    const text = await first.text();
    expect(first.status).toBe(422);
    expect(await refused(() => post(by, id, message), 422)).toBe(text);
  });

  test('with another body is refused', async () => {
    const id = messageId();
    await post(by, id, briefing('one'));
    expect(await refused(() => post(by, id, briefing('two')), 409)).toContain('#problem-key_reused');
  });

  test('of another sender is another message', async () => {
    const [id, message] = [messageId(), briefing()];
    await post(by, id, message);
    expect((await post(await sender(), id, message)).status).toBe(200);
  });

  test('in binary mode with another type or time is refused; other headers may differ', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/desk',
      'ce-type': 'rapporteur.handover.announced',
      'ce-time': '2026-01-01T00:00:00Z',
    };
    const [id, data] = [messageId(), { ref: 'h', body: 'Forum', to: 'UZ', date: '2026' }];
    const send = (changed: object) => post(by, id, data, { headers: { ...headers, ...changed } });
    const text = await (await send({ 'ce-traceparent': '00-1' })).text();
    expect(await (await send({ 'ce-traceparent': '00-2' })).text()).toBe(text);
    await refused(() => send({ 'ce-type': 'rapporteur.handover.completed' }), 409);
    await refused(() => send({ 'ce-time': '2026-01-02T00:00:00Z' }), 409);
  });
});

describe('a message is refused with one and the same 401', () => {
  const other = { secret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' };
  let disabled: Sender;
  beforeAll(async () => {
    disabled = await sender();
    await perform(acting(), (work) => disableIntegration(work, disabled.id));
  });
  const without = (...names: string[]) => ({
    headers: Object.fromEntries(names.map((name) => [name, ''])),
  });

  test.each<[string, () => Promise<Response>]>([
    ['a signature of another secret', () => post({ ...by, ...other }, messageId(), briefing())],
    ['an unknown integration', () => post({ ...by, id: 'nobody' }, messageId(), briefing())],
    [
      'an integration of a very long name',
      () => post({ ...by, id: 'x'.repeat(5000) }, messageId(), briefing()),
    ],
    ['a disabled integration', () => post(disabled, messageId(), briefing())],
    ['a time 301 seconds ago', () => post(by, messageId(), briefing(), { sentAt: seconds(-301) })],
    ['a time 301 seconds ahead', () => post(by, messageId(), briefing(), { sentAt: seconds(301) })],
    ['no id', () => post(by, messageId(), briefing(), without('webhook-id'))],
    ['no timestamp', () => post(by, messageId(), briefing(), without('webhook-timestamp'))],
    ['no signature', () => post(by, messageId(), briefing(), without('webhook-signature'))],
    ['no headers', () => call(`/webhooks/${by.id}`, { body: briefing() })],
    ['a bearer token', () => call(`/webhooks/${by.id}`, { body: briefing(), token: 'rap_x' })],
    ['an id that is too long', () => post(by, 'x'.repeat(201), briefing())],
    [
      'an id with a full stop',
      () => post(by, messageId(), briefing(), { headers: { 'webhook-id': 'msg.1' } }),
    ],
    [
      'another body than was signed',
      async () => {
        const timestamp = now.getTime() / 1000;
        const signed = { id: 'm', timestamp, body: new TextEncoder().encode('{}'), secret: by.secret };
        const headers = {
          'webhook-id': 'm',
          'webhook-timestamp': String(timestamp),
          'webhook-signature': await signStandardWebhook(signed),
        };
        return call(`/webhooks/${by.id}`, { body: briefing(), headers });
      },
    ],
  ])('%s', async (_, send) => {
    stopClock();
    const plain = await refused(() => post({ ...by, ...other }, messageId(), 'x'), 401);
    expect(await refused(send, 401)).toBe(plain);
  });
});

test.each([-300, 0, 300])('a message signed %i seconds from now is taken', async (offset) => {
  stopClock();
  expect((await post(by, messageId(), briefing(), { sentAt: seconds(offset) })).status).toBe(200);
});

test('after a rotation both secrets hold, the old one for seven days', async () => {
  stopClock();
  const rotated = await sender();
  const keys = { sealingKey, random: crypto.getRandomValues(new Uint8Array(32)) };
  const { secret } = await perform(acting(now.toISOString()), (work) => rotateSecret(work, rotated.id, keys));
  const week = 7 * 86_400;
  const send = (by: Sender, at: number) => {
    stopClock(seconds(at));
    return post(by, messageId(), briefing(), { sentAt: seconds(at) });
  };
  const fresh = { ...rotated, secret };
  expect((await send(rotated, 1)).status).toBe(200);
  expect((await send(fresh, 1)).status).toBe(200);
  expect((await send(rotated, week - 1)).status).toBe(200);
  await refused(() => send(rotated, week), 401);
  expect((await send(fresh, week)).status).toBe(200);
});

describe('a body', () => {
  const most = 512 * 1024;
  const ofSize = (size: number) => {
    const text = JSON.stringify(briefing('large'));
    return text + ' '.repeat(size - text.length);
  };

  test('of 512 KiB is taken', async () => {
    expect((await post(by, messageId(), ofSize(most))).status).toBe(200);
  });

  test('of one byte more is refused, before its signature is looked at', async () => {
    const text = await refused(() => post(by, messageId(), ofSize(most + 1)), 413);
    const headers = { 'webhook-id': 'x' };
    expect(await refused(() => call('/webhooks/nobody', { body: ofSize(most + 1), headers }), 413)).toBe(
      text,
    );
  });

  test('is read to its bound, whatever its header says', async () => {
    const headers = { 'Content-Length': '2' };
    await refused(() => post(by, messageId(), ofSize(most + 1), { headers }), 413);
  });
});

describe('the bytes of a body are kept as they came:', () => {
  test.each<[string, Uint8Array]>([
    ['text', utf8('{"title":"Événement «Ω» \u{1f54a}"}')],
    ['a byte order mark', utf8('\ufeff{}')],
    ['NUL', utf8('a\0b\0')],
    ['no UTF-8', Uint8Array.of(0xc3, 0x28, 0, 0xff)],
    ['nothing', new Uint8Array()],
  ])('%s', async (_, bytes) => {
    const id = messageId();
    expect((await post(by, id, bytes)).status).toBe(422);
    const kept = await db.first(deliveryOfQuery(by.id, id));
    expect(new Uint8Array(kept?.body ?? [1])).toEqual(new Uint8Array(bytes));
    const type = build.selectFrom('deliveries').select(sql<string>`typeof(body)`.as('type'));
    expect(await db.first(type.where('message_id', '=', id))).toEqual({ type: 'blob' });
  });
});

test('there is nothing to read at the address of an integration', async () => {
  expect((await call(`/webhooks/${by.id}`)).status).toBe(405);
});

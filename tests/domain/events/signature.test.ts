import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../worker/domain/bytes.ts';
import {
  newWebhookSecret,
  signStandardWebhook,
  verifyStandardWebhook,
} from '../../../worker/domain/events/signature.ts';

const secret = newWebhookSecret(Uint8Array.from({ length: 32 }, (_, i) => i));
const other = newWebhookSecret(new Uint8Array(32).fill(7));
const sentAt = 1_750_000_000;
const text = '{"type":"briefing.held","data":{"title":"Événement «Ω»"}}';
const body = utf8(text);
const good = await signStandardWebhook({ id: 'msg_1', timestamp: sentAt, body, secret });
const at = (offset: number) => new Date((sentAt + offset) * 1000);

type Received = Parameters<typeof verifyStandardWebhook>[0];
const received: Received = {
  id: 'msg_1',
  timestamp: String(sentAt),
  signatures: good,
  body,
  secrets: [secret],
  now: at(0),
};

describe('a new secret', () => {
  test('is whsec_ and the base64 of 32 bytes', () => {
    expect(newWebhookSecret(new Uint8Array(32))).toBe(`whsec_${'A'.repeat(43)}=`);
    expect(newWebhookSecret(new Uint8Array(40))).toHaveLength(secret.length);
  });
  test('refuses fewer random bytes', () => {
    expect(() => newWebhookSecret(new Uint8Array(31))).toThrow(RangeError);
  });
});

test('agrees with the standardwebhooks package on any text', async () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
  const key = fc.uint8Array({ minLength: 24, maxLength: 64 });
  await fc.assert(
    fc.asyncProperty(id, fc.string({ unit: 'binary' }), key, async (msgId, payload, bytes) => {
      const shared = `whsec_${toBase64(bytes)}`;
      const theirs = new Webhook(shared).sign(msgId, at(0), payload);
      const ours = await signStandardWebhook({
        id: msgId,
        timestamp: sentAt,
        body: utf8(payload),
        secret: shared,
      });
      expect(ours).toBe(theirs);
    }),
  );
});

test('matches the worked example of the Standard Webhooks libraries', async () => {
  const signature = await signStandardWebhook({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: utf8('{"test": 2432232314}'),
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('signs bytes that are not text', async () => {
  const raw = new Uint8Array([0, 0xff, 0xfe, 0x80]);
  const signatures = await signStandardWebhook({ id: 'msg_1', timestamp: sentAt, body: raw, secret });
  expect(await verifyStandardWebhook({ ...received, body: raw, signatures })).toBe(true);
  expect(await verifyStandardWebhook({ ...received, body: utf8('\0���'), signatures })).toBe(false);
});

const junk = (n: number) => `v1,${toBase64(new Uint8Array(32))} `.repeat(n);

describe('accepts', () => {
  test.each<[string, Partial<Received>]>([
    ['a fresh message', {}],
    ['one five minutes old', { now: at(300) }],
    ['one five minutes ahead', { now: at(-300) }],
    ['one within the tolerance given', { now: at(3600), toleranceSeconds: 3600 }],
    ['the second of two live secrets', { secrets: [other, secret] }],
    ['a secret beside a malformed one', { secrets: ['whsec_***', secret] }],
    ['a secret without its prefix', { secrets: [secret.slice(6)] }],
    ['a signature after others', { signatures: `v1a,AAAA v2,x ${junk(1)}${good}` }],
    ['a signature in tenth place', { signatures: junk(9) + good }],
  ])('%s', async (_, change) => {
    expect(await verifyStandardWebhook({ ...received, ...change })).toBe(true);
  });
});

describe('refuses', () => {
  test.each<[string, Partial<Received>]>([
    ['another body', { body: utf8(`${text} `) }],
    ['another id', { id: 'msg_2' }],
    ['another time', { timestamp: String(sentAt + 1) }],
    ['another secret', { secrets: [other] }],
    ['no secret', { secrets: [] }],
    ['an empty secret', { secrets: ['', 'whsec_'] }],
    ['a secret that is not base64', { secrets: [`${secret}!`] }],
    ['one too old', { now: at(301) }],
    ['one too far ahead', { now: at(-301) }],
    ['an invalid clock', { now: new Date(Number.NaN) }],
    ['no id', { id: '' }],
    ['no timestamp', { timestamp: '' }],
    ['no signature', { signatures: '' }],
    ['a signature without its version', { signatures: good.slice(3) }],
    ['a signature of another version', { signatures: good.replace('v1,', 'v1a,') }],
    ['a version without its signature', { signatures: 'v1,' }],
    ['a signature that is not base64', { signatures: 'v1,%%%' }],
    ['a signature without its padding', { signatures: good.replace('=', '') }],
    ['a signature cut short', { signatures: `v1,${toBase64(new Uint8Array(31))}` }],
    ['a signature in eleventh place', { signatures: junk(10) + good }],
    ['a header of a megabyte', { signatures: 'v1,'.repeat(350_000) }],
  ])('%s', async (_, change) => {
    expect(await verifyStandardWebhook({ ...received, ...change })).toBe(false);
  });

  test.each(['1e3', ' 1', '1 ', '+1', '-1', '1.0', '0x1', '01', '١', 'NaN', '9'.repeat(400)])(
    'the timestamp "%s", even when signed',
    async (timestamp) => {
      const key = await crypto.subtle.importKey(
        'raw',
        Uint8Array.from({ length: 32 }, (_, i) => i),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      );
      const mac = await crypto.subtle.sign('HMAC', key, utf8(`msg_1.${timestamp}.${text}`));
      const signatures = `v1,${toBase64(new Uint8Array(mac))}`;
      const now = new Date(Number.isFinite(Number(timestamp)) ? Number(timestamp) * 1000 : 0);
      expect(await verifyStandardWebhook({ ...received, timestamp, signatures, now })).toBe(false);
    },
  );

  test('a genuine message split elsewhere', async () => {
    const inner = utf8(`${sentAt}.{}`);
    const signatures = await signStandardWebhook({ id: 'a', timestamp: sentAt, body: inner, secret });
    const resplit = { ...received, id: `a.${sentAt}`, body: utf8('{}'), signatures };
    expect(await verifyStandardWebhook(resplit)).toBe(false);
  });

  test('whatever is thrown at it, without throwing', async () => {
    const anything = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, anything, async (id, timestamp, signatures, key) => {
        const message = { ...received, id, timestamp, signatures, secrets: [key] };
        expect(await verifyStandardWebhook(message)).toBe(false);
        expect(await verifyStandardWebhook({ ...received, signatures, secrets: [key, secret] })).toBe(false);
      }),
    );
  });
});

describe('does not sign', () => {
  test.each([
    ['an id with a full stop', { id: 'a.b' }],
    ['an empty id', { id: '' }],
    ['a fraction of a second', { timestamp: 1.5 }],
    ['a time before 1970', { timestamp: -1 }],
    ['with a malformed secret', { secret: 'whsec_?' }],
  ])('%s', async (_, change) => {
    await expect(
      signStandardWebhook({ id: 'msg_1', timestamp: sentAt, body, secret, ...change }),
    ).rejects.toThrow(/^A webhook/);
  });
});

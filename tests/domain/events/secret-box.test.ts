import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromBase64,
  fromBase64Url,
  sha256Hex,
  toBase64,
  toBase64Url,
  utf8,
} from '../../../worker/domain/bytes.ts';
import { isSealingKey, openSecret, sealSecret } from '../../../worker/domain/events/secret-box.ts';

const key = toBase64(Uint8Array.from({ length: 32 }, (_, i) => i));
const otherKey = toBase64(new Uint8Array(32));
const sealed = await sealSecret('whsec_abc', key, 'subscription:1');
const [version = '', iv = '', cipher = ''] = sealed.split('.');
const flipFirst = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

describe('a sealed secret', () => {
  test('opens to any text it was sealed from', async () => {
    const any = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(any, any, async (plain, context) => {
        expect(await openSecret(await sealSecret(plain, key, context), key, context)).toBe(plain);
      }),
    );
  });

  test('keeps a byte order mark', async () => {
    expect(await openSecret(await sealSecret('\uFEFFx', key, ''), key, '')).toBe('\uFEFFx');
  });

  test('is v1, a 12 byte iv and the ciphertext with its tag', () => {
    expect(version).toBe('v1');
    expect(fromBase64Url(iv)).toHaveLength(12);
    expect(fromBase64Url(cipher)).toHaveLength('whsec_abc'.length + 16);
  });

  test('is different each time', async () => {
    expect(await sealSecret('whsec_abc', key, 'subscription:1')).not.toBe(sealed);
  });

  const doesNotOpen = /does not open/;
  const notSealed = /^Not a sealed secret/;
  const notAKey = /^The sealing key is not/;
  test.each<[string, string, string, string, RegExp]>([
    ['with another key', sealed, otherKey, 'subscription:1', doesNotOpen],
    ['in another context', sealed, key, 'subscription:2', doesNotOpen],
    ['with an altered iv', `v1.${flipFirst(iv)}.${cipher}`, key, 'subscription:1', doesNotOpen],
    ['with an altered ciphertext', `v1.${iv}.${flipFirst(cipher)}`, key, 'subscription:1', doesNotOpen],
    ['with its ciphertext missing', `v1.${iv}.`, key, 'subscription:1', doesNotOpen],
    ['of another version', `v2.${iv}.${cipher}`, key, 'subscription:1', notSealed],
    ['with a short iv', `v1.AAAA.${cipher}`, key, 'subscription:1', notSealed],
    ['with a part too many', `${sealed}.x`, key, 'subscription:1', notSealed],
    ['with padding', `v1.${iv}.${cipher}==`, key, 'subscription:1', notSealed],
    ['when it is empty', '', key, 'subscription:1', notSealed],
    ['with half a key', sealed, toBase64(new Uint8Array(16)), 'subscription:1', notAKey],
  ])('does not open %s', async (_, text, withKey, context, message) => {
    await expect(openSecret(text, withKey, context)).rejects.toThrow(message);
  });

  test('is not made with a bad key', async () => {
    await expect(sealSecret('x', 'short', '')).rejects.toThrow(notAKey);
  });
});

test.each<[string, string, boolean]>([
  ['32 bytes', key, true],
  ['16 bytes', toBase64(new Uint8Array(16)), false],
  ['33 bytes', toBase64(new Uint8Array(33)), false],
  ['32 bytes with a line break', `${key}\n`, false],
  ['hex', '00'.repeat(32), false],
  ['nothing', '', false],
])('a sealing key of %s is told apart', (_, text, expected) => {
  expect(isSealingKey(text)).toBe(expected);
});

describe('base64', () => {
  test('round-trips any bytes in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test('takes a megabyte', () => {
    expect(fromBase64(toBase64(new Uint8Array(1_000_000)))).toHaveLength(1_000_000);
  });

  test.each(['A', 'AA', 'AAA', 'AB==', ' AAAA', 'AA AA', 'AAAA=', '-_-_', 'é', '===='])(
    'refuses "%s"',
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );

  test.each(['A', 'AB', 'AA==', '+/+/', 'AA A', 'é'])('refuses "%s" in the URL alphabet', (text) => {
    expect(fromBase64Url(text)).toBeNull();
  });
});

test('SHA-256 of text and bytes is the known one', async () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await sha256Hex('abc')).toBe(known);
  expect(await sha256Hex(utf8('abc'))).toBe(known);
});

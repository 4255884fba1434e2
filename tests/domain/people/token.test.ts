import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashToken, looksLikeToken, newToken, shortToken } from '../../../worker/domain/people/token.ts';

const token = newToken(new Uint8Array(24).fill(255));

test('a token is rap_ and 192 bits in base64url', () => {
  expect(token).toBe(`rap_${'_'.repeat(32)}`);
  expect(newToken(new Uint8Array(24))).toBe(`rap_${'A'.repeat(32)}`);
});

test('any 24 or more random bytes give a token, the first 24 decide', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 64 }), (random) => {
      expect(looksLikeToken(newToken(random))).toBe(true);
      expect(newToken(random)).toBe(newToken(random.slice(0, 24)));
    }),
  );
});

test('fewer random bytes are refused', () => {
  expect(() => newToken(new Uint8Array(23))).toThrow(RangeError);
});

test.each([
  '',
  'rap_',
  token.slice(0, -1),
  `${token}A`,
  `${token}\n`,
  ` ${token}`,
  token.replace('rap_', 'RAP_'),
  token.replace('rap_', ''),
  `rap_${'+'.repeat(32)}`,
])('%j does not look like a token', (text) => {
  expect(looksLikeToken(text)).toBe(false);
});

test('the hash is 64 hex digits, the same for the same token only', async () => {
  expect(await hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashToken(token)).toBe(await hashToken(token));
  expect(await hashToken(token)).not.toBe(await hashToken(newToken(new Uint8Array(24))));
});

test('the short form shows four characters of the secret', () => {
  expect(shortToken(newToken(new Uint8Array(24)))).toBe('rap_AAAA…');
});

import { type Bytes, fromBase64, fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';

/**
 * Secrets that must be read back (webhook secrets), at rest: AES-256-GCM as `v1.<iv>.<ciphertext>`, both base64url.
 * The context, such as `subscription:<id>`, is authenticated but not stored: a sealed text moved to another
 * record does not open there.
 */

const version = 'v1';
const keyBytes = 32;
const ivBytes = 12;

/** Whether the text is the base64 of exactly 32 bytes, as SECRETS_KEY must be. Every request asks: by its form alone. */
export const isSealingKey = (base64: string): boolean =>
  base64.length === 44 && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(base64);

async function importKey(base64: string, usage: 'encrypt' | 'decrypt') {
  const key = fromBase64(base64);
  if (key?.length !== keyBytes) throw new Error(`The sealing key is not the base64 of ${keyBytes} bytes`);
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage]);
}

const parameters = (iv: Bytes, context: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(context),
});

/** Seals a text under the key and context, each time to a different text. Throws when the key is not one. */
export async function sealSecret(plain: string, keyBase64: string, context: string): Promise<string> {
  const key = await importKey(keyBase64, 'encrypt');
  // Drawn here, not an argument: one repeated iv would give away the key's authentication.
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const sealed = await crypto.subtle.encrypt(parameters(iv, context), key, utf8(plain));
  return [version, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join('.');
}

/** Opens what `sealSecret` gave. Throws an Error when it is malformed, altered, or sealed otherwise. */
export async function openSecret(sealed: string, keyBase64: string, context: string): Promise<string> {
  const key = await importKey(keyBase64, 'decrypt');
  const [head, ivText = '', cipherText = '', ...rest] = sealed.split('.');
  const iv = fromBase64Url(ivText);
  const cipher = fromBase64Url(cipherText);
  if (head !== version || iv?.length !== ivBytes || cipher === null || rest.length > 0)
    throw new Error('Not a sealed secret of a known version');
  const plain = await crypto.subtle.decrypt(parameters(iv, context), key, cipher).catch((cause) => {
    throw new Error('The sealed secret does not open: wrong key, wrong context or altered text', { cause });
  });
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
}

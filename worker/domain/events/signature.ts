import { type Bytes, fromBase64, toBase64, utf8 } from '../bytes.ts';

/**
 * Standard Webhooks, symmetric scheme: HMAC-SHA256 over `id.timestamp.body`, the body as the raw bytes sent.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

const prefix = 'whsec_';
const secretBytes = 32;
const mostSignatures = 10;
const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** `whsec_` and the base64 of the first 32 of the random bytes. Throws a RangeError when there are fewer. */
export function newWebhookSecret(random: Uint8Array): string {
  if (random.length < secretBytes) throw new RangeError(`A webhook secret needs ${secretBytes} random bytes`);
  return prefix + toBase64(random.subarray(0, secretBytes));
}

/** The key bytes of a secret, with or without its prefix; null when it is not base64 or empty. */
function keyOf(secret: string): Bytes | null {
  const key = fromBase64(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret);
  return key === null || key.length === 0 ? null : key;
}

const importKey = (key: Bytes, usage: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', key, algorithm, false, [usage]);

// The parts are joined by full stops, so one in the id would let the same signature stand for another split.
const isMessageId = (id: string) => id !== '' && !id.includes('.');

/** Whole unix seconds and nothing else: Number() would also take '1e3' and ' 1'. */
const isTimestamp = (text: string) => /^(0|[1-9]\d{0,11})$/.test(text);

function signedContent(id: string, timestamp: string, body: Uint8Array): Bytes {
  const head = utf8(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
}

/**
 * The value for `webhook-signature`: `v1,<base64>`. Timestamp in unix seconds.
 * Throws when the id is empty or has a full stop, the timestamp is not whole seconds or the secret is malformed.
 */
export async function signStandardWebhook(message: {
  id: string;
  timestamp: number;
  body: Uint8Array;
  secret: string;
}): Promise<string> {
  const timestamp = String(message.timestamp);
  if (!isMessageId(message.id)) throw new Error('A webhook id is not empty and has no full stop');
  if (!isTimestamp(timestamp)) throw new Error('A webhook timestamp is in whole unix seconds');
  const key = keyOf(message.secret);
  if (key === null) throw new Error(`A webhook secret is ${prefix} and base64`);
  const content = signedContent(message.id, timestamp, message.body);
  const signature = await crypto.subtle.sign('HMAC', await importKey(key, 'sign'), content);
  return `v1,${toBase64(new Uint8Array(signature))}`;
}

/** The v1 signatures among the first ten of a `webhook-signature` header; other schemes and junk are passed over. */
function v1Signatures(header: string): Bytes[] {
  return header.split(' ', mostSignatures).flatMap((entry) => {
    if (!entry.startsWith('v1,')) return [];
    const signature = fromBase64(entry.slice('v1,'.length));
    return signature === null ? [] : [signature];
  });
}

/**
 * True when one of the secrets made one of the signatures, and the timestamp is within the tolerance of `now`.
 * Takes the three headers as text as they came. False for anything malformed; never throws.
 */
export async function verifyStandardWebhook(message: {
  id: string;
  timestamp: string;
  signatures: string;
  body: Uint8Array;
  secrets: readonly string[];
  now: Date;
  toleranceSeconds?: number;
}): Promise<boolean> {
  const { id, timestamp, signatures, body, secrets, now, toleranceSeconds = 300 } = message;
  if (!isMessageId(id) || !isTimestamp(timestamp)) return false;
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  // Written so that an invalid Date, whose age is NaN, is refused.
  if (!(Math.abs(age) <= toleranceSeconds)) return false;

  const candidates = v1Signatures(signatures);
  if (candidates.length === 0) return false;
  const content = signedContent(id, timestamp, body);
  for (const secret of secrets) {
    const bytes = keyOf(secret);
    if (bytes === null) continue;
    const key = await importKey(bytes, 'verify');
    for (const candidate of candidates) {
      if (await crypto.subtle.verify('HMAC', key, candidate, content)) return true;
    }
  }
  return false;
}

import { type Bytes, toBase64Url, utf8 } from '../../worker/domain/bytes.ts';

/** A passkey in software (WebAuthn, ES256): answers as an authenticator does, or not quite. */

export interface Oddities {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  /** User present, user verified, attested data: bits 0, 2, 6. */
  flags?: number;
  counter?: number;
  userHandle?: string;
  fmt?: string;
  id?: string;
  crossOrigin?: boolean;
}

const concat = (...parts: Uint8Array[]): Bytes => new Uint8Array(parts.flatMap((part) => [...part])) as Bytes;
const uint = (value: number, bytes: number) =>
  new Uint8Array(Array.from({ length: bytes }, (_, i) => (value >>> (8 * (bytes - 1 - i))) & 255));

/** As much CBOR (RFC 8949) as attestation needs: small numbers, text, bytes, maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Uint8Array {
  const head = (major: number, n: number) =>
    n < 24
      ? uint((major << 5) | n, 1)
      : concat(uint((major << 5) | (n < 256 ? 24 : 25), 1), uint(n, n < 256 ? 1 : 2));
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return concat(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return concat(head(2, value.length), value);
  const entries = [...value].flatMap(([key, each]) => [cbor(key), cbor(each as string)]);
  return concat(head(5, value.size), ...entries);
}

const sha256 = async (bytes: Bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** WebAuthn wants the signature in DER. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (part: Uint8Array) => {
    const start = part.findIndex((byte) => byte !== 0);
    const digits = [...part.slice(start)];
    const body = (digits[0] ?? 0) > 127 ? [0, ...digits] : digits;
    return [2, body.length, ...body];
  };
  const body = [...integer(raw.slice(0, 32)), ...integer(raw.slice(32))];
  return new Uint8Array([0x30, body.length, ...body]);
}

export async function newAuthenticator(userHandle: string) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const { x = '', y = '' } = (await crypto.subtle.exportKey('jwk', keys.publicKey)) as JsonWebKey;
  const coordinate = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const id = crypto.getRandomValues(new Uint8Array(32));
  const publicKey = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
  let counter = 0;

  const clientData = (type: string, challenge: string, odd: Oddities) =>
    utf8(
      JSON.stringify({
        type: odd.type ?? type,
        challenge: odd.challenge ?? challenge,
        origin: odd.origin ?? 'http://localhost',
        crossOrigin: odd.crossOrigin ?? false,
      }),
    );
  const authData = async (odd: Oddities, flags: number, more = new Uint8Array()) => {
    counter += 1;
    const rpIdHash = await sha256(utf8(odd.rpId ?? 'localhost'));
    return concat(rpIdHash, uint(odd.flags ?? flags, 1), uint(odd.counter ?? counter, 4), more);
  };
  const envelope = (odd: Oddities) => {
    const credentialId = odd.id ?? toBase64Url(id);
    return { id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {} };
  };

  return {
    id: toBase64Url(id),
    /** An answer to the options of a registration. */
    async register({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const data = concat(new Uint8Array(16), uint(id.length, 2), id, publicKey);
      const attestation = new Map<string, unknown>([
        ['fmt', odd.fmt ?? 'none'],
        ['attStmt', new Map()],
        ['authData', await authData(odd, 0b0100_0101, data)],
      ]);
      return {
        ...envelope(odd),
        response: {
          clientDataJSON: toBase64Url(clientData('webauthn.create', challenge, odd)),
          attestationObject: toBase64Url(cbor(attestation)),
          transports: ['internal'],
        },
      };
    },
    /** An answer to the options of a sign-in. */
    async sign({ challenge }: { challenge: string }, odd: Oddities = {}) {
      const client = clientData('webauthn.get', challenge, odd);
      const data = await authData(odd, 0b0000_0101);
      const signed = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        keys.privateKey,
        concat(data, await sha256(client)),
      );
      return {
        ...envelope(odd),
        response: {
          clientDataJSON: toBase64Url(client),
          authenticatorData: toBase64Url(data),
          signature: toBase64Url(der(new Uint8Array(signed))),
          userHandle: toBase64Url(utf8(odd.userHandle ?? userHandle)),
        },
      };
    },
  };
}

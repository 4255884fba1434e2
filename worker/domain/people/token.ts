import { sha256Hex, toBase64Url } from '../bytes.ts';

/** Bearer tokens: shown once, kept only as their hash. 192 random bits need no salt and no slow hash. */

const prefix = 'rap_';
const tokenBytes = 24;
const shape = /^rap_[A-Za-z0-9_-]{32}$/;

/** `rap_` and the base64url of the first 24 random bytes, without a checksum. Throws a RangeError when there are fewer. */
export function newToken(random: Uint8Array): string {
  if (random.length < tokenBytes) throw new RangeError(`A token needs ${tokenBytes} random bytes`);
  return prefix + toBase64Url(random.subarray(0, tokenBytes));
}

/** Whether the text has the shape of a token; says nothing of whether it is valid. */
export const looksLikeToken = (text: string): boolean => shape.test(text);

/** SHA-256 of the token, in hex: what is stored and looked up. */
export const hashToken = (token: string): Promise<string> => sha256Hex(token);

/** `rap_` and four characters, to tell tokens apart in a list; 168 bits stay unknown. */
export const shortToken = (token: string): string => `${token.slice(0, prefix.length + 4)}…`;

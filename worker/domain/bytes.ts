/** Bytes and their text forms, alike in Workers, Node and browsers. Base64 is RFC 4648 and read strictly. */

const encoder = new TextEncoder();

/** Bytes in memory of their own, which is what Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The text as UTF-8. */
export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;

export function toBase64(bytes: Uint8Array): string {
  // Byte by byte: spreading a long array into fromCharCode overflows the stack.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Reads padded base64. Null for anything that `toBase64` would not have written. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    // atob forgives spaces, lost padding and stray bits; one text for one value leaves no room for variants.
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** The URL-safe alphabet, without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Reads unpadded URL-safe base64. Null for anything that `toBase64Url` would not have written. */
export function fromBase64Url(text: string): Bytes | null {
  if (/[+/=]/.test(text)) return null;
  const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
}

/** SHA-256 as 64 lower-case hex digits; text is hashed as UTF-8. */
export async function sha256Hex(input: string | Uint8Array): Promise<string> {
  const bytes = typeof input === 'string' ? utf8(input) : new Uint8Array(input);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

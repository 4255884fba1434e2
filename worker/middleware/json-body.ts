import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';

/** The largest body taken, in bytes: a statement's parameter and a row of D1 hold 2 MB, and a body becomes several. */
export const mostBytes = 512 * 1024;

const tooLarge = () => new Refusal('too_large', `A body has at most ${mostBytes} bytes.`);

/** Reads a body of at most `mostBytes`, without trusting what its header says. */
export async function boundedBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Takes JSON in UTF-8 and nothing else, up to `mostBytes`. */
export const jsonBody = createMiddleware<App>(async (c, next) => {
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && c.req.raw.body !== null;
  if (hasBody) {
    const bytes = await boundedBytes(c.req.raw);
    if (bytes.byteLength > 0) {
      if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? ''))
        throw new Refusal('unsupported_media_type', 'The body must be application/json.');
      try {
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
      } catch {
        // Hono would read such bytes as U+FFFD and lose what they were.
        throw new Refusal('malformed', 'The body must be JSON in UTF-8.');
      }
    }
    c.req.raw = new Request(c.req.raw, { body: bytes });
  }
  await next();
});

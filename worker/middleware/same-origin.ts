import type { Context } from 'hono';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';
import { siteOrigin } from './session-cookie.ts';

/**
 * Refuses what another site makes a browser send in its reader's name. A browser adds cookies by itself, so that a
 * cookie proves nothing of who wrote the request; where it says that the request came from, scripts cannot change.
 * JSON alone is taken, even for an empty body: no form can send it, and a script elsewhere has to ask first, in vain.
 */
export function refuseCrossSite(c: Context<App>): void {
  const [from, origin] = [c.req.header('Sec-Fetch-Site'), c.req.header('Origin')];
  const isOurs = origin === undefined ? from === 'same-origin' : origin === siteOrigin(c);
  if (!isOurs || (from ?? 'same-origin') !== 'same-origin')
    throw new Refusal('forbidden', 'This was not sent from a page of ours.');
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? ''))
    throw new Refusal(
      'unsupported_media_type',
      'The request must be application/json, also where it is empty.',
    );
}

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Arrival } from '../actions/start-session.ts';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';
import { deviceOf } from '../domain/people/device.ts';
import type { Site } from '../domain/people/passkey-ceremony.ts';
import { takesPasskeys } from '../domain/people/passkey-ceremony.ts';
import { sessionSecret, siteOrigin } from '../middleware/session-cookie.ts';

export const randomBytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

export const deviceAt = (c: Context<App>) => deviceOf(c.req.header('User-Agent') ?? '');

/** What a session begins with that is begun by this request. */
export const arrivalOf = (c: Context<App>): Arrival => ({
  device: deviceAt(c),
  random: randomBytes(),
  previous: sessionSecret(c),
});

/** The site that passkeys are bound to; refuses where it has no name that they could be bound to. */
export function passkeySite(c: Context<App>): Site {
  const site = { origin: siteOrigin(c), name: 'Rapporteur' };
  if (takesPasskeys(site)) return site;
  throw new Refusal('conflict', 'Passkeys are bound to a host name; this address has none.');
}

/** For what only makes sense where people sign in here, and not at Cloudflare Access. */
export const whereWeSignIn = createMiddleware<App>(async (c, next) => {
  if (c.var.config.access) throw new Refusal('not_found', 'Here people sign in through Cloudflare Access.');
  await next();
});

/** The person who asks; the table of permissions lets nobody else come here. */
export function personAt(c: Context<App>): { id: string; name: string; session: string | null } {
  const { caller } = c.var;
  if (caller.kind !== 'person') throw new Refusal('forbidden', 'Sign in for this.');
  return caller;
}

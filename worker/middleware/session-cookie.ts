import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLoopback } from '../config.ts';
import type { App } from '../context.ts';
import { mostDays } from '../domain/people/session.ts';

const secureName = '__Host-session';
const loopbackName = 'session-on-loopback';

/** Where people reach us: BASE_URL, or else wherever this request came to. Scheme, host and port. */
export const siteOrigin = (c: Context<App>): string => c.var.config.origin ?? new URL(c.req.url).origin;

const isPlainLoopback = (c: Context<App>): boolean => {
  const { protocol, hostname } = new URL(siteOrigin(c));
  return protocol === 'http:' && isLoopback(hostname);
};

// Alone among browsers it keeps no Secure cookie that came over http, not even from one's own machine.
const isSafari = (c: Context<App>): boolean =>
  /^(?!.*(Chrom|Android|Firefox)).*Safari\//.test(c.req.header('User-Agent') ?? '');

/** The secret of the session that the browser came with; null where it came with none. */
export function sessionSecret(c: Context<App>): string | null {
  const kept = getCookie(c, secureName) ?? (isPlainLoopback(c) ? getCookie(c, loopbackName) : undefined);
  return kept || null;
}

const common = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/** Whether a session still holds is decided here, not by the browser: its cookie stays as long as one can last. */
export function giveSession(c: Context<App>, secret: string): void {
  write(c, secret, mostDays * 86_400);
}

export function takeSession(c: Context<App>): void {
  write(c, '', 0);
}

function write(c: Context<App>, value: string, maxAge: number): void {
  if (isPlainLoopback(c) && isSafari(c)) setCookie(c, loopbackName, value, { ...common, maxAge });
  else setCookie(c, secureName, value, { ...common, secure: true, maxAge });
}

import type { Queue } from '@cloudflare/workers-types';
import { isSealingKey } from './domain/events/secret-box.ts';
import { type AuthMode, authModes } from './domain/people/session.ts';

/**
 * What the platform hands to the Worker: the bindings of wrangler.toml (env.d.ts, made by `npm run types`), and settings from
 * `[vars]` or `wrangler secret`.
 */
export interface Env extends Omit<Cloudflare.Env, 'TASKS' | 'VERSION'> {
  TASKS: Queue<{ task: 'sweep'; at: string }>;
  /** Which deployment this is: its answers are kept apart from those of others. */
  VERSION?: { id: string };
  /** Seals the secrets of integrations: 32 bytes, base64. */
  SECRETS_KEY?: string;
  /** "1" adds what each request cost in D1 to its answer, as Server-Timing. Never in production: it tells of hidden rows. */
  SHOW_COST?: string;
  /** Where people reach the pages, such as https://briefings.example.org; absent: wherever a request came to. */
  BASE_URL?: string;
  /** How people sign in: "local" (links and passkeys, the default) or "access" (Cloudflare Access). */
  AUTH_MODE?: string;
  /** Of Cloudflare Access: https://<team>.cloudflareaccess.com. */
  ACCESS_TEAM_DOMAIN?: string;
  /** The Application Audience (AUD) tag of the Access application: 64 hex digits. */
  ACCESS_AUDIENCE?: string;
}

/** Cloudflare Access, by whose tokens people are known. */
export interface Access {
  issuer: string;
  audience: string;
}

export interface Config {
  sealingKey: string;
  showCost: boolean;
  /** Scheme, host and port; null where each request says by its own address. */
  origin: string | null;
  /** Null where people sign in here. */
  access: Access | null;
}

/** A setting that is wrong: nothing is served until it is put right. */
export class Misconfigured extends Error {}

/** Reads the settings; throws one line that names what is wrong and what would be right. */
export function configOf(env: Env): Config {
  const { SECRETS_KEY = '', SHOW_COST = '', BASE_URL = '' } = env;
  if (!isSealingKey(SECRETS_KEY))
    throw new Misconfigured(
      'SECRETS_KEY must be 32 random bytes in base64, such as `openssl rand -base64 32` prints.',
    );
  if (!['', '0', '1'].includes(SHOW_COST)) throw new Misconfigured('SHOW_COST must be "1", "0" or absent.');
  return {
    sealingKey: SECRETS_KEY,
    showCost: SHOW_COST === '1',
    origin: BASE_URL === '' ? null : originOf(BASE_URL),
    access: accessOf(env),
  };
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname)))
    return url.origin;
  throw new Misconfigured('BASE_URL must be an address such as https://briefings.example.org.');
}

/** Whether a host is this machine: the only one that may be reached without TLS. */
export const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** Fails closed: with Access asked for, whatever is missing or odd about it stops everything. */
function accessOf({ AUTH_MODE, ACCESS_TEAM_DOMAIN = '', ACCESS_AUDIENCE = '' }: Env): Access | null {
  const mode = AUTH_MODE || 'local';
  if (!authModes.includes(mode as AuthMode))
    throw new Misconfigured(`AUTH_MODE must be one of ${authModes.join(', ')}, or absent.`);
  if (mode === 'local') return null;
  if (!/^https:\/\/[a-z0-9-]+\.cloudflareaccess\.com$/.test(ACCESS_TEAM_DOMAIN))
    throw new Misconfigured(
      'ACCESS_TEAM_DOMAIN must be https://<team>.cloudflareaccess.com while AUTH_MODE is "access".',
    );
  if (!/^[0-9a-f]{64}$/.test(ACCESS_AUDIENCE))
    throw new Misconfigured(
      'ACCESS_AUDIENCE must be the application\'s AUD tag, 64 hex digits, while AUTH_MODE is "access".',
    );
  return { issuer: ACCESS_TEAM_DOMAIN, audience: ACCESS_AUDIENCE };
}

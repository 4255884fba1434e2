import type { D1Database, Fetcher, Queue } from '@cloudflare/workers-types';
import { isSealingKey } from './domain/secret-box.ts';

/** What the platform hands to the Worker: bindings and settings (wrangler.toml, `wrangler secret`). */
export interface Env {
  DB: D1Database;
  ASSETS: Fetcher;
  TASKS: Queue<{ task: 'sweep'; at: string }>;
  /** Which deployment this is: its answers are kept apart from those of others. */
  VERSION?: { id: string };
  /** Seals the secrets of integrations: 32 bytes, base64. */
  SECRETS_KEY?: string;
  /** "1" adds what each request cost in D1 to its answer, as Server-Timing. Never in production: it tells of hidden rows. */
  SHOW_COST?: string;
}

export interface Config {
  sealingKey: string;
  showCost: boolean;
}

/** A setting that is wrong: nothing is served until it is put right. */
export class Misconfigured extends Error {}

/** Reads the settings; throws one line that names what is wrong and what would be right. */
export function configOf(env: Env): Config {
  const { SECRETS_KEY = '', SHOW_COST = '' } = env;
  if (!isSealingKey(SECRETS_KEY))
    throw new Misconfigured(
      'SECRETS_KEY must be 32 random bytes in base64, such as `openssl rand -base64 32` prints.',
    );
  if (!['', '0', '1'].includes(SHOW_COST)) throw new Misconfigured('SHOW_COST must be "1", "0" or absent.');
  return { sealingKey: SECRETS_KEY, showCost: SHOW_COST === '1' };
}

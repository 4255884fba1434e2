import { join, relative, resolve } from 'node:path';
import { Failure } from './failure.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface Settings {
  port: number;
  /** Where the local database lives, as a full path. */
  stateDir: string;
  /** Where the Worker is reached from outside, without a slash at its end; null: at localhost. */
  baseUrl: string | null;
}

/** Reads what the environment says of the local commands; throws one line that says what would be right. */
export function settingsOf({ PORT, STATE_DIR, BASE_URL }: NodeJS.ProcessEnv): Settings {
  return {
    port: portOf(PORT || '8787'),
    stateDir: resolve(root, STATE_DIR || join('.wrangler', 'state')),
    baseUrl: BASE_URL ? baseUrlOf(BASE_URL) : null,
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Failure(`PORT must be a number from 0 to 65535 (0: any free one), not "${text}".`);
  return port;
}

function baseUrlOf(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new Failure(`BASE_URL must be an address such as https://briefings.example.org, not "${text}".`);
  return text.replace(/\/+$/, '');
}

const ofTheWorker = [
  'SECRETS_KEY',
  'SHOW_COST',
  'BASE_URL',
  'AUTH_MODE',
  'ACCESS_TEAM_DOMAIN',
  'ACCESS_AUDIENCE',
];

/** The settings of the Worker that the environment holds, beside or instead of those of wrangler.toml. */
export function workerSettings(environment: NodeJS.ProcessEnv, names = ofTheWorker): Record<string, string> {
  const given = names.map((name) => [name, environment[name]] as const);
  return Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** A path as people here would write it. */
export function shown(path: string): string {
  const short = relative(root, path);
  return short === '' || short.startsWith('..') ? path : short;
}

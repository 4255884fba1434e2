import type { ParseArgsConfig } from 'node:util';
import { perform } from '../actions/perform.ts';
import type { Work } from '../actions/work.ts';
import type { Db } from '../db/database.ts';
import { roles, visibilities } from '../domain/visibility.ts';
import type { Clock } from './clock.ts';
import { UsageError } from './failure.ts';

export const usage = `Usage: npm run admin -- <command> [--remote]
  token create <name> --role ${roles.join('|')} [--days N]
  token list
  token revoke <id>
  person create <name> --role ${roles.join('|')} [--email ADDRESS]
  person list
  person link <id>
  person deactivate <id>
  integration create <name> [--visibility ${visibilities.join('|')}] [--no-publish]
  integration list
  integration rotate <id>
  integration disable <id>
--remote: on the database of wrangler.toml at Cloudflare, not on the local one.`;

/** What the commands work on, and where the Worker is reached. */
export interface Place {
  db: Db;
  sealingKey: string;
  baseUrl: string;
  clock: Clock;
}

export interface Command {
  remote: boolean;
  /** Needs the sealing key. */
  sealsSecret: boolean;
  /** Needs to know where the Worker is. */
  tellsAddress: boolean;
  /** The lines to print, each to become JSON. */
  carryOut(place: Place): Promise<object[]>;
}

export const optionTypes = {
  role: { type: 'string' },
  email: { type: 'string' },
  days: { type: 'string' },
  visibility: { type: 'string' },
  'no-publish': { type: 'boolean' },
  remote: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/** What may stand behind `--`; each command knows some of it. */
export interface Options {
  role?: string | undefined;
  email?: string | undefined;
  days?: string | undefined;
  visibility?: string | undefined;
  'no-publish'?: boolean | undefined;
}

/** A command as it is looked up: what it takes, and what it does. */
export interface Known {
  subject?: 'name' | 'id';
  options?: string[];
  sealsSecret?: boolean;
  tellsAddress?: boolean;
  /** Checks what can be checked before a database is opened. */
  prepare(subject: string, options: Options): Command['carryOut'];
}

export const misuse = (what: string) => new UsageError(`${what}.\n${usage}`);

/** A form that is understood, with a value that is not: one line says what would be right. */
export const wrongValue = (what: string) => new UsageError(`${what}.`);

const author = { kind: 'system', id: null, name: 'administrator' } as const;

/** Runs an act in the name of whoever holds the database. */
export const act = <T>({ db, clock }: Place, what: (work: Work) => Promise<T>): Promise<T> =>
  perform({ db, now: clock.now, newId: clock.newId, author }, what);

export function choice<T extends string>(
  option: string,
  allowed: readonly T[],
  given?: string,
): T | undefined {
  const chosen = allowed.find((one) => one === given);
  if (given !== undefined && !chosen) throw wrongValue(`--${option} must be one of ${allowed.join(', ')}`);
  return chosen;
}

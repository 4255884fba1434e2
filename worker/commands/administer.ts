import { parseArgs } from 'node:util';
import { createIntegration, disableIntegration, rotateSecret } from '../actions/manage-integrations.ts';
import { createToken, revokeToken } from '../actions/manage-tokens.ts';
import { allIntegrations, allTokens, integrationById } from '../db/people/access.ts';
import type { IntegrationRow, TokenRow } from '../db/schema/access.ts';
import { type Role, roles, type Visibility, visibilities } from '../domain/visibility.ts';
import { peopleCommands } from './administer-people.ts';
import {
  act,
  type Command,
  choice,
  type Known,
  misuse,
  optionTypes,
  type Place,
  usage,
  wrongValue,
} from './command.ts';
import { UsageError } from './failure.ts';

/** Reads a command line; throws the usage when it is none. */
export function commandOf(args: string[]): Command {
  const { values, positionals } = parsed(args.flatMap(asOption));
  const [noun = '', verb = '', subject, ...rest] = positionals;
  const { remote = false, ...options } = values;
  const known = commands[`${noun} ${verb}`];
  if (!known) throw new UsageError(usage);
  const unknown = Object.keys(options).find((name) => !known.options?.includes(name));
  if (unknown) throw misuse(`--${unknown} is not for ${noun} ${verb}`);
  if (rest.length > 0 || (subject !== undefined && !known.subject)) throw misuse('There are too many words');
  if (known.subject && !subject) throw misuse(`The ${known.subject} is missing`);
  const carryOut = known.prepare(subject ?? '', options);
  const { sealsSecret = false, tellsAddress = sealsSecret } = known;
  return { remote, sealsSecret, tellsAddress, carryOut };
}

/** A negative number after an option is its value: which one is wrong with it, its own reader says. */
const asOption = (arg: string, i: number, args: string[]): string[] => {
  if (/^--[a-z]+$/.test(arg) && /^-\d/.test(args[i + 1] ?? '')) return [`${arg}=${args[i + 1]}`];
  return /^-\d/.test(arg) && /^--[a-z]+$/.test(args[i - 1] ?? '') ? [] : [arg];
};

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: optionTypes });
  } catch (error) {
    throw misuse(
      error instanceof Error ? error.message.replace(/\.?( To specify .*)?$/s, '') : String(error),
    );
  }
}

const commands: Record<string, Known> = {
  ...peopleCommands,
  'token create': {
    subject: 'name',
    options: ['role', 'days'],
    prepare(name, options) {
      const role = choice<Role>('role', roles, options.role);
      if (!role) throw misuse('--role is missing');
      const days = daysOf(options.days);
      return async (place) => {
        const { random } = place.clock;
        const { id, token } = await act(place, (work) => createToken(work, { name, role, days, random }));
        return [{ id, name, role, token }];
      };
    },
  },
  'token list': {
    prepare:
      () =>
      async ({ db }) =>
        (await allTokens(db)).map(shownToken),
  },
  'token revoke': {
    subject: 'id',
    prepare: (id) => async (place) => {
      await act(place, (work) => revokeToken(work, id));
      return [{ id, revoked: true }];
    },
  },
  'integration create': {
    subject: 'name',
    options: ['visibility', 'no-publish'],
    sealsSecret: true,
    prepare(name, options) {
      const visibility = choice<Visibility>('visibility', visibilities, options.visibility);
      const mayPublish = !options['no-publish'];
      return async (place) => {
        const made = await act(place, (work) =>
          createIntegration(work, { name, visibility, mayPublish }, keysOf(place)),
        );
        return [{ id: made.id, name, url: addressOf(place, made.id), secret: made.secret }];
      };
    },
  },
  'integration list': {
    tellsAddress: true,
    prepare: () => async (place) => {
      const rows = await allIntegrations(place.db);
      return rows.map((row) => shownIntegration(row, addressOf(place, row.id)));
    },
  },
  'integration rotate': {
    subject: 'id',
    sealsSecret: true,
    prepare: (id) => async (place) => {
      const { secret } = await act(place, (work) => rotateSecret(work, id, keysOf(place)));
      const row = await integrationById(place.db, id);
      return [{ id, name: row?.name, url: addressOf(place, id), secret }];
    },
  },
  'integration disable': {
    subject: 'id',
    prepare: (id) => async (place) => {
      await act(place, (work) => disableIntegration(work, id));
      return [{ id, disabled: true }];
    },
  },
};

const keysOf = ({ sealingKey, clock }: Place) => ({ sealingKey, random: clock.random });

const addressOf = ({ baseUrl }: Place, id: string) => `${baseUrl}/webhooks/${id}`;

function daysOf(given?: string): number | null {
  if (given === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(given)) throw wrongValue('--days must be a number from 1 to 9999');
  return Number(given);
}

const shownToken = (row: TokenRow) => ({
  id: row.id,
  name: row.name,
  role: row.role,
  hint: row.hint,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedOn: row.last_used_on,
});

const shownIntegration = (row: IntegrationRow, url: string) => ({
  id: row.id,
  name: row.name,
  url,
  visibility: row.default_visibility,
  mayPublish: row.may_publish === 1,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  previousSecretUntil: row.previous_secret_until,
});

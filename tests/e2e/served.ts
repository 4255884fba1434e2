import { rm } from 'node:fs/promises';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { builtWorker } from '../../worker/commands/build.ts';
import { configuration, workerOptions } from '../../worker/commands/configuration.ts';
import { guardRuntimes } from '../../worker/commands/guard.ts';
import { sealingKeyOf, storageOf } from '../../worker/commands/state.ts';
import { Db } from '../../worker/db/database.ts';
import type { Role } from '../../worker/domain/visibility.ts';
import { copyOfState } from '../commands/running.ts';

/**
 * Serves the built Worker on a copy of a prepared state, without the checks of `npm start`, which take as long again. Passkeys
 * need `localhost` for a name.
 */
export async function serve(
  state: 'withTokens' | 'starter',
  hostname: '127.0.0.1' | 'localhost' = '127.0.0.1',
) {
  const lift = guardRuntimes();
  const [stateDir, { name }, { bindings, ...options }] = await Promise.all([
    copyOfState(state),
    configuration(),
    workerOptions(),
  ]);
  const worker = {
    ...options,
    ...builtWorker(),
    name,
    bindings: { ...(bindings ?? {}), SECRETS_KEY: sealingKeyOf(stateDir) },
  };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.WARN),
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: storageOf(stateDir),
      host: '127.0.0.1',
      port: 0,
      workers: [worker],
    }),
  );
  const { port } = await miniflare.ready;
  const url = `http://${hostname}:${port}`;
  return {
    url,
    api: apiAt(url),
    token: (role: Role) => inject('tokens')[role],
    db: async () => new Db((await miniflare.getD1Database('DB')) as never),
    close: async () => {
      await miniflare.dispose();
      lift();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

export type Served = Awaited<ReturnType<typeof serve>>;

const apiAt =
  (url: string) =>
  async <T>(path: string, asked: { token?: string; body?: unknown; method?: string } = {}): Promise<T> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (asked.token) headers.authorization = `Bearer ${asked.token}`;
    const method = asked.method ?? (asked.body === undefined ? 'GET' : 'POST');
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(asked.body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };

interface Made {
  person: { id: string };
  link: { url: string };
}

/** Adds a person and signs them in within a browser context, as the page of their link does it. Returns their id. */
export async function signIn(
  { url, api }: Pick<Served, 'url' | 'api'>,
  admin: string,
  context: BrowserContext,
  person: { name: string; role: Role },
): Promise<string> {
  const made = await api<Made>('/api/people', { token: admin, body: person });
  const used = await fetch(`${url}/api/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret: made.link.url.split('#')[1] }),
  });
  const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(used.headers.get('set-cookie') ?? '') ?? [];
  // A cookie of this name is taken from secure addresses only; that of a page on this machine counts as one.
  const cookie = { name, value, url: url.replace('http:', 'https:'), httpOnly: true, secure: true };
  await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
  return made.person.id;
}

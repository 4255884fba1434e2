import { createServer } from 'node:net';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4MiniflareOptions,
  type V4WorkerOptions,
} from 'miniflare';
import { configOf, type Env } from '../config.ts';
import { buildWhatChanged, builtWorker } from './build.ts';
import { type Configuration, configuration, databaseOf, workerOptions } from './configuration.ts';
import { codeOf, Failure, lineOf } from './failure.ts';
import { guardRuntimes } from './guard.ts';
import { applyMigrations, namesIn } from './migrations.ts';
import { root } from './settings.ts';
import { holdState, isPrepared, keepSealingKey, sealingKeyOf, storageOf, verifyState } from './state.ts';
import { verifySealingKey, verifyTables } from './verify-database.ts';

export interface Local {
  /** Where the Worker answers; where it is not served, nothing of ours does. */
  url: string;
  /** The database; no longer good once the runtime was started again after a crash. */
  d1: D1Database;
  /** The database as it can be had now. */
  database(): Promise<D1Database>;
  sealingKey: string;
  /** Builds the Worker anew where its sources changed, and serves that one. */
  reload(): Promise<void>;
  /** Does what the crons of wrangler.toml do; Miniflare knows them, but never runs them by itself. */
  runCrons(): Promise<void>;
  close(): Promise<void>;
}

interface Wanted {
  stateDir: string;
  /** Serves the Worker and the dashboard as they are in production, built anew where their sources changed. */
  serve?: { port: number; host?: string };
  /** Settings of the Worker, beside or instead of those of wrangler.toml; SECRETS_KEY instead of the folder's own key. */
  bindings?: Record<string, string>;
  /** Fills a database; before the first request where the database is new. */
  prepare?(d1: D1Database): Promise<void>;
}

/** Opens the local database, all migrations applied, and holds its folder until closed. */
export async function openLocal({ stateDir, serve, bindings, prepare }: Wanted): Promise<Local> {
  const hold = holdState(stateDir);
  let lift = () => {};
  let miniflare: Miniflare | undefined;
  const close = async () => {
    await miniflare?.dispose();
    lift();
    hold.release();
  };
  try {
    verifyState(stateDir);
    const givenKey = bindings?.SECRETS_KEY;
    const sealingKey = givenKey ?? sealingKeyOf(stateDir);
    verifySettings({ ...bindings, SECRETS_KEY: sealingKey });
    const host = serve?.host ?? '127.0.0.1';
    if (serve) {
      await probe(serve.port, host);
      buildWhatChanged();
    }
    const config = await configuration();
    const migrations = join(root, databaseOf(config).migrations_dir);
    const common = { ...quiet, resourcePersistencePath: storageOf(stateDir) };
    const complete = async () => {
      const worker = await whole(config, { ...bindings, SECRETS_KEY: sealingKey });
      return { ...common, host, port: serve?.port ?? 0, workers: [worker] };
    };
    lift = guardRuntimes();
    // The first request must find a migrated database. Where it is not, a second start of the runtime serves the Worker.
    const isServed = serve && isPrepared(stateDir, namesIn(migrations));
    miniflare = start(isServed ? await complete() : { ...common, workers: [databaseOnly(config)] });
    const database = async () => (await miniflare?.getD1Database('DB')) as unknown as D1Database;
    await applyMigrations(await database(), migrations);
    await verifyTables(await database(), stateDir);
    // With a key that is lost, `npm run admin` is the way out.
    if (serve) await verifySealingKey(await database(), stateDir, sealingKey);
    if (!givenKey) keepSealingKey(stateDir, sealingKey);
    await prepare?.(await database());
    if (serve && !isServed) await miniflare.setOptions(convertV4MiniflareOptions(await complete()));
    const url = (await miniflare.ready).origin;
    const runCrons = async () => {
      const worker = await miniflare?.getWorker();
      for (const cron of config.triggers.crons) await worker?.scheduled({ cron, scheduledTime: new Date() });
    };
    const reload = async () => {
      buildWhatChanged(['worker']);
      await miniflare?.setOptions(
        convertV4MiniflareOptions({ ...(await complete()), port: Number(new URL(url).port) }),
      );
    };
    return { url, d1: await database(), database, sealingKey, reload, runCrons, close };
  } catch (error) {
    await close().catch(() => {});
    throw error instanceof Failure ? error : new Failure(`The local Worker does not start: ${lineOf(error)}`);
  }
}

/** The Worker would refuse every request; better to refuse to start. */
function verifySettings(bindings: Record<string, string>): void {
  try {
    configOf(bindings as unknown as Env);
  } catch (error) {
    throw new Failure(lineOf(error));
  }
}

const quiet = {
  log: new Log(LogLevel.WARN),
  // Nothing is looked up or told outside.
  cf: false,
  telemetry: { enabled: false },
};

function start(options: V4MiniflareOptions): Miniflare {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  const miniflare = new Miniflare(convertV4MiniflareOptions(options));
  // Miniflare ends the process at once, with an error code; when to end is the command's to say.
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.includes(listener)) process.removeListener(signal, listener);
  return miniflare;
}

/** The built Worker with all that wrangler.toml gives it. */
async function whole(config: Configuration, bindings: Record<string, string>): Promise<V4WorkerOptions> {
  const { bindings: given, ...options } = await workerOptions();
  return {
    ...options,
    name: config.name,
    ...builtWorker(),
    bindings: { ...(given ?? {}), ...bindings },
  };
}

function databaseOnly(config: Configuration): V4WorkerOptions {
  const { binding, preview_database_id, database_id } = databaseOf(config);
  return {
    name: config.name,
    modules: true,
    script: 'export default { fetch: () => new Response(null, { status: 404 }) };',
    compatibilityDate: config.compatibility_date,
    d1Databases: { [binding]: preview_database_id ?? database_id },
  };
}

/** Says so before anything is built when the port cannot be had, or no browser would open it. */
async function probe(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const taken = codeOf(error) === 'EADDRINUSE';
      const why = taken ? 'is in use: stop what listens there' : `cannot be used (${lineOf(error)})`;
      reject(new Failure(`Port ${port} ${why}, or set another PORT.`));
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
  const refused = await fetch(`http://${host}:${port}`).catch((error: Error) => error);
  if (port > 0 && refused instanceof Error && lineOf(refused.cause) === 'bad port')
    throw new Failure(`Port ${port} is one that browsers do not open: set another PORT.`);
}

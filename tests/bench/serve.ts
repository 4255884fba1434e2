import type { D1Database } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { builtWorker } from '../../worker/commands/build.ts';

/** A Worker with nothing but a D1 database, so that two of them differ in their code alone. */
export async function serve(
  worker: { script: string } | ReturnType<typeof builtWorker>,
  {
    stateDir,
    statements,
    bindings,
  }: { stateDir: string; statements: string[]; bindings?: Record<string, string> },
) {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.WARN),
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: stateDir,
      host: '127.0.0.1',
      port: 0,
      workers: [
        {
          name: 'measured',
          modules: true,
          ...worker,
          compatibilityDate: '2026-10-20',
          d1Databases: { DB: 'measured' },
          bindings,
        },
      ],
    }),
  );
  const url = await miniflare.ready;
  const d1 = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  for (const statement of statements) await d1.prepare(statement).run();
  return { url: url.origin, port: Number(url.port), d1, close: () => miniflare.dispose() };
}

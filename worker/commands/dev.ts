import { watch } from 'node:fs';
import { join } from 'node:path';
import { lineOf, run } from './failure.ts';
import type { Local } from './local.ts';
import { root } from './settings.ts';
import { type Front, start, stopSignal } from './start.ts';

/** What the Worker answers; everything else is a page or a source of one, which Vite serves and reloads. */
const ofTheWorker = '^/(api|api-docs|webhooks|health)(/|$|\\?)';

/** Pages from their sources, reloaded when these change; the Worker behind them, built anew when its own do. */
export async function viteInFront(local: Local, port: number): Promise<Front> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    server: {
      port,
      strictPort: port > 0,
      host: 'localhost',
      proxy: { [ofTheWorker]: { target: local.url } },
    },
  });
  await vite.listen();
  const watching = new AbortController();
  watchWorker(watching.signal, () => local.reload());
  return {
    address: vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? `http://localhost:${port}`,
    close: async () => {
      watching.abort();
      await vite.close();
    },
  };
}

/** Several files that are saved together are one change; a Worker that does not build leaves the one before. */
function watchWorker(signal: AbortSignal, reload: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  watch(join(root, 'worker'), { recursive: true, signal }, (_, file) => {
    if (!file || /^(commands|starter)[/\\]/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => reload().catch((error) => console.error(lineOf(error))), 100);
  });
}

if (import.meta.main) await run((call) => start(call, stopSignal(), viteInFront));

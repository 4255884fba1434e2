import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { Item } from './items.ts';
import type { Subject } from './opening.ts';

export const otherNames = ['floor', 'join', 'vis'] as const;
export type OtherName = (typeof otherNames)[number];

const selectors: Record<OtherName, Pick<Subject, 'drawing' | 'mark'>> = {
  floor: { drawing: '#drawing svg', mark: '.mark' },
  join: { drawing: '#drawing svg', mark: '.mark' },
  vis: { drawing: '.vis-panel.vis-center', mark: '.vis-item' },
};

export type Others = Awaited<ReturnType<typeof serveOthers>>;

/** The pages of other timelines, built and served; each draws the items that it is given. Installs tests/bench/package.json. */
export async function serveOthers() {
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const outDir = mkdtempSync(join(tmpdir(), 'rapporteur-bench-pages-'));
  const options = {
    configFile: false as const,
    logLevel: 'warn' as const,
    root: join(import.meta.dirname, 'pages'),
  };
  await build({
    ...options,
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const server = await preview({ ...options, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const [url] = server.resolvedUrls?.local ?? [];
  return {
    /** The page that draws these. */
    subject(name: OtherName, items: readonly Item[]): Subject {
      const file = `items-${name}-${items.length}.json`;
      writeFileSync(join(outDir, file), JSON.stringify(items));
      return { url: `${url}#${name}/${file}`, ...selectors[name] };
    },
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

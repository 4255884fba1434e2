import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { root } from './settings.ts';

interface Build {
  name: 'dashboard' | 'worker';
  sources: string[];
  output: string;
  command: string[];
}

const note = join(root, 'dist', 'built.json');
const wrangler = 'node_modules/wrangler/bin/wrangler.js';
const shared = ['package-lock.json', 'tsconfig.json'];

const notBuilt = ['worker/commands/**', 'worker/starter/**'];

const builds: Build[] = [
  {
    name: 'dashboard',
    sources: [...shared, 'vite.config.ts', 'dashboard/**/*', 'worker/domain/**/*', 'worker/words/**/*'],
    output: 'dist/dashboard/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
  {
    name: 'worker',
    sources: [...shared, 'wrangler.toml', 'worker/**/*'],
    output: 'dist/worker/index.js',
    command: [wrangler, 'deploy', '--dry-run', '--outdir', 'dist/worker'],
  },
];

/** Builds the dashboard and the Worker where they are missing or were not built from the sources as they stand. */
export function buildWhatChanged(names: Build['name'][] = ['dashboard', 'worker']): void {
  const noted = readNote();
  for (const build of builds.filter(({ name }) => names.includes(name))) {
    const sources = fingerprintOf(build.sources);
    if (noted[build.name] === `${sources} ${ageOf(build.output)}`) continue;
    console.log(`Building the ${build.name} …`);
    make(build);
    // Changed while it was being built: the next start builds it again.
    noted[build.name] = `${sources} ${ageOf(build.output)}`;
    writeFileSync(note, JSON.stringify(noted));
  }
}

/** The built Worker as Miniflare takes it. */
export function builtWorker() {
  const folder = join(root, 'dist', 'worker');
  return { modulesRoot: folder, modules: [{ type: 'ESModule' as const, path: join(folder, 'index.js') }] };
}

function readNote(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(note, 'utf8'));
  } catch {
    return {};
  }
}

/** Contents, not times: a checkout of older sources counts as a change too. */
function fingerprintOf(patterns: string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync(patterns, { cwd: root, exclude: notBuilt }).sort()) {
    if (!statSync(join(root, path)).isFile()) continue;
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** When it was written, by whichever command; 0 where it is not. */
const ageOf = (output: string): number =>
  statSync(join(root, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;

function make({ name, command }: Build): void {
  mkdirSync(join(root, 'dist', 'dashboard'), { recursive: true });
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...quietly },
  });
  if (status === 0) return;
  if (signal) throw new Failure(`Stopped while building the ${name}.`);
  process.stderr.write(`${stdout}${stderr}`);
  throw new Failure(`The ${name} does not build.`);
}

/** Wrangler neither asks nor tells anyone outside, and keeps its notes here: HOME may not be writable. */
const quietly = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  // A test runner says "test", of which Vite would make a build for developers: another one, and larger.
  NODE_ENV: 'production',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(root, 'dist', 'wrangler-logs'),
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
  XDG_CONFIG_HOME: join(root, 'dist', 'settings'),
};

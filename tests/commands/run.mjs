// `npm test`: installs, checks, builds, tests. `npm test -- tests/routes` runs only those tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, pathWithPackages } from '../../worker/commands/install.mjs';
import { count } from './count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const report = join(root, 'dist', 'vitest.json');
const filters = process.argv.slice(2);
const total = { passed: 0, failed: 0 };

// In a log file, codes for colour are only in the way.
const inColour = Boolean(process.stdout.isTTY);
const checks = [
  ['format and lint', `biome ci --colors=${inColour ? 'force' : 'off'} .`, 'biome.json'],
  ['types of the worker and the tests', 'tsc -p tsconfig.json', 'tsconfig.json'],
  ['types of the dashboard', 'tsc -p dashboard/tsconfig.json', 'dashboard/tsconfig.json'],
];

function start(command) {
  const [program, ...args] = command;
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: pathWithPackages(root),
      // Dozens of processes read the same packages: each takes what an earlier one has compiled.
      NODE_COMPILE_CACHE: join(root, 'dist', 'compiled'),
      ...(inColour ? {} : { NO_COLOR: '1' }),
      // Nothing here may wait for, or tell, anyone outside.
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(root, 'dist', 'wrangler-logs'),
      WRANGLER_SEND_ERROR_REPORTS: 'false',
      WRANGLER_SEND_METRICS: 'false',
      // Wrangler keeps settings under HOME, which may not be writable.
      XDG_CONFIG_HOME: join(root, 'dist', 'settings'),
    },
  });
  if (error) console.log(error.message);
  return status === 0;
}

function step(name, run) {
  console.log(`\n— ${name}`);
  const began = performance.now();
  const { passed, failed } = run();
  total.passed += passed;
  total.failed += failed;
  console.log(`  ${failed ? 'FAILED' : 'ok'}: ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function runTests() {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = start(['vitest', 'run', '--allowOnly=false', ...reporters, ...filters]);
  const { lines, ...counts } = count(
    existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined,
    succeeded,
  );
  for (const line of lines) console.log(line);
  return counts;
}

try {
  const began = performance.now();
  ensureInstalled(root);
  console.log(`Packages are installed, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  // The assets folder of wrangler.toml has to exist, even before the first build.
  mkdirSync(join(root, 'dist', 'dashboard'), { recursive: true });
  for (const [name, command, needs] of filters.length ? [] : checks) {
    if (!existsSync(join(root, needs))) continue;
    step(name, () => (start(command.split(' ')) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));
  }
  step('tests', runTests);
} catch (error) {
  console.log(error.message);
  total.failed += 1;
}

process.exitCode = total.failed ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

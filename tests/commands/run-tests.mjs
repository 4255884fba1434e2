import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, pathWithPackages } from '../../worker/commands/install.mjs';
import { count } from './count.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const report = join(root, 'dist', 'vitest.json');

// Colour codes make a log file hard to read.
const inColour = Boolean(process.stdout.isTTY);
const checks = [
  ['format and lint', ['biome', 'ci', `--colors=${inColour ? 'force' : 'off'}`, '.']],
  ['types of the worker and the tests', ['tsc', '-p', 'tsconfig.json']],
  ['types of the dashboard', ['tsc', '-p', 'dashboard/tsconfig.json']],
];

/** Runs the checks beside the tests whose path contains one of `filters` (all without); the last line printed is "N passed, N failed". */
export async function runTests(filters, { withChecks }) {
  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  try {
    await timed('packages', async () => ensureInstalled(root));
    // The assets folder of wrangler.toml has to exist, even before the first build.
    mkdirSync(join(root, 'dist', 'dashboard'), { recursive: true });
    const all = [timed('tests', () => vitest(filters)), withChecks && timed('checks', runChecks)];
    for (const counts of await Promise.all(all)) if (counts) add(counts);
  } catch (error) {
    console.log(error.message);
    add({ passed: 0, failed: 1 });
  }
  process.exitCode = total.failed ? 1 : 0;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

async function timed(name, run) {
  const began = performance.now();
  const result = await run();
  console.log(`— ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** One after the other: the tests have the rest of the processor. Each prints what it has to say once it has ended. */
async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, command] of checks) {
    const { succeeded, output } = await start(command, { isQuiet: true });
    if (!succeeded) console.log(`\n— FAILED: ${name}\n${output}`);
    counts[succeeded ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

async function vitest(filters) {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { succeeded } = await start(['vitest', 'run', '--allowOnly=false', ...reporters, ...filters]);
  const { lines, ...counts } = count(
    existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined,
    succeeded,
  );
  for (const line of lines) console.log(line);
  return counts;
}

/** Runs a program of the packages to its end. */
function start([program, ...args], { isQuiet = false } = {}) {
  const written = isQuiet ? 'pipe' : 'inherit';
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', written, written],
    env: {
      ...process.env,
      PATH: pathWithPackages(root),
      // Dozens of processes read the same packages: each takes what an earlier one has compiled.
      NODE_COMPILE_CACHE: join(root, 'dist', 'compiled'),
      ...(inColour ? {} : { NO_COLOR: '1' }),
      // No request leaves the machine.
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(root, 'dist', 'wrangler-logs'),
      WRANGLER_SEND_ERROR_REPORTS: 'false',
      WRANGLER_SEND_METRICS: 'false',
      // Wrangler keeps settings under HOME, which may not be writable.
      XDG_CONFIG_HOME: join(root, 'dist', 'settings'),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      output += data;
    });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
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
  ['types of the worker and the tests', ['tsc', '-p', 'tsconfig.json', '--checkers', '1']],
  ['types of the dashboard', ['tsc', '-p', 'dashboard/tsconfig.json', '--checkers', '1']],
];

/** Runs the tests whose path contains one of `filters`, or all, and the checks beside them; the last line printed is "N passed, N failed". */
export async function runTests(filters, { withChecks }) {
  const began = performance.now();
  const stop = stopSignal();
  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed, lines }) => {
    total.passed += passed;
    total.failed += failed;
    for (const line of lines) console.log(line);
  };
  const packages = await part('packages', async () => {
    ensureInstalled(root);
    // The assets folder of wrangler.toml has to exist, even before the first build.
    mkdirSync(join(root, 'dist', 'dashboard'), { recursive: true });
    return { passed: 0, failed: 0, lines: [] };
  });
  add(packages);
  if (!packages.failed) {
    const parts = [part('tests', () => vitest(filters, stop))];
    if (withChecks) parts.push(part('checks', () => runChecks(stop)));
    // Printed once both have ended: Vitest redraws the last lines of a terminal while it runs.
    for (const one of await Promise.all(parts)) add(one);
  }
  process.exitCode = stop.aborted ? 128 + constants.signals[stop.reason] : Math.min(total.failed, 1);
  console.log(`— total: ${secondsSince(began)}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

/** Aborted, with the signal as its reason, when this process is told to stop. */
function stopSignal() {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort(signal));
  return stop.signal;
}

const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** What a part of the run has counted, and the lines to print; an error counts as one failure. */
async function part(name, run) {
  const began = performance.now();
  const { lines, ...counts } = await run().catch((error) => ({
    passed: 0,
    failed: 1,
    lines: [error.message],
  }));
  return { ...counts, lines: [...lines, `— ${name}: ${secondsSince(began)}`] };
}

/** Runs the checks one after the other, and types in one thread, which is faster and leaves the tests most of the processor. */
async function runChecks(stop) {
  const counts = { passed: 0, failed: 0, lines: [] };
  for (const [name, command] of checks) {
    const { succeeded, output } = await start(command, { stop, isQuiet: true });
    if (stop.aborted) return counts;
    if (!succeeded) counts.lines.push(`\n— FAILED: ${name}\n${output}`);
    counts[succeeded ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

async function vitest(filters, stop) {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { succeeded } = await start(['vitest', 'run', '--allowOnly=false', ...reporters, ...filters], {
    stop,
  });
  return count(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, succeeded);
}

/** Runs a program of the packages to its end, or until `stop`. */
function start([program, ...args], { stop, isQuiet = false }) {
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
  stop.addEventListener('abort', () => child.kill());
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

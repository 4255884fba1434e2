// Plain JavaScript without dependencies: it runs before anything is installed, on whichever Node is there.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, pathWithPackages } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

// Wrangler would keep its logs under HOME, which may not be writable, and tell its makers of its use.
const quiet = {
  WRANGLER_LOG_PATH: join(root, 'dist', 'wrangler-logs'),
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
};

// What one command has compiled of the packages the next one takes as it is.
const compiled = join(root, 'dist', 'compiled');

/** Runs a TypeScript file of this folder on the Node among the packages. Signals go in, its end comes out. */
export function launch(file) {
  try {
    ensureInstalled(root);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  const args = [join(root, 'worker', 'commands', file), ...process.argv.slice(2)];
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), args, {
    // The channel carries nothing: its closing tells the child that we were killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...quiet, NODE_COMPILE_CACHE: compiled, ...process.env, PATH: pathWithPackages(root) },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) followParent(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`Node does not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code;
      return;
    }
    for (const one of signals) process.removeAllListeners(one);
    process.kill(process.pid, signal);
  });
}

/** npm's shell does not pass a signal on: it ends, and we would stay behind without anybody to stop us. */
function followParent(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}

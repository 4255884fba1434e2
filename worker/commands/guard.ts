import { type ChildProcess, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

// Reads lists of process ids, and ends the last list's processes once nobody can write to it any more.
const script = 'while read -r ids; do last=$ids; done; [ -z "$last" ] || kill -9 $last';

/**
 * Has the runtimes that Miniflare starts end with this process, even after SIGKILL: left behind, one would keep
 * the port and write to the database. To be called before they start; returns what lifts the guard.
 */
export function guardRuntimes(): () => void {
  if (process.platform === 'win32') return () => {};
  // In a session of its own, so that a signal to our group does not end it before its work.
  const guard = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  const running = new Set<number>();
  const report = () => guard.stdin.write(`${[...running].join(' ')}\n`);
  const watch = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    child.once('spawn', () => {
      const { pid, spawnfile } = child;
      if (pid === undefined || !spawnfile.includes('workerd')) return;
      running.add(pid);
      report();
      child.once('exit', () => {
        running.delete(pid);
        report();
      });
    });
  };
  subscribe('child_process', watch);
  return () => {
    unsubscribe('child_process', watch);
    guard.kill();
  };
}

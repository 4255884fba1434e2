import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { configuration } from './configuration.ts';
import { Failure, run, UsageError } from './failure.ts';
import { migrationsOf, refuseEarlier } from './migrations.ts';
import { openRemote, remoteDatabase } from './remote.ts';
import { root } from './settings.ts';

const vite = 'node_modules/vite/bin/vite.js';
const wrangler = 'node_modules/wrangler/bin/wrangler.js';

await run(async () => {
  readNoOptions();
  const database = remoteDatabase(await configuration());
  step('The build', [vite, 'build', '--logLevel', 'warn']);
  // Builds the Worker too, so that nothing is migrated for a Worker that cannot be deployed.
  step('The build', [wrangler, 'deploy', '--dry-run', '--outdir', 'dist/worker']);
  await refuseEarlierAtCloudflare();
  step('The migration', [wrangler, 'd1', 'migrations', 'apply', database.binding, '--remote']);
  step('The deployment', [wrangler, 'deploy']);
});

async function refuseEarlierAtCloudflare(): Promise<void> {
  const { d1, close } = await openRemote();
  try {
    refuseEarlier(await migrationsOf(d1));
  } finally {
    await close();
  }
}

function readNoOptions(): void {
  try {
    parseArgs();
  } catch {
    throw new UsageError('Usage: npm run deploy (it takes no options)');
  }
}

/** One step; the steps after it are not begun when it fails. */
function step(name: string, command: string[]): void {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Failure(`${name} failed; nothing after it was done.`);
}

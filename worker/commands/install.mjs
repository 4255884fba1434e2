// Plain JavaScript without dependencies: it runs before anything is installed, on whichever Node is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Installs the locked packages where they are missing or not the locked ones; throws one clear line. */
export function ensureInstalled(root) {
  if (!isInstalled(root)) {
    console.log('Installing packages (npm ci) …');
    const npm = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PATH: pathWithoutPackages(root) },
    });
    if (npm.error) throw new Error(`npm does not start: ${npm.error.message}`);
    if (npm.status !== 0) throw new Error('npm ci failed: is the npm registry reachable?');
  }
  verifyNode(root);
}

/** The PATH in which the packages' programs, and the Node among them, come first. */
export function pathWithPackages(root) {
  return [join(root, 'node_modules', '.bin'), pathWithoutPackages(root)].join(delimiter);
}

/** npm removes node_modules while it runs, so it must not run on the Node in there. */
function pathWithoutPackages(root) {
  const ours = join(root, 'node_modules', '.bin');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => entry !== ours)
    .join(delimiter);
}

/** Compares npm's own note of what it installed, written last of all, with the lockfile. */
function isInstalled(root) {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, { integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.integrity === integrity : optional === true;
  });
}

function verifyNode(root) {
  const wanted = readFileSync(join(root, '.node-version'), 'utf8').trim();
  const program = join(root, 'node_modules', '.bin', 'node');
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (stdout?.startsWith(`v${wanted}.`)) return;
  const found = stdout?.trim() || 'nothing that starts';
  throw new Error(
    `node_modules/.bin/node is ${found}, not Node ${wanted}: allow npm's install scripts and run "npm rebuild node"`,
  );
}

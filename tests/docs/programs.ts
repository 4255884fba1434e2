import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const starts = (program: string) =>
  run(program, [program === 'openssl' ? 'version' : '--version']).then(
    () => true,
    () => false,
  );

/** Brings the programs that an example needs, which bear the names of their packages, to a machine without them. */
export async function ensurePrograms(programs: string[]): Promise<void> {
  const missing = await absent(programs);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env }).catch(() => {});
    await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...missing], { env }).catch(
      () => {},
    );
  }
  const still = await absent(missing);
  if (still.length > 0)
    throw new Error(`The examples of docs/integrations.md need ${still.join(' and ')}: please install`);
}

async function absent(programs: string[]): Promise<string[]> {
  const found = await Promise.all(programs.map(starts));
  return programs.filter((_, i) => !found[i]);
}

import { randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isSealingKey } from '../domain/events/secret-box.ts';
import { codeOf, Failure, lineOf } from './failure.ts';
import { shown } from './settings.ts';

/** The state folder is held by another process: one database has one writer. */
export class InUse extends Failure {}

/** Below it lies what Miniflare keeps, where wrangler's `--persist-to` looks for it too. */
export const storageOf = (dir: string): string => join(dir, 'v3');

/** Makes the folder and holds it until released, or until this process ends, however it ends. */
export function holdState(dir: string): { release(): void } {
  try {
    makeFolder(dir);
    // An exclusive transaction on a file of its own: the system lets go of it even after SIGKILL.
    const lock = new DatabaseSync(join(dir, 'lock'));
    lock.exec('begin exclusive');
    return { release: () => void (lock.isOpen && lock.close()) };
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === 5)
      throw new InUse(`The state folder ${shown(dir)} is in use by another Rapporteur.`);
    throw new Failure(`The state folder ${shown(dir)} cannot be used (STATE_DIR): ${reasonOf(error)}.`);
  }
}

/** Node's own `recursive` never ends where a folder that is there says ENOENT, as /proc does. */
function makeFolder(dir: string): void {
  const isThere = () => statSync(dir, { throwIfNoEntry: false })?.isDirectory();
  if (isThere()) return;
  makeFolder(dirname(dir));
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    if (!isThere()) throw error;
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is not a folder';
  if (code === 'ENOENT') return 'it cannot be made there';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it cannot be written to';
  return lineOf(error);
}

/** Refuses a folder whose databases do not hold together; the runtime would only crash on them. */
export function verifyState(dir: string): void {
  const storage = storageOf(dir);
  // Answers that were kept outlive the database that they came from; nothing is lost with them.
  rmSync(join(storage, 'cache'), { recursive: true, force: true });
  for (const file of globSync('**/*.sqlite', { cwd: storage })) {
    const fault = faultOf(join(storage, file));
    if (fault)
      throw new Failure(
        `The state folder ${shown(dir)} is damaged: ${join('v3', file)}: ${fault}. Restore it from a copy, or move it away to begin anew.`,
      );
  }
}

function faultOf(file: string): string | null {
  if (statSync(file).size === 0) return 'the file is empty';
  try {
    const database = new DatabaseSync(file);
    try {
      const answer = database.prepare('pragma quick_check(1)').get()?.quick_check;
      return answer === 'ok' ? null : lineOf(String(answer).replace(/^\*\*\*.*\n/, ''));
    } finally {
      database.close();
    }
  } catch (error) {
    return lineOf(error);
  }
}

/** Whether this folder has a key, and a database with exactly these migrations; read without starting the runtime. */
export function isPrepared(dir: string, migrations: string[]): boolean {
  if (!existsSync(keyFileOf(dir))) return false;
  return globSync('d1/*/*.sqlite', { cwd: storageOf(dir) }).some((file) => {
    const database = new DatabaseSync(join(storageOf(dir), file), { readOnly: true });
    try {
      const rows = database.prepare('SELECT name FROM d1_migrations ORDER BY name').all();
      return rows.map(({ name }) => name).join() === migrations.join();
    } catch {
      return false;
    } finally {
      database.close();
    }
  });
}

/** The folder's own key that seals secrets; a new one where it has none. */
export function sealingKeyOf(dir: string): string {
  const file = keyFileOf(dir);
  if (!existsSync(file)) return randomBytes(32).toString('base64');
  const key = readFileSync(file, 'utf8').trim();
  if (isSealingKey(key)) return key;
  throw new Failure(`${shown(file)} is damaged: it must hold 32 bytes in base64. Restore it from a copy.`);
}

/** Keeps a new key in the folder; not before it is known that it takes the place of no other. */
export function keepSealingKey(dir: string, key: string): void {
  const file = keyFileOf(dir);
  if (!existsSync(file)) writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
}

const keyFileOf = (dir: string) => join(dir, 'secrets-key');

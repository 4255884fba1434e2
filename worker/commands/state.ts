import { randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isSealingKey } from '../domain/secret-box.ts';
import { codeOf, Failure, lineOf } from './failure.ts';
import { shown } from './settings.ts';

/** The state folder is held by another process: one database has one writer. */
export class InUse extends Failure {}

/** Below it lies what Miniflare keeps, where wrangler's `--persist-to` looks for it too. */
export const storageOf = (dir: string): string => join(dir, 'v3');

/** Makes the folder and holds it until released, or until this process ends, however it ends. */
export function holdState(dir: string): { release(): void } {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
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

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is not a folder';
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

/** The key that seals secrets: SECRETS_KEY, or else the folder's own, made once. */
export function sealingKeyOf(dir: string, given = process.env.SECRETS_KEY): string {
  if (given) return given;
  const file = join(dir, 'secrets-key');
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  const key = readFileSync(file, 'utf8').trim();
  if (isSealingKey(key)) return key;
  throw new Failure(`${shown(file)} is damaged: it must hold 32 bytes in base64. Restore it from a copy.`);
}

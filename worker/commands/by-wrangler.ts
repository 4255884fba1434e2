import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.ts';

type Wrangler = typeof import('wrangler');

const keptIn = join(root, 'dist', 'by-wrangler');

/**
 * What wrangler makes of some texts; plain data. To load wrangler takes seconds, which every start and every command would
 * wait for: what it made is kept, under a name that follows from the texts and from its version.
 */
export async function byWrangler<T>(
  what: string,
  texts: string[],
  make: (wrangler: Wrangler) => T,
  folder = keptIn,
): Promise<T> {
  const version = readFileSync(join(root, 'node_modules/wrangler/package.json'), 'utf8');
  const name = createHash('sha256')
    .update(JSON.stringify([what, version, root, texts]))
    .digest('hex');
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    const made = make(await import('wrangler'));
    try {
      keep(folder, name, JSON.stringify(made));
    } catch {
      // Where nothing can be written, as in a container, it is asked again each time.
    }
    return made;
  }
}

/** In one step: whoever reads at the same time finds the whole of it or nothing. Settings may be secret. */
function keep(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, `${name}.${process.pid}`);
  writeFileSync(partial, text, { mode: 0o600 });
  renameSync(partial, join(folder, name));
}

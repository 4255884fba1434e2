import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { print } from './measure.ts';

const folder = join('dist', 'dashboard');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

/** Prints what is sent over the wire, gzipped. */
export function size(): void {
  print('Size, gzip', 'bytes');
  for (const [name, bytes] of Object.entries(firstLoad())) print(name, bytes.toLocaleString('en'));
  print('the Worker', gzipSync(readFileSync('dist/worker/index.js')).length.toLocaleString('en'));
}

/**
 * What a browser fetches for the first page: its styles and scripts, those that the document names, those that its
 * Link header announces, and every script that these import.
 */
function firstLoad(): Record<string, number> {
  const document = read('index.html');
  const ofStart = /^\/\n((?: {2}.*\n)+)/m.exec(read('_headers'))?.[1] ?? '';
  const addresses = (pattern: RegExp) =>
    [...`${document}${ofStart}`.matchAll(pattern)].map(([, path = '']) => path);
  const scripts = new Set<string>();
  const visit = (path: string) => {
    if (scripts.has(path)) return;
    scripts.add(path);
    for (const [, next = ''] of read(path).matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g))
      visit(join(path, '..', next));
  };
  for (const path of addresses(/["<](\/assets\/[^">]+\.js)[">]/g)) visit(path);
  const styles = new Set(addresses(/["<](\/assets\/[^">]+\.css)[">]/g));
  const weight = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + gzipSync(read(path)).length, 0);
  return { 'first load, script': weight(scripts), 'first load, style': weight(styles) };
}

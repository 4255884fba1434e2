import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { byWrangler } from '../../worker/commands/by-wrangler.ts';
import { newStateDir } from './running.ts';

const folder = newStateDir();
afterAll(() => rmSync(folder, { recursive: true }));

let asked = 0;
const made = () => ({ times: ++asked });

test('wrangler is asked once for the same texts, and again for others', async () => {
  const of = (what: string, ...texts: string[]) => byWrangler(what, texts, made, folder);
  expect(await of('it', 'a')).toEqual({ times: 1 });
  expect(await of('it', 'a')).toEqual({ times: 1 });
  expect(await of('it', 'b')).toEqual({ times: 2 });
  expect(await of('another', 'a')).toEqual({ times: 3 });
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077);
  expect(modes).toEqual([0, 0, 0]);
});

test('what is kept damaged, or cannot be kept, is asked again', async () => {
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{');
  expect(await byWrangler('it', ['a'], made, folder)).toEqual({ times: 4 });
  const [file = ''] = readdirSync(folder);
  expect(await byWrangler('it', ['c'], made, join(folder, file))).toEqual({ times: 5 });
});

import { describe, expect, test } from 'vitest';
import { projectFiles } from './sources.ts';

const files = projectFiles();
const machinePath = /(?<![\w./)}\]-])\/(?:work|tmp|root|home)\//;
const mayNamePaths = (path: string) => path.startsWith('.ci/') || path === 'tests/house/words.test.ts';

test('no file names a folder of one machine', () => {
  const naming = [...files].filter(([path, text]) => !mayNamePaths(path) && machinePath.test(text));
  expect(naming.map(([path]) => path)).toEqual([]);
});

describe('a folder of one machine', () => {
  test.each(["'/work/main'", 'in /tmp/x', '`/root/.npmrc', '=/home/someone/x'])('is %s', (text) => {
    expect(text).toMatch(machinePath);
  });

  test.each(['https://example.org/home/a', '../work/', 'docs/work/a', '/homework/'])('is not %s', (text) => {
    expect(text).not.toMatch(machinePath);
  });
});

test('every locked package has an integrity hash and no download address', () => {
  const { packages } = JSON.parse(files.get('package-lock.json') ?? '{}');
  const locked = Object.entries<{ integrity?: string; resolved?: string }>(packages).filter(
    ([path]) => path !== '',
  );
  expect(locked.length).toBeGreaterThan(100);
  const wrong = locked.filter(
    ([, { integrity, resolved }]) => !integrity?.startsWith('sha512-') || resolved !== undefined,
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('the lockfile names the packages of every platform, which npm ci asks for', () => {
  const { packages } = JSON.parse(files.get('package-lock.json') ?? '{}');
  const missing = Object.entries<{ optionalDependencies?: object }>(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('there is a change log', () => {
  expect(files.get('CHANGELOG.md')?.trim()).toBeTruthy();
});

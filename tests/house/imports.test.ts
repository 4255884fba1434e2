import { describe, expect, test } from 'vitest';
import { complaintsAbout, importCircle, testComplaints } from './import-rules.ts';
import { projectFiles } from './sources.ts';

const files = [...projectFiles()];
const sources = files.filter(([path]) => /^(worker|dashboard)\/.*\.(ts|tsx|mjs)$/.test(path));
const styles = files.filter(([path]) => /^(worker|dashboard)\/.*\.(css|html)$/.test(path));
const tests = files.filter(([path]) => /^tests\/.*\.test\.tsx?$/.test(path));

test.each(sources)('%s keeps the rules of the house', (path, source) => {
  expect(complaintsAbout(path, source)).toEqual([]);
});

test('no style sheet or page is over 250 lines', () => {
  expect(styles.filter(([, text]) => text.trimEnd().split('\n').length > 250).map(([path]) => path)).toEqual(
    [],
  );
});

test('imports run one way', () => {
  expect(importCircle(new Map(sources))).toBeUndefined();
});

test('no test is left out', () => {
  expect(tests.flatMap(([path, source]) => testComplaints(path, source))).toEqual([]);
});

describe('the checker complains about', () => {
  test.each([
    ['worker/domain/text.ts', "import { x } from '../db/tables.ts';", 'imports worker/db/tables.ts'],
    ['worker/domain/text.ts', "import type { X } from '../db/tables.ts';", 'imports worker/db/tables.ts'],
    ['worker/domain/a.ts', "import * as z from 'zod';", 'is in no level of worker/domain'],
    [
      'worker/domain/text.ts',
      "import type { X } from './actor.ts';",
      'imports worker/domain/actor.ts, which is not below it',
    ],
    [
      'worker/domain/actor.ts',
      "import { x } from './people/a.ts';",
      'imports worker/domain/people/a.ts, which is not below it',
    ],
    [
      'worker/db/marks/a.ts',
      "import { x } from '../commitments/b.ts';",
      'imports worker/db/commitments/b.ts, which is not',
    ],
    ['worker/domain/text.ts', "type X = import('../app.ts').X; export {};", 'imports worker/app.ts'],
    ['worker/domain/text.ts', "import { Hono } from 'hono';", 'imports the package hono'],
    ['worker/domain/text.ts', "import { readFile } from 'node:fs';", 'imports the package node:fs'],
    ['worker/feeds/a.ts', "import { x } from '../db/actors.ts';", 'imports worker/db/actors.ts'],
    [
      'worker/db/actors.ts',
      "export { x } from '../actions/b.ts'; export const y = 1;",
      'imports worker/actions/b.ts',
    ],
    ['worker/actions/a.ts', "const b = await import('../routes/b.ts');", 'imports worker/routes/b.ts'],
    ['worker/actions/a.ts', 'const b = await import(name);', 'imports the package (computed)'],
    ['worker/actions/a.ts', "import { sql } from 'kysely';", 'imports the package kysely'],
    ['worker/actions/a.ts', "import { build } from '../db/query.ts';", 'for more than its types'],
    ['worker/middleware/a.ts', "import { x } from '../db/actors.ts';", 'imports worker/db/actors.ts'],
    ['worker/context.ts', "import { x } from './app.ts';", 'imports worker/app.ts'],
    ['worker/routes/a.ts', "import { x } from '../app.ts';", 'imports worker/app.ts'],
    ['worker/app.ts', "import { x } from './commands/start.mjs';", 'imports worker/commands/start.mjs'],
    ['worker/index.ts', "import x from './starter/x.json';", 'imports worker/starter/x.json'],
    [
      'worker/commands/a.mjs',
      "import { x } from '../../tests/commands/x.ts';",
      'imports tests/commands/x.ts',
    ],
    ['worker/utils/a.ts', "import { x } from '../domain/x.ts';", 'is in no row of the import table'],
    [
      'dashboard/api.ts',
      "import { app } from '../worker/app.ts';",
      'imports worker/app.ts for more than its types',
    ],
    ['dashboard/api.ts', "import { type App } from '../worker/app.ts';", 'for more than its types'],
    ['dashboard/api.ts', "import { Hono } from 'hono';", 'imports the package hono'],
    [
      'dashboard/pages/a.tsx',
      "import { x } from '../../worker/db/actors.ts';",
      'imports worker/db/actors.ts',
    ],
    ['dashboard/timeline/a.ts', "import { x } from '../api.ts';", 'imports dashboard/api.ts'],
    ['dashboard/timeline/a.ts', "import { h } from 'preact';", 'imports the package preact'],
    ['dashboard/timeline/a.ts', "import { x } from '../../worker/words/app.ts';", 'for more than its types'],
    ['dashboard/follow-up/a.ts', "import { x } from '../pages/b.tsx';", 'imports dashboard/pages/b.tsx'],
    ['worker/domain/text.ts', 'export const x = new Date();', 'calls new Date()'],
    ['worker/db/actors.ts', 'export const x = () => Date.now();', 'calls Date.now'],
    ['worker/actions/a.ts', 'export const x = crypto.randomUUID();', 'calls crypto.randomUUID'],
    ['dashboard/ui/a.tsx', 'export const x = <p>{globalThis.crypto.randomUUID()}</p>;', 'crypto.randomUUID'],
    ['worker/domain/desk/index.ts', "export * from './a.ts';", 'only re-exports'],
    ['worker/domain/desk/index.ts', "import { a } from './a.ts'; export { a };", 'only re-exports'],
  ])('%s: %s', (path, source, complaint) => {
    expect(complaintsAbout(path, source)).toEqual([expect.stringContaining(complaint)]);
  });

  test('a file of more than 250 lines', () => {
    expect(complaintsAbout('worker/domain/text.ts', '// one more\n'.repeat(250))).toEqual([]);
    expect(complaintsAbout('worker/domain/text.ts', '// one more\n'.repeat(251))).toHaveLength(1);
  });

  test('a circle of imports, of types too', () => {
    const circle = (how: string) =>
      importCircle(
        new Map([
          ['worker/domain/a.ts', "import { b } from './b.ts';"],
          ['worker/domain/b.ts', `import ${how} { a } from './a.ts';`],
        ]),
      );
    for (const how of ['', 'type'])
      expect(circle(how)).toEqual(['worker/domain/a.ts', 'worker/domain/b.ts', 'worker/domain/a.ts']);
  });

  test.each(['test.only', 'it.skip', 'describe.todo', 'test.concurrent.skip', 'test.skipIf'])(
    '%s',
    (call) => {
      expect(testComplaints('tests/a.test.ts', `${call}('a', () => {});`)).toEqual([
        `tests/a.test.ts has ${call}`,
      ]);
    },
  );
});

describe('the checker accepts', () => {
  test.each([
    ['worker/domain/actor.ts', "import * as z from 'zod'; import { b } from './text.ts'; // import 'hono'"],
    [
      'worker/domain/text.ts',
      "export const x = (day) => [new Date(day), 'Date.now()', crypto.getRandomValues];",
    ],
    ['worker/context.ts', "import { v7 } from 'uuid'; export const now = () => new Date();"],
    [
      'worker/middleware/a.ts',
      "import { createMiddleware } from 'hono/factory'; import { x } from '../context.ts';",
    ],
    ['worker/commands/a.mjs', "import { x } from 'node:fs'; import { y } from '../domain/y.ts'; Date.now();"],
    [
      'dashboard/api.ts',
      "import type { AppType } from '../worker/app.ts'; import { hc } from 'hono/client';",
    ],
    [
      'dashboard/main.tsx',
      "import './main.css'; import { render } from 'preact'; export const now = Date.now();",
    ],
    [
      'dashboard/timeline/a.ts',
      "import { scaleTime } from 'd3'; import type { Words } from '../../worker/words/app.ts';",
    ],
  ])('%s: %s', (path, source) => {
    expect(complaintsAbout(path, source)).toEqual([]);
  });
});

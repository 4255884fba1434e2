import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { app } from '../../worker/app.ts';
import { eventSchemas } from '../../worker/domain/events/event.ts';
import { headingId } from './headings.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root }).sort()];
const texts = new Map(pages.map((page) => [page, read(page)]));
const all = [...texts.values()].join('\n');
const integrations = texts.get('docs/integrations.md') ?? '';

const unnamed = (names: string[], text = all) => names.filter((name) => !text.includes(name));

describe('the documentation names', () => {
  test('every address of the API', () => {
    const { paths = {} } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } });
    expect(Object.keys(paths).length).toBeGreaterThan(20);
    expect(unnamed(Object.keys(paths))).toEqual([]);
  });

  test('every type of event', () => {
    expect(unnamed(Object.keys(eventSchemas), integrations)).toEqual([]);
  });

  test('every script of package.json', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const commands = Object.keys(scripts).map((name) =>
      ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`,
    );
    expect(unnamed(commands)).toEqual([]);
  });

  test('every command of npm run admin', () => {
    const source = read('worker/commands/administer.ts') + read('worker/commands/administer-people.ts');
    const commands = [...source.matchAll(/^ {2}'(\w+ \w+)': \{/gm)].flatMap(([, command]) => command ?? []);
    expect(commands.length).toBeGreaterThan(5);
    expect(unnamed(commands)).toEqual([]);
  });

  test('every setting', () => {
    const made = /interface __BaseEnv_Env \{([\s\S]*?)\n\}/.exec(read('worker/env.d.ts'))?.[1] ?? '';
    const env = /export interface Env [^{]*\{([\s\S]*?)\n\}/.exec(read('worker/config.ts'))?.[1] ?? '';
    const bindings = [...`${made}${env}`.matchAll(/^\s+([A-Z_]+)\??:/gm)].flatMap(([, name]) => name ?? []);
    const local = [
      ...read('worker/commands/settings.ts').matchAll(/\b([A-Z]+(?:_[A-Z]+)*)(?=[,} ].*NodeJS)/g),
    ];
    const names = [...bindings, ...local.flatMap(([, name]) => name ?? [])];
    expect(names).toEqual(expect.arrayContaining(['DB', 'SECRETS_KEY', 'PORT', 'STATE_DIR']));
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(all))).toEqual([]);
  });
});

describe('docs/integrations.md', () => {
  test.each(Object.entries(eventSchemas))('names every field of %s', (_, schema) => {
    expect(
      unnamed(
        [...fieldsOf(schema)].map((name) => `\`${name}\``),
        integrations,
      ),
    ).toEqual([]);
  });

  test.each(Object.entries(eventSchemas))('says what %s needs', (type, schema) => {
    const row = integrations.split('\n').find((line) => line.startsWith(`| \`${type}\``)) ?? '';
    const needed = schema.safeParse({}).error?.issues.map(({ path }) => `\`${String(path[0])}\``) ?? [];
    expect(unnamed(needed, row)).toEqual([]);
  });
});

/** The names of all fields below a schema, as its JSON Schema has them. */
function fieldsOf(schema: z.ZodType): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'properties') for (const name of Object.keys(part)) names.add(name);
      visit(part);
    }
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }));
  return names;
}

describe('links', () => {
  const links = [...texts].flatMap(([page, text]) =>
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) =>
      /^[a-z]+:/.test(to) ? [] : [{ page, to }],
    ),
  );

  test('from the documentation lead to files and headings that are there', () => {
    const broken = links.filter(({ page, to }) => {
      const [path = '', heading] = to.split('#');
      const target = path ? relative(root, resolve(root, dirname(page), path)) : page;
      if (globSync(target, { cwd: root }).length === 0) return true;
      const headings = [...(texts.get(target) ?? '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
      return heading !== undefined && !headings.map(headingId).includes(heading);
    });
    expect(broken).toEqual([]);
  });
});

test('every file that the documentation names in backticks is there', () => {
  const named = [...texts].flatMap(([page, text]) =>
    [...text.matchAll(/`((?:docs|worker|tests|migrations|dashboard)\/[\w./-]*\w)`/g)].map(
      ([, path = '']) => ({
        page,
        path,
      }),
    ),
  );
  expect(named.filter(({ path }) => globSync(path, { cwd: root }).length === 0)).toEqual([]);
});

import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { clockKeepers, importTable, levels, mostLines } from './import-table.ts';

export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** What a source says about itself, read with a real parser: comments and strings do not mislead it. */
interface Facts {
  imports: Import[];
  clocks: string[];
  shortened: string[];
  isBarrel: boolean;
}

/** Everything that is wrong with a file of worker/ or dashboard/. */
export function complaintsAbout(path: string, source: string): string[] {
  const { imports, clocks, isBarrel } = factsOf(path, source);
  const lines = source.trimEnd().split('\n').length;
  return [
    ...imports.flatMap((one) => importComplaint(path, one) ?? []),
    ...imports.flatMap((one) => levelComplaint(path, one) ?? []),
    ...(clockKeepers.some((keeper) => isWithin(path, keeper)) ? [] : clocks).map(
      (call) => `${path} calls ${call}: time and ids are arguments`,
    ),
    ...(isBarrel ? [`${path} only re-exports`] : []),
    ...(lines > mostLines ? [`${path} has ${lines} lines, more than ${mostLines}`] : []),
  ];
}

/** Tests that are left out, or leave the others out. */
export function testComplaints(path: string, source: string): string[] {
  return factsOf(path, source).shortened.map((call) => `${path} has ${call}`);
}

/** A circle of imports, of types too, as the files in it; undefined where arrows run one way. */
export function importCircle(sources: Map<string, string>): string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    const source = sources.get(path);
    if (done.has(path) || source === undefined) return undefined;
    for (const { specifier } of factsOf(path, source).imports) {
      const circle = visit(resolved(path, specifier), [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of sources.keys()) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}

function importComplaint(path: string, { specifier, typeOnly }: Import): string | undefined {
  const row = importTable
    .filter(({ of }) => isWithin(path, of))
    .sort((a, b) => b.of.length - a.of.length)
    .at(0);
  if (!row) return `${path} is in no row of the import table`;
  if (!/^[./]/.test(specifier)) {
    const allowed = row.packages.some(
      (name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
    );
    return allowed ? undefined : `${path} imports the package ${specifier}`;
  }
  const target = resolved(path, specifier);
  if (row.types?.some((type) => isWithin(target, type))) {
    return typeOnly ? undefined : `${path} imports ${target} for more than its types`;
  }
  const within = (entry: string) => isWithin(target, entry);
  if (row.own.some(within) && !row.except?.some(within)) return undefined;
  return `${path} imports ${target}`;
}

/** Where a module of domain or db imports one that is not on a lower level. */
function levelComplaint(path: string, { specifier }: Import): string | undefined {
  const target = resolved(path, specifier);
  const base = Object.keys(levels).find((folder) => isWithin(path, folder));
  if (!base) return undefined;
  const moduleOf = (file: string) => file.slice(base.length + 1).replace(/[/.].*$/, '');
  const levelOf = (file: string) => levels[base]?.findIndex((level) => level.includes(moduleOf(file))) ?? -1;
  if (levelOf(path) < 0) return `${path} is in no level of ${base}`;
  if (!isWithin(target, base) || moduleOf(target) === moduleOf(path)) return undefined;
  return levelOf(target) < levelOf(path) ? undefined : `${path} imports ${target}, which is not below it`;
}

const resolved = (path: string, specifier: string) =>
  posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));

const isWithin = (path: string, entry: string) =>
  path === entry || path.startsWith(`${entry}/`) || path.replace(/\.\w+$/, '') === entry;

function factsOf(path: string, source: string): Facts {
  const { program, errors } = parseSync(path, source);
  if (errors.length) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const facts: Facts = { imports: [], clocks: [], shortened: [], isBarrel: isBarrel(program.body) };
  const add = (specifier: unknown, typeOnly: boolean) =>
    facts.imports.push({ specifier: typeof specifier === 'string' ? specifier : '(computed)', typeOnly });
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ImportExpression: (node) => add(node.source.type === 'Literal' && node.source.value, false),
    TSImportType: (node) => add(node.source.value, true),
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && !node.arguments.length) facts.clocks.push('new Date()');
    },
    MemberExpression: (node) => {
      const name = nameOf(node);
      if (/^(globalThis\.)?(Date\.now|crypto\.randomUUID)$/.test(name)) facts.clocks.push(name);
      if (/^(test|it|describe|suite)\.(.*\.)?(only|skip|todo|skipIf|runIf)$/.test(name)) {
        facts.shortened.push(name);
      }
    },
  }).visit(program);
  return facts;
}

/** `a.b.c` of a chain of names; a call or another expression within it counts as an empty name. */
function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'CallExpression') return nameOf(node.callee);
  if (node.type !== 'MemberExpression') return '';
  return `${nameOf(node.object)}.${node.property.type === 'Identifier' ? node.property.name : ''}`;
}

/** Nothing but imports and exports of what others declare. */
function isBarrel(body: ESTree.Program['body']): boolean {
  const passesOn = (node: ESTree.Program['body'][number]) =>
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && !node.declaration);
  return body.some(passesOn) && body.every((node) => passesOn(node) || node.type === 'ImportDeclaration');
}

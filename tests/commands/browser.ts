import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const carrier = join(root, 'node_modules/@sparticuz/chromium');
const cache = join(root, 'node_modules/.cache/rapporteur/chromium');

/** A Chromium and the variables that it needs to start. */
export type Program = { executablePath: string; env: Record<string, string> };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let found: Promise<Program> | undefined;

/** Web security stays on: the tests rely on it. The caller closes the browser. */
export async function launchChromium(): Promise<Browser> {
  found ??= findChromium();
  const { executablePath, env } = await found;
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env }, timeout: 120_000 });
}

let shared: Promise<Browser> | undefined;

/** One Chromium for all the files that a process runs, one after the other; it ends with the process. */
export async function theChromium(): Promise<Browser> {
  if (!(await shared)?.isConnected()) shared = launchChromium();
  return shared as Promise<Browser>;
}

/** Closes whatever a file has open. */
export const closeContexts = (browser: Browser) =>
  Promise.all(browser.contexts().map((context) => context.close()));

/**
 * The Chromium that CHROMIUM_PATH names, or the one packed in an npm package, so that the browser and its font are the same on
 * every machine. An installed one is used only where the packed one cannot start.
 */
export async function findChromium(): Promise<Program> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts({ executablePath: named, env: {} })) return { executablePath: named, env: {} };
    throw new Error(`CHROMIUM_PATH names ${named}, which does not start`);
  }
  const packed = await unpacked();
  const program = await firstThatStarts([...packed, ...installed()]);
  if (program) return program;

  // The packed one is built for x64; these are the Debian names of the libraries that it needs.
  const wanted = process.arch === 'x64' ? ['libnss3', 'libnspr4', 'libexpat1'] : ['chromium'];
  const second = (await aptInstall(wanted)) && (await firstThatStarts([...packed, ...installed()]));
  if (second) return second;
  throw new Error(`No Chromium starts here: install ${wanted.join(', ')}, or set CHROMIUM_PATH`);
}

function installed(): Program[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((executablePath) => existsSync(executablePath))
    .map((executablePath) => ({ executablePath, env: {} }));
}

async function firstThatStarts(programs: Program[]): Promise<Program | undefined> {
  for (const program of programs) if (await starts(program)) return program;
  return undefined;
}

/** Starting it finds a missing library more surely than ldd. Starting from a cold disk takes long. */
async function starts({ executablePath, env }: Program): Promise<boolean> {
  const options = { env: { ...process.env, ...env }, timeout: 120_000 };
  return run(executablePath, ['--version'], options).then(
    () => true,
    () => false,
  );
}

/** The packed Chromium with its own libraries, or else with the machine's. */
async function unpacked(): Promise<Program[]> {
  const folder = await unpack();
  const executablePath = join(folder, 'chromium');
  // One font of our own: text is as wide on every machine.
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf'), XDG_CACHE_HOME: join(folder, 'cache') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
  return [
    { executablePath, env: { ...env, ...libraries } },
    { executablePath, env },
  ];
}

/** Unpacks beside its final place and moves there in one step: two runs at once do not meet. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(carrier, 'package.json'), 'utf8'));
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(`${folder}-`);
  try {
    // In a process of its own, because the package unpacks to wherever the temporary folder is.
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      // The name of that platform makes it unpack the shared libraries too.
      env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await writeFile(join(partial, 'fonts.conf'), fontSettings);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function aptInstall(packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-qq', '--no-install-recommends', ...packages], { env });
    return true;
  } catch {
    return false;
  }
}

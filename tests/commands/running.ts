import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, inject } from 'vitest';
import { admin as adminCommand } from '../../worker/commands/admin.ts';
import { type Call, endingOf } from '../../worker/commands/failure.ts';
import { start } from '../../worker/commands/start.ts';
import type { Role } from '../../worker/domain/visibility.ts';

const root = resolve(import.meta.dirname, '../..');
const commands = join(root, 'worker/commands');

type State = 'empty' | 'withTokens' | 'starter';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of state with all migrations applied: nothing beside; tokens and a first link; these and the starter record. */
    states: Record<State, string>;
    /** A token for each role, valid in the states with tokens. */
    tokens: Record<Role, string>;
    /** The secret of the first administrator's link, valid in the states with tokens. */
    firstSecret: string;
  }
}

/** An empty state folder; the caller removes it. */
export const newStateDir = (): string => mkdtempSync(join(tmpdir(), 'rapporteur-'));

/** A copy of a prepared state folder; the caller removes it. */
export async function copyOfState(of: State): Promise<string> {
  const stateDir = newStateDir();
  await cp(inject('states')[of], stateDir, { recursive: true });
  return stateDir;
}

type Settings = Record<string, string>;

// What this machine has set must not reach the commands.
const unset = { PORT: '', STATE_DIR: '', BASE_URL: '', SECRETS_KEY: '', SHOW_COST: '', AUTH_MODE: '' };
const environment = (settings: Settings) => ({ ...process.env, ...unset, ...settings });

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. */
export function run(program: string, args: string[], settings: Settings = {}): Promise<Ended> {
  return new Promise((settle) => {
    const child = execFile(program, args, { cwd: root, env: environment(settings) }, (_, stdout, stderr) =>
      settle({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

export const runCommand = (file: string, args: string[], settings: Settings): Promise<Ended> =>
  run(process.execPath, [join(commands, file), ...args], settings);

/** Runs a command within this process, which takes far less time than a process of its own. */
export async function inProcess(
  command: (call: Call) => Promise<void>,
  args: string[],
  environment: Settings,
): Promise<Ended> {
  let stdout = '';
  const print = (text: string) => {
    stdout += `${text}\n`;
  };
  try {
    await command({ args, environment, print });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { message, exitCode } = endingOf(error);
    return { code: exitCode, stdout, stderr: `${message}\n` };
  }
}

/** Runs `npm run admin` within this process and reads the lines that it prints. */
export async function admin(args: string[], settings: Settings) {
  const { code, stdout, stderr } = await inProcess(adminCommand, args, settings);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line): Record<string, string> => JSON.parse(line));
}

/** The last words that `npm start` prints once it serves. */
const announced = 'docs/integrations.md';
const addressIn = (output: string): string | undefined => /http:\/\/localhost:\d+/.exec(output)?.[0];

export interface Server {
  url: string;
  /** All that it has printed. */
  output: string;
  child: ChildProcess;
  /** Asks it to stop, and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Runs `npm start` within this process on any free port, and waits until it prints its address. */
export async function startInProcess(settings: Settings, args: string[] = []) {
  const stop = new AbortController();
  let output = '';
  const ready = Promise.withResolvers<void>();
  const print = (text: string) => {
    output += `${text}\n`;
    if (output.includes(announced)) ready.resolve();
  };
  const ended = start({ args, environment: { PORT: '0', ...settings }, print }, stop.signal);
  await Promise.race([ready.promise, ended]);
  return {
    url: addressIn(output) ?? '',
    output,
    /** Stops it and waits until it has ended. */
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
}

/** Starts a server on any free port and waits until it says where it is. */
export async function startServer(
  settings: Settings,
  args: string[] = [],
  file = 'start.mjs',
): Promise<Server> {
  const child = spawn(process.execPath, [join(commands, file), ...args], {
    cwd: root,
    env: environment({ PORT: '0', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  let output = '';
  let complaints = '';
  child.stderr.on('data', (data) => {
    complaints += data;
  });
  const ready = new Promise<void>((settle) => {
    child.stdout.on('data', (data) => {
      output += data;
      if (output.includes(announced)) settle();
    });
  });
  await Promise.race([ready, exit]);
  const url = addressIn(output);
  if (!url) throw new Error(`It did not start: ${complaints}`);
  return {
    url,
    output,
    child,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code, endedBy] = await exit;
      return { code, signal: endedBy };
    },
  };
}

/** Whether anybody answers there within a while; the port is free once nobody does. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

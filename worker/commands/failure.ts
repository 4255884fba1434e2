import { Refusal } from '../domain/errors.ts';

/** What the person at the keyboard can put right: told in one line, without a stack. */
export class Failure extends Error {
  readonly exitCode: number = 1;
}

/** A command that was not understood; its message is the usage. */
export class UsageError extends Failure {
  override readonly exitCode = 2;
}

/** How a command is called: by its process in `run`, or by a test within another process. */
export interface Call {
  args: string[];
  environment: NodeJS.ProcessEnv;
  print(text: string): void;
}

/** Runs a command to its end; whatever goes wrong becomes a line on stderr and an exit code. */
export async function run(command: (call: Call) => Promise<void>): Promise<void> {
  try {
    await command({ args: process.argv.slice(2), environment: process.env, print: console.log });
  } catch (error) {
    const { message, exitCode } = endingOf(error);
    console.error(message);
    process.exitCode = exitCode;
  }
}

/** What a command that fails prints to stderr, and its exit code. */
export const endingOf = (error: unknown): { message: string; exitCode: number } => ({
  message: error instanceof UsageError ? error.message : lineOf(error),
  exitCode: error instanceof Failure ? error.exitCode : 1,
});

/** An error in one line, also where it brings a stack or a report along. */
export function lineOf(error: unknown): string {
  if (error instanceof Refusal && error.faults.length > 0)
    return error.faults.map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`).join('; ');
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n').at(0)?.trim() || 'Something failed without saying what.';
}

/** The code of an error of Node or Miniflare, such as EADDRINUSE. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

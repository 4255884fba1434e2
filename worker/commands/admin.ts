import { setTimeout as pause } from 'node:timers/promises';
import { Db } from '../db/database.ts';
import { isSealingKey } from '../domain/events/secret-box.ts';
import { commandOf } from './administer.ts';
import { clock } from './clock.ts';
import { type Command, usage } from './command.ts';
import { askServer } from './control.ts';
import { type Call, Failure, run } from './failure.ts';
import { settingsOf, workerSettings } from './settings.ts';
import { InUse } from './state.ts';

// As long as a start may take that builds first.
const patience = 30_000;

if (import.meta.main) await run(admin);

export async function admin(call: Call): Promise<void> {
  const { args, print } = call;
  if (args.some((arg) => arg === '--help' || arg === '-h')) return print(usage);
  const command = commandOf(args);
  const lines = command.remote ? await remotely(command, call) : await locally(command, call);
  for (const line of lines) print(JSON.stringify(line));
}

/** Through the server where it runs, or else on the database itself; whichever can be had first. */
async function locally(command: Command, { args, environment }: Call): Promise<object[]> {
  const { stateDir, baseUrl, port } = settingsOf(environment);
  for (const until = Date.now() + patience; ; await pause(200)) {
    const answer = await askServer(stateDir, { args, baseUrl });
    if (answer && 'fault' in answer) throw new Failure(answer.fault);
    if (answer) return answer.lines;
    try {
      // Read only when needed: it takes longer than asking the server.
      const { openLocal } = await import('./local.ts');
      const local = await openLocal({ stateDir, bindings: workerSettings(environment, ['SECRETS_KEY']) });
      try {
        const { d1, sealingKey } = local;
        const address = baseUrl ?? `http://localhost:${port}`;
        return await command.carryOut({ db: new Db(d1), sealingKey, baseUrl: address, clock: clock() });
      } finally {
        await local.close();
      }
    } catch (error) {
      if (!(error instanceof InUse) || Date.now() > until) throw error;
    }
  }
}

async function remotely(command: Command, { environment }: Call): Promise<object[]> {
  const { baseUrl } = settingsOf(environment);
  const sealingKey = environment.SECRETS_KEY ?? '';
  if (command.sealsSecret && !isSealingKey(sealingKey))
    throw new Failure('SECRETS_KEY must hold the key of the deployed Worker: 32 bytes in base64.');
  if (command.tellsAddress && !baseUrl)
    throw new Failure(
      'BASE_URL must say where the deployed Worker is, such as https://briefings.example.org.',
    );
  // What wrangler says of its progress would stand among the lines of JSON; it reads this when it is loaded.
  process.env.WRANGLER_LOG ??= 'error';
  const { openRemote } = await import('./remote.ts');
  const remote = await openRemote();
  try {
    return await command.carryOut({
      db: new Db(remote.d1),
      sealingKey,
      baseUrl: baseUrl ?? '',
      clock: clock(),
    });
  } finally {
    await remote.close();
  }
}

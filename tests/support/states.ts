import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWhatChanged } from '../../worker/commands/build.ts';
import { clock } from '../../worker/commands/clock.ts';
import { loadStarter } from '../../worker/commands/load-starter.ts';
import { openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';

/** Builds what the tests look at, and prepares once the states that most of them begin from. */
export default async function prepareStates({ provide }: TestProject) {
  buildWhatChanged();
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-states-'));
  const states = { empty: join(folder, 'empty'), starter: join(folder, 'starter') };
  await (await openLocal({ stateDir: states.empty })).close();
  await cp(states.empty, states.starter, { recursive: true });
  const starter = await openLocal({ stateDir: states.starter });
  await loadStarter(new Db(starter.d1), clock());
  await starter.close();
  provide('states', states);
  return () => rm(folder, { recursive: true, force: true });
}

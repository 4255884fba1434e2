import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { firstAdministratorLink } from '../../worker/actions/one-time-links.ts';
import { perform } from '../../worker/actions/perform.ts';
import { commandOf } from '../../worker/commands/administer.ts';
import { buildWhatChanged } from '../../worker/commands/build.ts';
import { clock } from '../../worker/commands/clock.ts';
import { loadStarter } from '../../worker/commands/load-starter.ts';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { type Role, roles } from '../../worker/domain/visibility.ts';

/** Builds the Worker and the dashboard, and prepares the states that most system tests begin from. */
export default async function prepareStates({ provide }: TestProject) {
  buildWhatChanged();
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-states-'));
  const states = {
    empty: join(folder, 'empty'),
    withTokens: join(folder, 'with-tokens'),
    starter: join(folder, 'starter'),
  };
  await (await openLocal({ stateDir: states.empty })).close();
  await cp(states.empty, states.withTokens, { recursive: true });
  const withTokens = await openLocal({ stateDir: states.withTokens });
  provide('tokens', await createTokens(withTokens));
  provide('firstSecret', await createFirstLink(withTokens));
  await withTokens.close();
  await cp(states.withTokens, states.starter, { recursive: true });
  const starter = await openLocal({ stateDir: states.starter });
  await loadStarter(new Db(starter.d1), clock());
  await starter.close();
  provide('states', states);
  return () => rm(folder, { recursive: true, force: true });
}

/** The secret of the link that `npm start` prints while there is no administrator. */
async function createFirstLink({ d1, url: origin }: Local): Promise<string> {
  const { now, newId, random } = clock();
  const author = { kind: 'system', id: null, name: 'npm start' } as const;
  const link = await perform({ db: new Db(d1), now, newId, author }, (work) =>
    firstAdministratorLink(work, { random, origin }),
  );
  return link?.url.split('#')[1] ?? '';
}

/** One token for each role, as `npm run admin -- token create` makes it. */
async function createTokens({ d1, sealingKey, url }: Local): Promise<Record<Role, string>> {
  const tokens = { viewer: '', editor: '', admin: '' };
  for (const role of roles) {
    const place = { db: new Db(d1), sealingKey, baseUrl: url, clock: clock() };
    const [created] = await commandOf(['token', 'create', `an ${role}`, '--role', role]).carryOut(place);
    tokens[role] = (created as { token: string }).token;
  }
  return tokens;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { createIntegration } from '../../worker/actions/manage-integrations.ts';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/perform.ts';
import { startSession } from '../../worker/actions/start-session.ts';
import { builtWorker } from '../../worker/commands/build.ts';
import { Db } from '../../worker/db/database.ts';
import { bareSchema, bareScript } from './bare.ts';
import { fillStatements } from './fill.ts';
import { fillAroundStatements } from './fill-around.ts';
import { serve } from './serve.ts';
import { markStatements } from './timeline/fill.ts';

export type Filled = Awaited<ReturnType<typeof filled>>;

/** Ours and the floor, each served with a record of `n` commitments; ours with a sender, a viewer's token and the secret of a session. */
export async function filled(n: number) {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const schema = readdirSync('migrations')
    .sort()
    .flatMap((name) => statementsOf(readFileSync(join('migrations', name), 'utf8')));
  const today = new Date().toISOString().slice(0, 10);
  const statements = [
    ...schema,
    ...fillStatements(n, today),
    ...fillAroundStatements(today),
    ...markStatements(n),
    'analyze',
  ];
  const sealingKey = Buffer.alloc(32, 7).toString('base64');
  const local = await serve(builtWorker(), {
    stateDir: join(folder, 'ours'),
    statements,
    bindings: { SHOW_COST: '1', SECRETS_KEY: sealingKey },
  });
  const bare = await serve(
    { script: bareScript },
    { stateDir: join(folder, 'bare'), statements: [...statements, ...bareSchema] },
  );
  const author = { kind: 'token' as const, id: null, name: 'bench' };
  const context = { db: new Db(local.d1), now: new Date(), newId: () => v7(), author };
  const random = crypto.getRandomValues(new Uint8Array(32));
  const sender = await perform(context, (work) =>
    createIntegration(work, { name: 'bench' }, { sealingKey, random }),
  );
  const { token } = await perform(context, (work) =>
    createToken(work, { name: 'bench', role: 'viewer', days: 1, random }),
  );
  const device = { browser: null, system: null };
  const person = { id: 'person-1', name: 'Person number 1', role: 'editor' as const };
  const { secret } = await perform(context, (work) =>
    startSession(work, person, { device, random: random.slice(0, 24), previous: null }),
  );
  return {
    local,
    bare,
    sender,
    token,
    session: secret,
    async close() {
      await bare.close();
      await local.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/perform.ts';
import { builtWorker } from '../../worker/commands/build.ts';
import { Db } from '../../worker/db/database.ts';
import { editTogether, lossesOf } from '../support/editing.ts';
import { print } from './measure.ts';
import { serve } from './serve.ts';

const people = 20;
const records = 20;

/** Twenty people at the same twenty records for a minute, none of whom stops to think; then what became of it all. */
export async function editing(seconds = 60): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const statements = readdirSync('migrations')
    .sort()
    .flatMap((name) => statementsOf(readFileSync(join('migrations', name), 'utf8')));
  const bindings = { SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') };
  const local = await serve(builtWorker(), { stateDir, statements, bindings });
  try {
    const tokens: string[] = [];
    for (let i = 0; i < people; i += 1) tokens.push(await tokenOf(new Db(local.d1), `editor ${i}`));
    const until = performance.now() + seconds * 1000;
    const isDone = () => performance.now() > until;
    const done = await editTogether({ url: local.url, tokens, records, isDone });
    const losses = await lossesOf(local.url, tokens[0] ?? '', done);
    const inAll = done.accepted.length;
    print(`${people} people, ${records} records, ${done.seconds.toFixed(0)} s`);
    print('requests', done.requests);
    print('changes accepted', inAll);
    print('changes a second', (inAll / done.seconds).toFixed(0));
    print('answered 412 and made again', done.stale);
    print('refused, as it was archived just then', done.refused);
    print('lost, doubled or out of order', losses.length);
    for (const loss of losses.slice(0, 20)) console.error(loss);
    if (losses.length > 0) process.exitCode = 1;
  } finally {
    await local.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function tokenOf(db: Db, name: string): Promise<string> {
  const author = { kind: 'system' as const, id: null, name: 'bench' };
  const random = crypto.getRandomValues(new Uint8Array(32));
  const made = await perform({ db, now: new Date(), newId: () => v7(), author }, (work) =>
    createToken(work, { name, role: 'editor', days: 1, random }),
  );
  return made.token;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { createIntegration } from '../../worker/actions/manage-integrations.ts';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/work.ts';
import { buildWhatChanged, builtWorker } from '../../worker/commands/build.ts';
import { Db } from '../../worker/db/database.ts';
import { commitmentStatuses } from '../../worker/domain/standing.ts';
import { bareScript, bareTable } from './bare.ts';
import { type Cost, costed, costOf } from './cost.ts';
import { rowsOfEvent, signedEvent } from './event.ts';
import { fillStatements } from './fill.ts';
import { firstLoad } from './first-load.ts';
import { requestsPerSecond, type Shot } from './load.ts';
import { serve } from './serve.ts';

const sizes = [10_000, 100_000];
const rounds = 3;
const today = new Date().toISOString().slice(0, 10);
const schema = readdirSync('migrations')
  .sort()
  .flatMap((name) => statementsOf(readFileSync(join('migrations', name), 'utf8')));
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const print = (...cells: (string | number)[]) =>
  console.log(
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(34) : String(cell).padStart(14))).join(''),
  );

/** The two in turn, so that a machine that slows down slows both. */
async function ratio(ours: () => Promise<number>, floor: () => Promise<number>) {
  const pairs: [number, number][] = [];
  await ours();
  await floor();
  for (let i = 0; i < rounds; i += 1) pairs.push([await ours(), await floor()]);
  return {
    ours: median(pairs.map(([a]) => a)),
    floor: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

async function measure(n: number): Promise<Record<string, Cost>> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const statements = [...schema, ...fillStatements(n, today)];
  const sealingKey = Buffer.alloc(32, 7).toString('base64');
  const local = await serve(builtWorker(), {
    stateDir: join(folder, 'ours'),
    statements,
    bindings: { SHOW_COST: '1', SECRETS_KEY: sealingKey },
  });
  const bare = await serve(
    { script: bareScript },
    { stateDir: join(folder, 'bare'), statements: [...statements, bareTable] },
  );
  try {
    const costs: Record<string, Cost> = {};
    for (const [name, path] of Object.entries(costed)) costs[name] = await costOf(local.url + path);
    const context = {
      db: new Db(local.d1),
      now: new Date(),
      newId: () => v7(),
      author: { kind: 'system' as const, id: null, name: 'bench' },
    };
    const random = crypto.getRandomValues(new Uint8Array(32));
    const sender = await perform(context, (work) =>
      createIntegration(work, { name: 'bench' }, { sealingKey, random }),
    );
    const { token } = await perform(context, (work) =>
      createToken(work, { name: 'bench', role: 'viewer', days: 1, random }),
    );
    const headers = { authorization: `Bearer ${token}` };
    const get = (path: string): Shot => ({ method: 'GET', path, headers });
    const floor = () => requestsPerSecond(bare.port, () => ({ method: 'GET', path: '/' }));
    const list = '/api/commitments?limit=50';
    print(`Requests/s, ${n.toLocaleString('en')} commitments`, 'ours', 'floor', 'ratio');
    const rated = async (name: string, ours: (i: number) => Shot | Promise<Shot>, theirs = floor) => {
      let sent = 0;
      const rates = await ratio(() => requestsPerSecond(local.port, () => ours(sent++)), theirs);
      print(name, rates.ours.toFixed(0), rates.floor.toFixed(0), rates.ratio.toFixed(2));
    };
    await rated('list of due, public', () => ({ method: 'GET', path: list }));
    await rated('list of due, with a token', () => get(list));
    await rated('list of due, never asked before', (i) => ({ method: 'GET', path: list + inAnyOrder(i) }));
    const body = (await signedEvent(sender, 0)).body;
    const stored = (reads: number) => () =>
      requestsPerSecond(bare.port, () => ({
        method: 'POST',
        path: `/?rows=${rowsOfEvent}&reads=${reads}`,
        body,
      }));
    let events = 0;
    await rated('webhook intake', () => signedEvent(sender, events++), stored(0));
    // What it must know first: the sender and whether the message came before; then actors and references.
    await rated('webhook intake, floor reads too', () => signedEvent(sender, events++), stored(2));
    return costs;
  } finally {
    await bare.close();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A filter that asks for everything, each time spelled otherwise: nothing of it can be in memory. */
function inAnyOrder(i: number): string {
  const rest: string[] = [...commitmentStatuses];
  const order: string[] = [];
  for (let n = i; rest.length > 0; n = Math.floor(n / (rest.length + 1)))
    order.push(...rest.splice(n % rest.length, 1));
  return `&status=${order.join(',')}`;
}

buildWhatChanged();
const costs = [];
for (const n of sizes) costs.push(await measure(n));
console.log();
print('D1 rows read (statements)', ...sizes.map((n) => n.toLocaleString('en')));
for (const name of Object.keys(costed))
  print(name, ...costs.map((each) => `${each[name]?.read} (${each[name]?.statements})`));
console.log();
print('Size, gzip', 'bytes');
for (const [name, bytes] of Object.entries(firstLoad())) print(name, bytes.toLocaleString('en'));
print('the Worker', gzipSync(readFileSync('dist/worker/index.js')).length.toLocaleString('en'));

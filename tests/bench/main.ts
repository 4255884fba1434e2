import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { unstable_splitSqlQuery as statementsOf } from 'wrangler';
import { createIntegration } from '../../worker/actions/manage-integrations.ts';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/work.ts';
import { openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { startBare } from './bare.ts';
import { type Cost, costed, costOf } from './cost.ts';
import { rowsOfEvent, signedEvent } from './event.ts';
import { fillStatements } from './fill.ts';
import { firstLoad } from './first-load.ts';
import { requestsPerSecond, type Shot } from './load.ts';

const sizes = [10_000, 100_000];
const rounds = 3;
const today = new Date().toISOString().slice(0, 10);
const schema = ['0001_record.sql', '0002_access.sql', '0003_commitment_search.sql'].flatMap((name) =>
  statementsOf(readFileSync(join('migrations', name), 'utf8')),
);
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
  const local = await openLocal({
    stateDir: join(folder, 'ours'),
    serve: { port: 0 },
    bindings: { SHOW_COST: '1' },
  });
  const fill = fillStatements(n, today);
  const bare = await startBare([...schema, ...fill], join(folder, 'bare'));
  try {
    for (const statement of fill) await local.d1.prepare(statement).run();
    const context = {
      db: new Db(local.d1),
      now: new Date(),
      newId: () => v7(),
      author: { kind: 'system' as const, id: null, name: 'bench' },
    };
    const keys = { sealingKey: local.sealingKey, random: crypto.getRandomValues(new Uint8Array(32)) };
    const sender = await perform(context, (work) => createIntegration(work, { name: 'bench' }, keys));
    const { token } = await perform(context, (work) =>
      createToken(work, { name: 'bench', role: 'viewer', days: 1, random: keys.random }),
    );
    const headers = { authorization: `Bearer ${token}` };
    const port = Number(new URL(local.url).port);
    const read = (path: string) => (): Shot => ({ method: 'GET', path });
    print(`Requests/s, ${n.toLocaleString('en')} commitments`, 'ours', 'floor', 'ratio');
    const list = await ratio(
      () => requestsPerSecond(port, read('/api/commitments?limit=50')),
      () => requestsPerSecond(bare.port, read('/')),
    );
    print('list of due, public', list.ours.toFixed(0), list.floor.toFixed(0), list.ratio.toFixed(2));
    const staff = await ratio(
      () => requestsPerSecond(port, () => ({ method: 'GET', path: '/api/commitments?limit=50', headers })),
      () => requestsPerSecond(bare.port, read('/')),
    );
    print('list of due, with a token', staff.ours.toFixed(0), staff.floor.toFixed(0), staff.ratio.toFixed(2));
    let sent = 0;
    const bytes = (await signedEvent(sender, 0)).body;
    const intake = await ratio(
      () => requestsPerSecond(port, () => signedEvent(sender, sent++)),
      () =>
        requestsPerSecond(bare.port, () => ({ method: 'POST', path: `/?rows=${rowsOfEvent}`, body: bytes })),
    );
    print(
      'webhook intake, requests/s',
      intake.ours.toFixed(0),
      intake.floor.toFixed(0),
      intake.ratio.toFixed(2),
    );
    const costs: Record<string, Cost> = {};
    for (const [name, path] of Object.entries(costed)) costs[name] = await costOf(local.url + path);
    return costs;
  } finally {
    await bare.close();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

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

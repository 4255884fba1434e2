import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIntegration } from '../../worker/actions/manage-integrations.ts';
import { perform } from '../../worker/actions/perform.ts';
import { clock } from '../../worker/commands/clock.ts';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Receipt } from '../../worker/domain/events/delivery.ts';
import { signStandardWebhook } from '../../worker/domain/events/signature.ts';
import { copyOfState } from '../commands/running.ts';
import { expectWholeLog, rowCounts } from '../support/record.ts';
import { times } from '../support/soak.ts';

const kills = times(3, 20);
const posters = 8;
let stateDir = '';

let local: Local;
let runtime: ChildProcess | undefined;
let by: { id: string; secret: string };

/** Remembers the workerd that Miniflare starts for us, and no other process. */
const watch = (message: unknown) => {
  const { process: child } = message as { process: ChildProcess };
  child.once('spawn', () => {
    if (child.spawnfile.includes('workerd')) runtime = child;
  });
};

beforeAll(async () => {
  subscribe('child_process', watch);
  stateDir = await copyOfState('empty');
  local = await openLocal({ stateDir, serve: { port: 0 } });
  const { sealingKey, d1 } = local;
  const { now, newId, random } = clock();
  const author = { kind: 'system', id: null, name: 'test' } as const;
  by = await perform({ db: new Db(d1), now, newId, author }, (work) =>
    createIntegration(work, { name: 'a sender' }, { sealingKey, random }),
  );
});

afterAll(async () => {
  unsubscribe('child_process', watch);
  await local?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

/** Settles when the Worker is there again. */
let up = Promise.resolve();
let ended = false;
let begun = 0;
let killAt = Number.POSITIVE_INFINITY;
let reached = () => {};
const acknowledged = new Map<string, Receipt>();

/** Every third is a follow-up of one commitment that all share; the rest are briefings with what belongs to them. */
function messageOf(number: number) {
  if (number % 3 === 0 && number > 0)
    return {
      type: 'rapporteur.commitment.followed-up',
      data: { ref: `follow-up-${number}`, commitmentRef: 'shared', note: `Note ${number}` },
    };
  return {
    type: 'rapporteur.briefing.recorded',
    data: {
      ref: `briefing-${number}`,
      title: `Briefing ${number}`,
      participations: [{ actor: `Actor ${number % 7}`, role: 'organiser' }],
      statements: [{ kind: 'claim', text: `Claim ${number}`, sources: [{ title: 'Report' }] }],
      commitments: [{ ref: number === 0 ? 'shared' : `commitment-${number}`, text: `Text ${number}` }],
    },
  };
}

async function attempt(id: string, text: string): Promise<Receipt | null> {
  const body = new TextEncoder().encode(text);
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = await signStandardWebhook({ id, timestamp, body, secret: by.secret });
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature,
  };
  const answer = fetch(`${local.url}/webhooks/${by.id}`, { method: 'POST', headers, body });
  begun += 1;
  if (begun >= killAt) reached();
  try {
    const response = await answer;
    if (response.ok) return (await response.json()) as Receipt;
    if (response.status < 500) throw new TypeError(`${response.status}: ${await response.text()}`);
    return null;
  } catch (error) {
    // fetch tells of a broken connection as a TypeError with a cause; anything else is a failure of the test.
    if (error instanceof TypeError && error.cause === undefined) throw error;
    return null;
  }
}

/** Posts one message until it is acknowledged, always under the same id. */
async function deliver(number: number): Promise<void> {
  const [id, text] = [`msg_${number}`, JSON.stringify(messageOf(number))];
  for (;;) {
    await up;
    const receipt = await attempt(id, text);
    if (!receipt) continue;
    acknowledged.set(id, receipt);
    return;
  }
}

let posted = 0;
async function poster(): Promise<void> {
  while (!ended) {
    const number = posted;
    posted += 1;
    await deliver(number);
  }
}

/** Kills the Worker in the middle of what it does, and starts it again on what that has left. */
async function killAndRestart(after: number): Promise<void> {
  await new Promise<void>((resolve) => {
    reached = resolve;
    killAt = begun + after;
  });
  killAt = Number.POSITIVE_INFINITY;
  const killed = runtime;
  if (!killed?.pid) throw new Error('the runtime is not known');
  const gone = once(killed, 'exit');
  let restarted = () => {};
  up = new Promise((resolve) => {
    restarted = resolve;
  });
  process.kill(killed.pid, 'SIGKILL');
  // Closed before Miniflare learns of it, which would only start the runtime once more.
  const closed = local.close();
  expect(await gone).toEqual([null, 'SIGKILL']);
  await closed;
  local = await openLocal({ stateDir, serve: { port: 0 } });
  restarted();
}

test('a Worker that is killed repeatedly loses nothing that it acknowledged, and records nothing twice', async () => {
  await deliver(posted);
  posted += 1;
  const working = Array.from({ length: posters }, poster);
  for (let i = 0; i < kills; i += 1) await killAndRestart(20 + ((i * 7) % 13));
  ended = true;
  await Promise.all(working);
  console.log(`${posted} messages, ${begun} attempts, ${kills} kills`);

  const db = new Db(local.d1);
  const numbers = Array.from({ length: posted }, (_, i) => i);
  const followUps = numbers.filter((number) => number % 3 === 0 && number > 0);
  const briefings = numbers.filter((number) => !followUps.includes(number));
  expect(begun).toBeGreaterThan(posted);
  expect(await rowCounts(db)).toMatchObject({
    deliveries: posted,
    refs: 2 * briefings.length + followUps.length,
    briefings: briefings.length,
    participations: briefings.length,
    statements: briefings.length,
    sources: briefings.length,
    commitments: briefings.length,
    follow_ups: followUps.length,
    actors: 7,
    actor_names: 7,
    changes: 1 + 7 + 2 * briefings.length + followUps.length,
  });
  const notes = await db.all(build.selectFrom('follow_ups').select('note'));
  expect(new Set(notes.map(({ note }) => note))).toEqual(
    new Set(followUps.map((number) => `Note ${number}`)),
  );
  const titles = await db.all(build.selectFrom('briefings').select('title'));
  expect(new Set(titles.map(({ title }) => title))).toEqual(
    new Set(briefings.map((number) => `Briefing ${number}`)),
  );

  const kept = await db.all(build.selectFrom('deliveries').select(['message_id', 'outcome', 'answer']));
  const answers = kept.map(({ message_id, outcome, answer }) => [message_id, outcome, JSON.parse(answer)]);
  expect(new Map(answers.map(([id, , answer]) => [id, answer]))).toEqual(acknowledged);
  expect(answers.every(([, outcome]) => outcome === 'accepted')).toBe(true);
  await expectWholeLog(db);
  const { results } = await local.d1.prepare('pragma foreign_key_check').all();
  expect(results).toEqual([]);
});

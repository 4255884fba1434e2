import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken } from '../../worker/actions/manage-tokens.ts';
import { perform } from '../../worker/actions/perform.ts';
import { clock } from '../../worker/commands/clock.ts';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { copyOfState } from '../commands/running.ts';
import { editTogether, lossesOf } from '../support/editing.ts';
import { expectWholeLog } from '../support/record.ts';
import { times } from '../support/soak.ts';

/** The short form of `npm run bench -- editing`: bounded by what is done, not by time. */
const people = 6;
const records = 4;
const changesEach = times(5, 50);
let stateDir = '';

let local: Local;
const tokens: string[] = [];

beforeAll(async () => {
  stateDir = await copyOfState('empty');
  local = await openLocal({ stateDir, serve: { port: 0 } });
  const author = { kind: 'system', id: null, name: 'test' } as const;
  for (let i = 0; i < people; i += 1) {
    const { random, ...context } = clock();
    const made = await perform({ db: new Db(local.d1), author, ...context }, (work) =>
      createToken(work, { name: `editor ${i}`, role: 'editor', days: 1, random }),
    );
    tokens.push(made.token);
  }
});

afterAll(async () => {
  await local?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

test('six people who edit the same four records lose no change, and learn of each conflict', async () => {
  const done = await editTogether({
    url: local.url,
    tokens,
    records,
    isDone: (changes) => changes === changesEach,
  });
  console.log(`${done.accepted.length} changes, ${done.stale} made again, ${done.seconds.toFixed(1)} s`);
  expect(await lossesOf(local.url, tokens[0] ?? '', done)).toEqual([]);
  expect(done.accepted.length + done.refused).toBeGreaterThanOrEqual(people * changesEach);
  expect(done.stale).toBeGreaterThan(0);
  await expectWholeLog(new Db(local.d1));
  const { results } = await local.d1.prepare('pragma foreign_key_check').all();
  expect(results).toEqual([]);
});

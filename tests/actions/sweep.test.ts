import { beforeAll, expect, test } from 'vitest';
import { rotateSecret } from '../../worker/actions/manage-integrations.ts';
import { performOnce } from '../../worker/actions/once.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordActor } from '../../worker/actions/record-actor.ts';
import { sweep } from '../../worker/actions/sweep.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import { acting, migrated, sealingKey, sender } from '../support/worker.ts';

let db: Db;
beforeAll(async () => {
  db = await migrated();
});

const recordOnce = (key: string, now: string) =>
  performOnce(acting(now), { caller: 'somebody', key, hash: key }, 'actor', (work) =>
    recordActor(work, { name: `Actor ${key}`, kind: 'person' }),
  );

test('a sweep forgets keys after a week and secrets that no longer open anything, and nothing else', async () => {
  await recordOnce('old', '2026-11-01T00:00:00Z');
  await recordOnce('new', '2026-11-20T00:00:00Z');
  const { id } = await sender();
  const random = crypto.getRandomValues(new Uint8Array(32));
  await perform(acting('2026-11-10T00:00:00Z'), (work) => rotateSecret(work, id, { sealingKey, random }));
  const secrets = () => db.all(build.selectFrom('integrations').select(['secret', 'previous_secret']));

  await sweep(db, new Date('2026-11-17T00:00:00Z'));
  expect((await secrets())[0]?.previous_secret).not.toBeNull();
  await sweep(db, new Date('2026-11-17T00:00:01Z'));
  expect(await secrets()).toEqual([{ secret: expect.any(String), previous_secret: null }]);
  expect(await db.all(build.selectFrom('idempotency_keys').select('key'))).toEqual([{ key: 'new' }]);
  expect(await db.all(build.selectFrom('actors').select('name').orderBy('name'))).toHaveLength(2);
});

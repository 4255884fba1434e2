import { beforeAll, describe, expect, test } from 'vitest';
import { disableIntegration, rotateSecret } from '../../worker/actions/manage-integrations.ts';
import { perform } from '../../worker/actions/perform.ts';
import { build } from '../../worker/db/query.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import { get } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { event, idOf, messageId, type Sender, taken } from '../support/webhooks.ts';
import { acting, call, migrated, post, sealingKey, sender, tokenFor, watched } from '../support/worker.ts';

let db: Awaited<ReturnType<typeof migrated>>;
beforeAll(async () => {
  db = await migrated();
});

const briefing = (ref: string = crypto.randomUUID()) =>
  event('briefing.recorded', { ref, title: 'B', participations: [{ actor: 'UZ', role: 'organiser' }] });

/** A sender whose first message was taken: it is in memory. */
async function remembered(): Promise<Sender> {
  const by = await sender();
  await taken(by, briefing());
  return by;
}

async function rotated(by: Sender): Promise<Sender> {
  const keys = { sealingKey, random: crypto.getRandomValues(new Uint8Array(32)) };
  const now = new Date().toISOString();
  return { ...by, ...(await perform(acting(now), (work) => rotateSecret(work, by.id, keys))) };
}

const disable = (by: Sender) => perform(acting(), (work) => disableIntegration(work, by.id));

/** As if it had never been: what it posted goes too. */
const remove = ({ id }: Sender) =>
  db.atomically([
    build.deleteFrom('refs').where('integration_id', '=', id),
    build.deleteFrom('deliveries').where('integration_id', '=', id),
    build.deleteFrom('integrations').where('id', '=', id),
  ]);

/** The round trips of a message, as counts of statements. */
async function tripsOf(by: Sender, message: unknown, { id = messageId(), status = 200 } = {}) {
  const { trips, DB } = watched();
  expect((await post(by, id, message, { DB })).status).toBe(status);
  return trips;
}

/** Posts what is refused as any unknown sender is, and leaves nothing behind. */
async function refused(send: () => Promise<Response>): Promise<void> {
  const unknown = await call('/webhooks/nobody', { body: briefing() });
  const before = await rowCounts(db);
  const response = await send();
  expect([response.status, await response.text()]).toEqual([401, await unknown.text()]);
  expect(await rowCounts(db)).toEqual(before);
}

describe('what a message asks of the database', () => {
  test('is its sender, what it names and a batch, and from the second on the last two', async () => {
    const by = await sender();
    expect(await tripsOf(by, briefing())).toEqual([1, 4, expect.any(Number)]);
    expect(await tripsOf(by, briefing())).toEqual([4, expect.any(Number)]);
  });

  test('is one reading where it came before', async () => {
    const [by, id, message] = [await remembered(), messageId(), briefing()];
    await tripsOf(by, message, { id });
    expect(await tripsOf(by, message, { id })).toEqual([4]);
    expect(await tripsOf(by, briefing(), { id, status: 409 })).toEqual([4]);
  });

  test('is the state of a record more where one is known already', async () => {
    const by = await remembered();
    await taken(by, briefing('known'));
    const made = { ref: 'c', text: 'C', briefingRef: 'known', parties: [{ actor: 'KZ' }] };
    expect(await tripsOf(by, event('commitment.made', made))).toHaveLength(3);
    const followUp = { ref: 'f', commitmentRef: 'c', note: 'N' };
    expect(await tripsOf(by, event('commitment.followed-up', followUp))).toHaveLength(3);
  });

  test('is nothing of what its body names, while the signature does not hold', async () => {
    const [by, other] = [await remembered(), await sender()];
    expect(await tripsOf({ ...by, secret: other.secret }, briefing(), { status: 401 })).toEqual([1]);
    expect(await tripsOf({ ...by, id: 'nobody' }, briefing(), { status: 401 })).toEqual([1]);
  });
});

describe('a sender in memory', () => {
  test.each<[string, (by: Sender) => Promise<unknown>]>([
    ['disabled', disable],
    ['deleted', remove],
    ['rotated twice', async (by) => rotated(await rotated(by))],
  ])('is refused at once when it was %s', async (_, change) => {
    const by = await remembered();
    await change(by);
    await refused(() => post(by, messageId(), briefing()));
    await refused(() => post(by, messageId(), briefing()));
  });

  test('is refused at once for a message of before, too', async () => {
    const [by, id, message] = [await remembered(), messageId(), briefing()];
    expect((await post(by, id, message)).status).toBe(200);
    await disable(by);
    await refused(() => post(by, id, message));
  });

  test('is taken at once under its new secret, and its old one', async () => {
    const by = await remembered();
    const fresh = await rotated(by);
    expect((await post(fresh, messageId(), briefing())).status).toBe(200);
    expect((await post(by, messageId(), briefing())).status).toBe(200);
    expect((await post(await rotated(fresh), messageId(), briefing())).status).toBe(200);
    await refused(() => post(by, messageId(), briefing()));
    expect(await tripsOf(fresh, briefing())).toHaveLength(2);
  });

  test('is forgotten when it is disabled while its message is being checked', async () => {
    const by = await sender();
    const { trips, DB } = watched(async (trip) => {
      if (trip === 2) await disable(by);
    });
    const { status } = await post(by, messageId(), briefing(), { DB });
    expect(status).toBe(401);
    expect(trips).toEqual([1, 4, 1]);
  });

  test('is judged by what it may do now', async () => {
    const [by, viewer] = [await remembered(), await tokenFor('viewer')];
    await db.all(
      build.updateTable('integrations').set({ default_visibility: 'public' }).where('id', '=', by.id),
    );
    const id = idOf(await taken(by, briefing('open')), 'open');
    expect(await get<BriefingDetail>(`/api/briefings/${id}`, viewer)).toMatchObject({ visibility: 'public' });
  });
});

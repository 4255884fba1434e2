import { beforeAll, expect, test } from 'vitest';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import { create, get, list, patch } from '../support/api.ts';
import { expectWholeLog } from '../support/record.ts';
import { event, idOf, type Sender, taken } from '../support/webhooks.ts';
import { migrated, sender, tokenFor } from '../support/worker.ts';

let db: Awaited<ReturnType<typeof migrated>>;
let editor = '';
let by: Sender;
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
  by = await sender();
});

const atOnce = <T>(count: number, act: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => act(i)));

test('events at once that name the same new actor all land, and make it once', async () => {
  const receipts = await atOnce(12, (i) =>
    taken(
      by,
      event('briefing.recorded', {
        ref: `b-${i}`,
        title: `B ${i}`,
        participations: [{ actor: 'Newcomers United', role: 'organiser' }],
      }),
    ),
  );
  const briefings = await Promise.all(
    receipts.map((receipt, i) => get<BriefingDetail>(`/api/briefings/${idOf(receipt, `b-${i}`)}`, editor)),
  );
  expect(new Set(briefings.map(({ participations }) => participations[0]?.actor.id)).size).toBe(1);
  expect((await list('/api/actors?text=Newcomers', editor)).items).toHaveLength(1);
});

test('follow-ups of one commitment at once all land, in a log without a hole', async () => {
  const id = idOf(await taken(by, event('commitment.made', { ref: 'busy', text: 'Busy' })), 'busy');
  await atOnce(12, (i) =>
    taken(by, event('commitment.followed-up', { ref: `f-${i}`, commitmentRef: 'busy', note: `Note ${i}` })),
  );
  const { followUps, version } = await get<CommitmentDetail>(`/api/commitments/${id}`, editor);
  expect(new Set(followUps.map(({ note }) => note)).size).toBe(12);
  expect(version).toBe(13);
});

test('events of one new ref at once make one record, and the newest wins', async () => {
  const at = (i: number) => new Date(Date.UTC(2025, 0, 1, 0, i)).toISOString();
  const [first] = await atOnce(12, (i) =>
    taken(by, event('briefing.recorded', { ref: 'race', title: `Race ${i}` }, at(i))),
  );
  expect((await list('/api/briefings?text=Race', editor)).items).toHaveLength(1);
  const id = first ? idOf(first, 'race') : '';
  expect(await get(`/api/briefings/${id}`, editor)).toMatchObject({ title: 'Race 11' });
});

test('an event and an edit through the API at once both land, or the edit is told that it is stale', async () => {
  const { id } = await create('commitments', { text: 'Shared' }, editor);
  const receipt = await taken(by, event('commitment.made', { ref: 'edited', text: 'Edited' }));
  const edited = { id: idOf(receipt, 'edited'), version: 1 };
  const [response] = await Promise.all([
    patch('commitments', edited, { text: 'By hand' }, editor),
    taken(by, event('commitment.followed-up', { ref: 'e', commitmentRef: 'edited', note: 'By event' })),
  ]);
  expect([200, 412]).toContain(response.status);
  const { followUps, version } = await get<CommitmentDetail>(`/api/commitments/${edited.id}`, editor);
  expect(followUps).toHaveLength(1);
  expect(version).toBe(response.status === 200 ? 3 : 2);
  expect(await get(`/api/commitments/${id}`, editor)).toMatchObject({ version: 1 });
});

test('the log has no hole', async () => {
  await expectWholeLog(db);
});

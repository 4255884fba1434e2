import { beforeAll, describe, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { Delivery, Receipt } from '../../worker/domain/events/delivery.ts';
import { create, get, list, type Problem, patch, refusal, walk } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { event, idOf, messageId, type Sender, taken } from '../support/webhooks.ts';
import { call, migrated, post, sender, tokenFor } from '../support/worker.ts';

let db: Awaited<ReturnType<typeof migrated>>;
let [admin, editor, viewer] = ['', '', ''];
let by: Sender;
beforeAll(async () => {
  db = await migrated();
  [admin, editor, viewer] = [await tokenFor('admin'), await tokenFor('editor'), await tokenFor('viewer')];
  by = await sender();
});

const deliveries = async (query = '') => (await list<Delivery>(`/api/deliveries${query}`, admin)).items;
const replay = (id: string, token = admin) => call(`/api/deliveries/${id}/replay`, { method: 'POST', token });
const refs = () => ({ commitmentRef: crypto.randomUUID(), ref: crypto.randomUUID() });
const followUp = (data: object) => event('commitment.followed-up', { note: 'N', ...data });

async function refusedDelivery(message: unknown, headers: Record<string, string> = {}): Promise<Delivery> {
  const id = messageId();
  const response = await post(by, id, message, { headers });
  expect(response.status).toBe(422);
  const found = (await deliveries()).find((each) => each.messageId === id);
  if (!found) throw new Error('the delivery is not listed');
  return found;
}
const deliveryAt = async (id: string) => (await deliveries('?limit=200')).find((each) => each.id === id);

describe('deliveries', () => {
  test('are listed with what was posted and what was answered, newest first', async () => {
    const message = event('commitment.made', { ref: 'c', text: 'C' });
    const receipt = await taken(by, message);
    const refused = await refusedDelivery('not JSON', { 'Content-Type': 'text/plain' });
    expect((await deliveries()).slice(0, 2)).toMatchObject([
      {
        id: refused.id,
        integration: by.id,
        type: null,
        outcome: 'refused',
        status: 422,
        answer: { faults: [{ pointer: '', detail: 'must be JSON in UTF-8' }] },
        attempts: 1,
        replayedAt: null,
        contentType: 'text/plain',
        body: 'not JSON',
      },
      {
        id: receipt.delivery,
        messageId: receipt.messageId,
        type: 'rapporteur.commitment.made',
        outcome: 'accepted',
        status: 200,
        answer: receipt,
        body: JSON.stringify(message),
      },
    ]);
  });

  test('show bytes that are no UTF-8, and no body at all', async () => {
    expect((await refusedDelivery(Uint8Array.of(0x61, 0xff))).body).toBe('a\ufffd');
    expect((await refusedDelivery(new Uint8Array())).body).toBe('');
  });

  test('are filtered by outcome and walked in pages', async () => {
    for (const outcome of ['accepted', 'refused'])
      expect(new Set((await deliveries(`?outcome=${outcome}`)).map((each) => each.outcome))).toEqual(
        new Set([outcome]),
      );
    const ids = (await deliveries('?limit=200')).map(({ id }) => id);
    const pages = await walk('/api/deliveries?limit=2', admin);
    expect(pages.flat().map(({ id }) => id)).toEqual(ids);
  });

  test('of messages that are not signed are not kept', async () => {
    const before = await rowCounts(db);
    await post({ ...by, id: 'nobody' }, messageId(), {});
    expect(await rowCounts(db)).toEqual(before);
  });

  test('are shown to, and replayed by, administrators only', async () => {
    const { id } = await refusedDelivery({});
    for (const [token, status] of [
      ['', 401],
      [viewer, 403],
      [editor, 403],
    ] as const) {
      await refusal(await call('/api/deliveries', { token }), status);
      await refusal(await replay(id, token), status);
    }
  });
});

describe('a replay', () => {
  test('applies what was refused, once what it names is known, as its integration and at its time', async () => {
    const { ref, commitmentRef } = refs();
    const refused = await refusedDelivery({
      ...followUp({ ref, commitmentRef }),
      timestamp: '2025-07-02T10:00:00Z',
    });
    const made = event('commitment.made', { ref: commitmentRef, text: 'C' }, '2025-01-01T00:00:00Z');
    const id = idOf(await taken(by, made), commitmentRef);
    const response = await replay(refused.id);
    expect(response.status).toBe(200);
    const receipt: Receipt = await response.json();
    expect(receipt).toMatchObject({
      delivery: refused.id,
      messageId: refused.messageId,
      records: [{ kind: 'follow_up', ref, outcome: 'created' }],
    });
    expect(await get<CommitmentDetail>(`/api/commitments/${id}`, admin)).toMatchObject({
      followUps: [{ on: '2025-07-02', note: 'N', author: 'a sender' }],
    });
    expect(await deliveryAt(refused.id)).toMatchObject({
      outcome: 'accepted',
      status: 200,
      answer: receipt,
      attempts: 2,
      replayedAt: expect.any(String),
    });
  });

  test('of what was taken is refused, and writes nothing', async () => {
    const { delivery } = await taken(by, event('commitment.made', { ref: 'once', text: 'Once' }));
    const before = await rowCounts(db);
    await refusal(await replay(delivery), 409);
    expect(await rowCounts(db)).toEqual(before);
  });

  test('tells the faults that are left, and counts the attempt', async () => {
    const refused = await refusedDelivery(followUp(refs()));
    const before = await rowCounts(db);
    const { errors }: Problem = await refusal(await replay(refused.id), 422);
    expect(errors).toMatchObject([{ pointer: '/data/commitmentRef' }]);
    expect(await rowCounts(db)).toEqual(before);
    expect(await deliveryAt(refused.id)).toMatchObject({ outcome: 'refused', attempts: 2 });
  });

  test('at once with others applies once', async () => {
    const { ref, commitmentRef } = refs();
    const { id } = await refusedDelivery(followUp({ ref, commitmentRef }));
    const made = await taken(by, event('commitment.made', { ref: commitmentRef, text: 'C' }));
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => replay(id)))).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    const { followUps } = await get<CommitmentDetail>(`/api/commitments/${idOf(made, commitmentRef)}`, admin);
    expect(followUps).toHaveLength(1);
    expect(await deliveryAt(id)).toMatchObject({ attempts: 2 });
  });

  test('at once with others counts every attempt that fails', async () => {
    const { id } = await refusedDelivery(followUp(refs()));
    const responses = await Promise.all(Array.from({ length: 8 }, () => replay(id)));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([422]));
    expect(await deliveryAt(id)).toMatchObject({ attempts: 9, outcome: 'refused' });
  });

  test('of an event that is no longer the newest leaves the record unchanged', async () => {
    const { ref } = refs();
    const old = event(
      'briefing.recorded',
      { ref, title: 'Old', handovers: [{ ref, body: 'Rising Forum', to: 'UZ', date: '2025' }] },
      '2025-01-01T00:00:00Z',
    );
    const organisation = await create('actors', { name: 'Rising Forum', kind: 'organisation' }, editor);
    const { id, answer } = await refusedDelivery(old);
    expect(answer).toMatchObject({ faults: [{ pointer: '/data/handovers/0/body' }] });
    await taken(by, event('briefing.recorded', { ref, title: 'New' }, '2025-02-01T00:00:00Z'));
    await patch('actors', organisation, { kind: 'body' }, editor);
    const receipt: Receipt = await (await replay(id)).json();
    expect(receipt.records.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'briefing unchanged',
      'handover created',
    ]);
  });

  test('of a message in binary mode reads its headers again', async () => {
    const { ref, commitmentRef } = refs();
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/desk',
      'ce-type': 'rapporteur.commitment.followed-up',
    };
    const { id, type } = await refusedDelivery({ ref, commitmentRef, note: 'N' }, headers);
    expect(type).toBe('rapporteur.commitment.followed-up');
    await taken(by, event('commitment.made', { ref: commitmentRef, text: 'C' }));
    expect((await replay(id)).status).toBe(200);
  });

  test('of the message posted again by its sender is the answer that it gets', async () => {
    const { ref, commitmentRef } = refs();
    const message = followUp({ ref, commitmentRef });
    const refused = await refusedDelivery(message);
    await taken(by, event('commitment.made', { ref: commitmentRef, text: 'C' }));
    const receipt = await (await replay(refused.id)).json();
    const again = await post(by, refused.messageId, message);
    expect([again.status, await again.json()]).toEqual([200, receipt]);
  });

  test('of a delivery that nobody knows is refused', async () => {
    await refusal(await replay('nothing'), 404);
  });
});

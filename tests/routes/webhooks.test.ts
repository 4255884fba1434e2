import { beforeAll, describe, expect, test } from 'vitest';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { get, list } from '../support/api.ts';
import { event, idOf, messageId, outcomes, type Sender, taken } from '../support/webhooks.ts';
import { migrated, post, sender, tokenFor } from '../support/worker.ts';

let viewer = '';
let by: Sender;
beforeAll(async () => {
  await migrated();
  viewer = await tokenFor('viewer');
  by = await sender();
});

const briefingAt = (id: string) => get<BriefingDetail>(`/api/briefings/${id}`, viewer);
const commitmentAt = (id: string) => get<CommitmentDetail>(`/api/commitments/${id}`, viewer);
const handoverAt = (id: string) => get<HandoverDetail>(`/api/handovers/${id}`, viewer);

const whole = {
  ref: 'whole',
  title: 'Briefing on reintegration',
  start: '2024-12-10',
  startWords: '10 December',
  status: 'held',
  venue: 'UN Headquarters',
  city: 'New York',
  countryCode: 'US',
  summary: 'Two lines\nof text',
  headCounts: [{ of: 'countries', count: 50, atLeast: true, words: '50+ countries' }],
  topics: ['Reintegration'],
  participations: [
    { actor: 'Uzbekistan', role: 'organiser' },
    { actor: 'UZ', role: 'co_organiser' },
    {
      actor: { name: 'Jane Doe', kind: 'person', affiliation: 'UN Women' },
      role: 'speaker',
      position: 'Head',
    },
  ],
  statements: [
    {
      speaker: 'Jane Doe',
      kind: 'quote',
      text: 'It can be done.',
      sources: [{ title: 'Report', passage: 'It can be done', url: 'https://example.org/report' }],
    },
    { kind: 'claim', text: 'Over 530 returned.' },
  ],
  sources: [{ title: 'Report', publisher: 'The Gazette', published: '2024-12-11' }],
  commitments: [
    {
      ref: 'session',
      text: 'Hold a session',
      due: '2025-06',
      dueWords: 'June 2025',
      parties: [{ actor: 'UZ' }, { words: 'the partners', role: 'partner' }],
      topics: ['Reintegration'],
      sources: [{ title: 'Report', passage: 'a session in June' }],
    },
    { ref: 'support', text: 'Support it', firmness: 'proposed', parties: [{ actor: 'United States' }] },
  ],
  handovers: [{ ref: 'council', body: 'Expert Council', to: 'KZ', date: '2025' }],
};

test('a briefing brings along what belongs to it', async () => {
  const receipt = await taken(by, event('briefing.recorded', whole, '2024-12-10T18:00:00Z'));
  expect(receipt.records.map(({ kind, ref, outcome }) => [kind, ref, outcome])).toEqual([
    ['briefing', 'whole', 'created'],
    ['commitment', 'session', 'created'],
    ['commitment', 'support', 'created'],
    ['handover', 'council', 'created'],
  ]);
  const briefing = await briefingAt(idOf(receipt, 'whole'));
  const [organiser, coOrganiser, speaker] = briefing.participations;
  expect(briefing).toMatchObject({
    title: whole.title,
    status: 'held',
    start: { edtf: '2024-12-10', words: '10 December' },
    venue: 'UN Headquarters',
    summary: 'Two lines\nof text',
    headCounts: whole.headCounts,
    topics: [{ id: 'reintegration', name: 'Reintegration' }],
    statements: [
      {
        speaker: { name: 'Jane Doe' },
        text: 'It can be done.',
        sources: [{ title: 'Report', passage: 'It can be done' }],
      },
      { speaker: null, kind: 'claim', sources: [] },
    ],
    sources: [{ title: 'Report', publisher: 'The Gazette', published: '2024-12-11' }],
    visibility: 'internal',
    version: 1,
  });
  expect(organiser?.actor).toMatchObject({ name: 'Uzbekistan', kind: 'state', countryCode: 'UZ' });
  expect(coOrganiser?.actor).toEqual(organiser?.actor);
  expect(speaker).toMatchObject({ actor: { name: 'Jane Doe', kind: 'person' }, position: 'Head' });
  expect(briefing.statements[0]?.speaker).toEqual(speaker?.actor);

  expect(await commitmentAt(idOf(receipt, 'session'))).toMatchObject({
    text: 'Hold a session',
    briefing: { id: briefing.id },
    made: { edtf: '2024-12-10' },
    due: { edtf: '2025-06', words: 'June 2025' },
    parties: [
      { role: 'obligor', actor: organiser?.actor },
      { role: 'partner', words: 'the partners' },
    ],
    sources: [{ passage: 'a session in June' }],
  });
  expect(await handoverAt(idOf(receipt, 'council'))).toMatchObject({
    body: { name: 'Expert Council', kind: 'body' },
    from: null,
    to: { name: 'Kazakhstan', countryCode: 'KZ' },
    date: { edtf: '2025' },
    status: 'announced',
    briefing: { id: briefing.id },
  });
});

test('the log tells who posted it', async () => {
  const { items } = await list<{ author: string; subject: { kind: string } }>('/api/changes', viewer);
  expect(new Set(items.map(({ author }) => author))).toEqual(new Set(['a sender']));
  expect(new Set(items.map(({ subject }) => subject.kind))).toEqual(
    new Set(['actor', 'briefing', 'commitment', 'handover']),
  );
});

describe('events of their own', () => {
  test('a commitment is made at a briefing and due at another', async () => {
    const planned = { ref: 'week', title: 'The week', start: '2026-06', status: 'planned' };
    const week = idOf(await taken(by, event('briefing.recorded', planned)), 'week');
    const made = event('commitment.made', {
      ref: 'at-week',
      text: 'Report there',
      briefingRef: 'week',
      dueBriefingRef: 'week',
    });
    const id = idOf(await taken(by, made), 'at-week');
    expect(await commitmentAt(id)).toMatchObject({ briefing: { id: week }, due: { edtf: '2026-06' } });

    await taken(by, event('briefing.recorded', { ...planned, start: '2026-07-01' }));
    expect(await commitmentAt(id)).toMatchObject({
      due: { edtf: '2026-07-01' },
      originalDue: { edtf: '2026-06' },
    });
  });

  test('a briefing stands below its parent', async () => {
    await taken(by, event('briefing.recorded', { ref: 'parent', title: 'Assembly' }));
    const side = { ref: 'side', parentRef: 'parent', title: 'Side event' };
    const id = idOf(await taken(by, event('briefing.recorded', side)), 'side');
    expect(await briefingAt(id)).toMatchObject({ parent: { title: 'Assembly' } });
  });

  test('a commitment is followed up on the day of the event, or the day named', async () => {
    const made = event('commitment.made', { ref: 'followed', text: 'Do it' }, '2025-01-01T00:00:00Z');
    const id = idOf(await taken(by, made), 'followed');
    const follow = (data: object) =>
      taken(
        by,
        event('commitment.followed-up', { commitmentRef: 'followed', ...data }, '2025-07-02T23:30:00-02:00'),
      );
    const receipt = await follow({ ref: 'f-1', status: 'in_progress', on: '2025-06-30' });
    expect(receipt.records).toMatchObject([{ kind: 'follow_up', ref: 'f-1', outcome: 'created' }]);
    await follow({ ref: 'f-2', status: 'fulfilled', sources: [{ title: 'Minutes' }] });
    const commitment = await commitmentAt(id);
    expect(commitment).toMatchObject({ status: 'fulfilled', standing: 'closed', version: 3 });
    expect(commitment.followUps).toMatchObject([
      { on: '2025-07-03', statusFrom: 'in_progress', statusTo: 'fulfilled', sources: [{ title: 'Minutes' }] },
      { on: '2025-06-30', statusFrom: 'not_assessed', statusTo: 'in_progress' },
    ]);
  });

  test('a handover is announced and then completed', async () => {
    const handover = { ref: 'h', body: 'Forum', from: 'UZ', to: 'KZ', date: '2026-01' };
    const id = idOf(await taken(by, event('handover.announced', handover)), 'h');
    expect(await handoverAt(id)).toMatchObject({ status: 'announced', from: { countryCode: 'UZ' } });
    const completed = event('handover.completed', { ref: 'h', date: '2026-01-15' });
    expect(await outcomes(by, completed)).toEqual(['handover h changed']);
    expect(await handoverAt(id)).toMatchObject({
      status: 'completed',
      date: { edtf: '2026-01-15' },
      to: { countryCode: 'KZ' },
      body: { name: 'Forum' },
    });
  });

  test('a handover that is only told of when it is over is recorded as completed', async () => {
    const handover = { ref: 'late', body: 'Forum', from: 'KZ', to: 'KG', date: '2026-06-01' };
    const id = idOf(await taken(by, event('handover.completed', handover)), 'late');
    expect(await handoverAt(id)).toMatchObject({ status: 'completed', to: { countryCode: 'KG' } });
  });
});

describe('CloudEvents', () => {
  const attributes = {
    specversion: '1.0',
    id: '1',
    source: 'https://example.org/desk',
    type: 'rapporteur.briefing.recorded',
    time: '2025-03-01T10:00:00Z',
  };
  const cloudEvents = 'application/cloudevents+json';

  test.each([
    'application/cloudevents+json',
    'application/cloudevents+json; charset=utf-8',
    'application/json',
  ])('in structured mode as %s', async (contentType) => {
    const data = { ref: contentType, title: `Structured ${contentType}` };
    const receipt = await taken(by, { ...attributes, data }, { headers: { 'Content-Type': contentType } });
    expect(await briefingAt(idOf(receipt, contentType))).toMatchObject({ title: data.title });
  });

  test('in binary mode, with what headers cannot hold percent-encoded', async () => {
    const headers = {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value])),
      'ce-subject': 'Caf%C3%A9 %',
    };
    const receipt = await taken(by, { ref: 'binary', title: 'Binary' }, { headers });
    expect(await briefingAt(idOf(receipt, 'binary'))).toMatchObject({ title: 'Binary' });
  });

  test('the id that counts is the webhook-id: it is what is signed', async () => {
    const options = { headers: { 'Content-Type': cloudEvents } };
    const send = (ref: string) =>
      post(by, messageId(), { ...attributes, data: { ref, title: ref } }, options);
    expect((await send('one')).status).toBe(200);
    expect((await send('two')).status).toBe(200);
  });
});

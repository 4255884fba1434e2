import { beforeAll, describe, expect, test } from 'vitest';
import { create, days, followUp, get, list, pointers, read, refusal, today } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const make = (body: object = {}) =>
  create(
    'commitments',
    { text: 'Something', due: '2025-06', parties: [{ actor: 'KZ' }, { actor: 'UZ' }], ...body },
    editor,
  );

test('a follow-up moves status and due date, and keeps where they came from', async () => {
  const { id } = await make();
  await followUp(id, { on: '2025-03-01', status: 'in_progress', note: 'Begun' }, editor);
  await followUp(id, { on: '2025-05-01', due: '2025-41', dueWords: 'second half' }, editor);
  const done = await followUp(
    id,
    {
      on: '2025-11-02',
      status: 'fulfilled',
      verification: 'verified',
      sources: [{ title: 'Report', url: 'https://example.org/r' }],
    },
    editor,
  );
  expect(done).toMatchObject({
    status: 'fulfilled',
    standing: 'closed',
    verification: 'verified',
    due: { edtf: '2025-41', words: 'second half' },
    originalDue: { edtf: '2025-06' },
    lastFollowUpOn: '2025-11-02',
    version: 4,
  });
  expect(
    done.followUps.map(({ kind, statusFrom, statusTo, dueFrom, dueTo }) => [
      kind,
      statusFrom,
      statusTo,
      dueFrom,
      dueTo,
    ]),
  ).toEqual([
    ['status_change', 'in_progress', 'fulfilled', null, null],
    ['reschedule', null, null, '2025-06', '2025-41'],
    ['status_change', 'not_assessed', 'in_progress', null, null],
  ]);
  expect(done.followUps[0]).toMatchObject({
    author: 'a editor',
    visibility: 'internal',
    sources: [{ title: 'Report' }],
  });
  expect(await get(`/api/changes?subject=commitment:${id}`, editor)).toMatchObject({
    items: [
      { version: 4, verb: 'followed_up', before: { status: 'in_progress' }, after: { status: 'fulfilled' } },
      {},
      {},
      { verb: 'made' },
    ],
  });
});

test('reopening is a follow-up like any other', async () => {
  const { id } = await make({
    status: 'superseded',
    supersededReason: 'withdrawn',
    closingReason: 'Called off',
  });
  const open = await followUp(id, { status: 'not_started' }, editor);
  expect(open).toMatchObject({
    status: 'not_started',
    supersededReason: null,
    closingReason: null,
    standing: 'overdue',
  });
});

test.each([
  ['a note', { note: 'Heard of it' }, 'note'],
  ['a source alone', { sources: [{ title: 'Evidence' }] }, 'note'],
  ['a verification', { verification: 'corroborated' }, 'assessment'],
  ['no date any more', { due: null }, 'reschedule'],
])('%s is taken', async (_, body, kind) => {
  const { id } = await make();
  expect((await followUp(id, body, editor)).followUps[0]?.kind).toBe(kind);
});

describe('refused', () => {
  test.each([
    ['nothing said', {}, ''],
    ['only a day', { on: '2025-01-01' }, ''],
    ['a day in the future', { note: 'x', on: days(today(), 3) }, '/on'],
    ['a day that does not exist', { note: 'x', on: '2025-02-29' }, '/on'],
    ['a month for a day', { note: 'x', on: '2025-02' }, '/on'],
    ['closing without evidence or reason', { status: 'fulfilled' }, '/note'],
    ['closing with an empty list of sources', { status: 'not_fulfilled', sources: [] }, '/note'],
    ['superseding without why', { status: 'superseded', note: 'x' }, '/supersededReason'],
    ['why without superseding', { status: 'stalled', supersededReason: 'replaced' }, '/supersededReason'],
    ['a status of its own', { status: 'late' }, '/status'],
    ['an impossible due date', { due: '2025-13' }, '/due'],
    ['a due date beside a briefing', { due: '2025', dueBriefing: 'x' }, '/due'],
    ['a briefing that is not there', { dueBriefing: 'nowhere' }, '/dueBriefing'],
    ['a party without a status', { party: 'KZ', note: 'x' }, '/status'],
    ['a party of another commitment', { party: 'TM', status: 'stalled' }, '/party'],
    ['an unknown field', { note: 'x', colour: 'red' }, '/colour'],
  ])('%s', async (_, body, pointer) => {
    const { id } = await make();
    expect(await pointers(`/api/commitments/${id}/follow-ups`, { body, token: editor })).toEqual([pointer]);
    expect((await read('commitments', id, editor)).version).toBe(1);
  });

  test('an actor is not made by a refused follow-up', async () => {
    const { id } = await make();
    await pointers(`/api/commitments/${id}/follow-ups`, {
      body: { party: 'Never Seen', status: 'stalled' },
      token: editor,
    });
    expect((await list('/api/actors?text=Never', editor)).items).toEqual([]);
  });

  test('a follow-up on nothing', async () => {
    await refusal(
      await call('/api/commitments/nothing/follow-ups', { body: { note: 'x' }, token: editor }),
      404,
    );
  });

  test('a follow-up cannot be changed or taken away', async () => {
    const { id } = await make();
    const { followUps } = await followUp(id, { note: 'Once said' }, editor);
    for (const method of ['PATCH', 'PUT', 'DELETE'])
      await refusal(
        await call(`/api/commitments/${id}/follow-ups/${followUps[0]?.id}`, {
          method,
          body: {},
          token: editor,
        }),
        404,
      );
  });
});

describe('an older follow-up that comes in late', () => {
  test('is kept, but moves neither status nor due date back', async () => {
    const { id } = await make();
    await followUp(id, { on: '2025-05-01', status: 'in_progress', due: '2026' }, editor);
    const late = await followUp(id, { on: '2025-02-01', status: 'stalled', due: '2025-12' }, editor);
    expect(late).toMatchObject({
      status: 'in_progress',
      due: { edtf: '2026' },
      lastFollowUpOn: '2025-05-01',
    });
    expect(late.followUps.map(({ on }) => on)).toEqual(['2025-05-01', '2025-02-01']);
  });

  test('moves the status where the newer one was a note', async () => {
    const { id } = await make();
    await followUp(id, { on: '2025-05-01', note: 'Nothing new' }, editor);
    expect(await followUp(id, { on: '2025-02-01', status: 'stalled' }, editor)).toMatchObject({
      status: 'stalled',
      lastFollowUpOn: '2025-05-01',
    });
  });

  test('of the same day counts as newer', async () => {
    const { id } = await make();
    await followUp(id, { on: '2025-05-01', status: 'in_progress' }, editor);
    expect((await followUp(id, { on: '2025-05-01', status: 'stalled' }, editor)).status).toBe('stalled');
  });
});

test('a party has a status of its own, beside that of the commitment', async () => {
  const { id, parties } = await make();
  const after = await followUp(
    id,
    { party: 'kazakhstan', status: 'fulfilled', note: 'Did its part' },
    editor,
  );
  expect(after.parties.map(({ status }) => status)).toEqual(['fulfilled', null]);
  expect(after).toMatchObject({
    status: 'not_assessed',
    followUps: [{ party: parties[0]?.id, statusTo: 'fulfilled' }],
  });
});

test('a commitment without a date gets its first one without having slipped', async () => {
  const { id } = await make({ due: null });
  const dated = await followUp(id, { due: '2027' }, editor);
  expect(dated).toMatchObject({ due: { edtf: '2027' }, originalDue: { edtf: '2027' } });
  expect((await followUp(id, { due: '2028' }, editor)).originalDue?.edtf).toBe('2027');
});

test('a follow-up to an older version than named is refused, one to the newest taken', async () => {
  const { id } = await make();
  const send = (version: number) =>
    call(`/api/commitments/${id}/follow-ups`, {
      body: { note: 'x' },
      token: editor,
      headers: { 'If-Match': `"${version}"` },
    });
  expect((await send(1)).status).toBe(201);
  await refusal(await send(1), 412);
  expect((await send(2)).status).toBe(201);
});

test('a draft follow-up is for editors, and its day too', async () => {
  const { id } = await make({ made: days(today(), -300), due: days(today(), 300), visibility: 'public' });
  const draft = await followUp(id, { note: 'Not yet sure', visibility: 'draft' }, editor);
  expect(draft.followUps).toHaveLength(1);
  for (const token of [await tokenFor('viewer'), undefined])
    expect(await read('commitments', id, token)).toMatchObject({
      followUps: [],
      lastFollowUpOn: null,
      standing: 'stale',
    });
});

describe('what moves a public commitment', () => {
  const published = () => make({ visibility: 'public' });
  const evidence = { sources: [{ title: 'Report' }] };

  test.each([
    ['status', { status: 'fulfilled', note: 'Held', ...evidence }],
    ['due date', { due: '2026', note: 'Put off', ...evidence }],
    ['verification', { verification: 'verified', note: 'Seen', ...evidence }],
    ['status of a party', { party: 'KZ', status: 'fulfilled', note: 'Did it', ...evidence }],
  ])('shows its reason with it, where nothing else is said: %s', async (_, body) => {
    const { id } = await published();
    await followUp(id, body, editor);
    const seen = await read('commitments', id);
    expect(seen.followUps).toMatchObject([
      { note: body.note, visibility: 'public', sources: [{ title: 'Report' }] },
    ]);
    expect(seen).toMatchObject({ lastFollowUpOn: today(), withheld: [] });
  });

  test('is as visible as the commitment, not more', async () => {
    const { id } = await make();
    const { followUps } = await followUp(id, { status: 'stalled' }, editor);
    expect(followUps[0]?.visibility).toBe('internal');
  });

  test('a mere note, or evidence, keeps the cautious default', async () => {
    const { id } = await published();
    await followUp(id, { note: 'Heard of it' }, editor);
    await followUp(id, evidence, editor);
    expect(await read('commitments', id)).toMatchObject({
      followUps: [],
      withheld: [],
      lastFollowUpOn: null,
    });
  });

  test('tells that its reasons are withheld, where somebody chose so', async () => {
    const { id } = await published();
    const closed = { on: '2025-07-02', status: 'fulfilled', note: 'Held', visibility: 'internal' };
    await followUp(id, closed, editor);
    await followUp(id, { on: '2025-07-03', due: '2026', visibility: 'draft' }, editor);
    expect(await read('commitments', id)).toMatchObject({
      status: 'fulfilled',
      lastFollowUpOn: '2025-07-03',
      followUps: [],
      withheld: [
        { on: '2025-07-03', kind: 'reschedule' },
        { on: '2025-07-02', kind: 'status_change' },
      ],
    });
    const viewed = await read('commitments', id, await tokenFor('viewer'));
    expect(viewed.followUps).toMatchObject([{ note: 'Held' }]);
    expect(viewed.withheld).toEqual([{ on: '2025-07-03', kind: 'reschedule' }]);
    expect((await read('commitments', id, editor)).withheld).toEqual([]);
  });

  test('withholds nothing that moved nothing', async () => {
    const { id } = await published();
    await followUp(id, { on: '2025-07-02', status: 'in_progress' }, editor);
    await followUp(id, { on: '2025-03-01', status: 'stalled', visibility: 'internal' }, editor);
    expect(await read('commitments', id)).toMatchObject({
      withheld: [],
      lastFollowUpOn: '2025-07-02',
      followUps: [{ statusTo: 'in_progress' }],
    });
  });

  test('says nothing of a party that the public may not see', async () => {
    await create('actors', { name: 'Hidden Party', kind: 'institute', visibility: 'internal' }, editor);
    const { id } = await make({
      visibility: 'public',
      parties: [{ actor: 'Hidden Party' }, { actor: 'KZ' }],
    });
    const moves = { status: 'stalled', visibility: 'internal' };
    await followUp(id, { ...moves, party: 'Hidden Party' }, editor);
    expect((await read('commitments', id)).withheld).toEqual([]);
    await followUp(id, { ...moves, party: 'KZ' }, editor);
    expect((await read('commitments', id)).withheld).toEqual([{ on: today(), kind: 'status_change' }]);
  });
});

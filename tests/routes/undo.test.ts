import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import type { Change } from '../../worker/domain/changes/change.ts';
import { archive, change, create, followUp, get, list, patch, read, refusal } from '../support/api.ts';
import { expectWholeLog } from '../support/record.ts';
import { call, migrated, post, sender, tokenFor } from '../support/worker.ts';

let db: Db;
let editor = '';
let viewer = '';
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

const newest = async () => (await list<Change>('/api/changes?limit=1', editor)).items[0]?.seq ?? 0;
const ask = (sequence: number | string, token?: string) =>
  call(`/api/changes/${sequence}/undo`, { body: {}, token });
async function undo(sequence: number) {
  const response = await ask(sequence, editor);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  const { undone } = await response.json<{ undone: number[] }>();
  return { undone, sequence: Number(response.headers.get('Change-Sequence')) };
}
const gone = async (path: string, token = viewer) => (await call(path, { token })).status;
const log = async (subject: string, token = editor) =>
  (await list<Change>(`/api/changes?subject=${subject}`, token)).items;

test('a change is undone and done again', async () => {
  const made = await create('briefings', { title: 'Before', visibility: 'public', start: '2025' }, editor);
  await change('briefings', made, { title: 'After', topics: ['Peace'], visibility: 'internal' }, editor);
  const act = await newest();
  const back = await undo(act);
  expect(back.undone).toEqual([act]);
  expect(back.sequence).toBe(await newest());
  expect(await read('briefings', made.id)).toMatchObject({
    title: 'Before',
    visibility: 'public',
    topics: [],
  });
  expect((await log(`briefing:${made.id}`)).map(({ verb }) => verb)).toEqual([
    'undone',
    'changed',
    'recorded',
  ]);
  await undo(back.sequence);
  expect(await read('briefings', made.id, editor)).toMatchObject({
    title: 'After',
    visibility: 'internal',
    topics: [{ name: 'Peace' }],
    version: 4,
  });
  expect((await log(`briefing:${made.id}`))[0]?.verb).toBe('redone');
});

test('what was made is archived, with what was made in passing; its names are free again', async () => {
  const input = {
    title: 'By mistake',
    visibility: 'public',
    participations: [{ actor: 'The Misty Isles', role: 'organiser' }],
  };
  const made = await create('briefings', input, editor);
  const act = await newest();
  const actor = made.participations[0]?.actor.id;
  const { undone, sequence } = await undo(act);
  expect(undone).toEqual([act - 1, act]);
  expect(await gone(`/api/briefings/${made.id}`)).toBe(404);
  expect(await gone(`/api/actors/${actor}`)).toBe(404);
  const again = await create('briefings', { ...input, title: 'As it should be' }, editor);
  expect(again.participations[0]?.actor.id).not.toBe(actor);
  const { detail } = await refusal(await ask(sequence, editor), 409);
  expect(detail).toContain('already taken: "the misty isles"');
  await undo(await newest());
  await undo(sequence);
  expect(await read('briefings', made.id)).toMatchObject({ participations: [{ actor: { id: actor } }] });
});

test('an actor that others name by now stays', async () => {
  const made = await create(
    'briefings',
    { title: 'First', visibility: 'public', participations: [{ actor: 'Early Bird', role: 'speaker' }] },
    editor,
  );
  const act = await newest();
  const actor = made.participations[0]?.actor.id ?? '';
  await create('commitments', { text: 'Do', parties: [{ actor: 'Early Bird' }] }, editor);
  expect((await undo(act)).undone).toEqual([act]);
  expect((await read('actors', actor, editor)).archivedAt).toBeNull();
});

test('what later records refer to is not unmade, and the refusal names them', async () => {
  const briefing = await create('briefings', { title: 'Referred to' }, editor);
  const act = await newest();
  const commitment = await create('commitments', { text: 'Made there', briefing: briefing.id }, editor);
  expect((await refusal(await ask(act, editor), 409)).detail).toContain('the commitment “Made there”');
  await archive('commitments', commitment, editor);
  await undo(act);
  const actor = await create('actors', { name: 'Named alone', kind: 'organisation' }, editor);
  const named = await newest();
  await create(
    'handovers',
    { body: { name: 'Its Council', kind: 'body' }, to: { id: actor.id }, date: '2025' },
    editor,
  );
  expect((await refusal(await ask(named, editor), 409)).detail).toContain('the handover “Its Council”');
});

test('a handover that was changed since is named by its body', async () => {
  const body = { name: 'Council of the Lakes', kind: 'body' };
  const made = await create('handovers', { body, to: 'FR', date: '2025' }, editor);
  const act = await newest();
  await change('handovers', made, { note: 'Later' }, editor);
  const { detail } = await refusal(await ask(act, editor), 409);
  expect(detail).toContain('the handover “Council of the Lakes” (changed by');
});

test('a follow-up is withdrawn: the commitment as before, the entry marked, told to staff alone', async () => {
  const { id } = await create('commitments', { text: 'Promise', due: '2025', visibility: 'public' }, editor);
  await followUp(id, { on: '2025-02-01', status: 'in_progress', note: 'begun' }, editor);
  await followUp(
    id,
    { on: '2025-03-01', status: 'fulfilled', note: 'wrong one', due: '2026', verification: 'verified' },
    editor,
  );
  const { sequence } = await undo(await newest());
  expect(await read('commitments', id, viewer)).toMatchObject({
    status: 'in_progress',
    verification: 'reported',
    due: { edtf: '2025' },
    lastFollowUpOn: '2025-02-01',
    followUps: [
      { note: 'wrong one', withdrawnAt: expect.stringMatching(/Z$/) },
      { note: 'begun', withdrawnAt: null },
    ],
  });
  const seen = await read('commitments', id);
  expect([seen.followUps.map(({ note }) => note), seen.withheld]).toEqual([['begun'], []]);
  expect((await log(`commitment:${id}`))[0]).toMatchObject({
    verb: 'undone',
    after: { status: 'in_progress' },
  });
  await undo(sequence);
  expect((await read('commitments', id)).followUps[0]).toMatchObject({
    note: 'wrong one',
    withdrawnAt: null,
  });
  expect((await read('commitments', id)).status).toBe('fulfilled');
});

test('scores, status history and slippage tell nothing of what was withdrawn', async () => {
  const party = await create(
    'actors',
    { name: 'Figures', kind: 'organisation', visibility: 'public' },
    editor,
  );
  const made = await create(
    'commitments',
    {
      text: 'Figured',
      made: '2025-01',
      due: '2025-06',
      visibility: 'public',
      parties: [{ actor: { id: party.id } }],
    },
    editor,
  );
  const figures = () =>
    Promise.all(
      ['statuses', 'scores', 'slippage?by=actor'].map((one) =>
        get(`/api/follow-up/${one}${one.includes('?') ? '&' : '?'}party=${party.id}`),
      ),
    );
  const before = await figures();
  await followUp(made.id, { on: '2025-03-01', status: 'fulfilled', note: 'x', due: '2025-09' }, editor);
  const act = await newest();
  expect(await figures()).not.toEqual(before);
  await undo(act);
  expect(await figures()).toEqual(before);
});

test('a withdrawn internal follow-up is not told of to the public', async () => {
  const { id } = await create('commitments', { text: 'Quiet', visibility: 'public' }, editor);
  await followUp(id, { status: 'stalled', note: 'hush', visibility: 'internal' }, editor);
  await undo(await newest());
  expect((await read('commitments', id)).withheld).toEqual([]);
  const open = await list<Change>(`/api/changes?subject=commitment:${id}`);
  expect(open.items.map(({ verb }) => verb)).toEqual(['made']);
});

test('a briefing that moved goes back with all that is due there, also what came to be due there since', async () => {
  const briefing = await create('briefings', { title: 'Summit', start: '2026-05' }, editor);
  const bound = await create('commitments', { text: 'Bound', dueBriefing: briefing.id }, editor);
  await change('briefings', briefing, { start: '2026-08' }, editor);
  const act = await newest();
  const later = await create('commitments', { text: 'Later', dueBriefing: briefing.id }, editor);
  await undo(act);
  for (const { id } of [bound, later])
    expect((await read('commitments', id, editor)).due?.edtf).toBe('2026-05');
});

test('an event of an integration is undone whole, whatever it held', async () => {
  const from = await sender({ visibility: 'public', mayPublish: true });
  const event = {
    type: 'rapporteur.briefing.recorded',
    timestamp: '2025-03-12T18:00:00Z',
    data: {
      ref: 'b1',
      title: 'By webhook',
      start: '2025-03-12',
      visibility: 'public',
      commitments: [{ ref: 'c1', text: 'Posted promise', parties: [{ actor: 'Sender State' }] }],
      handovers: [{ ref: 'h1', body: 'Posted Council', to: 'Sender State', date: '2025' }],
    },
  };
  const response = await post(from, 'm1', event);
  expect([response.status, await response.clone().text()]).toEqual([200, expect.any(String)]);
  const { records } = await response.json<{ records: { kind: string; id: string }[] }>();
  const act = await newest();
  await undo(act);
  for (const { kind, id } of records) expect([kind, await gone(`/api/${kind}s/${id}`)]).toEqual([kind, 404]);
  await undo(await newest());
  for (const { kind, id } of records) expect([kind, await gone(`/api/${kind}s/${id}`)]).toEqual([kind, 200]);
});

test('archiving and completing a handover are undone', async () => {
  const handover = await create(
    'handovers',
    { body: { name: 'Turning Council', kind: 'body' }, to: 'KZ', date: '2025', visibility: 'public' },
    editor,
  );
  const done = await change('handovers', handover, { status: 'completed', date: '2025-01-15' }, editor);
  await undo(await newest());
  expect(await read('handovers', done.id, editor)).toMatchObject({
    status: 'announced',
    date: { edtf: '2025' },
  });
  await archive('handovers', { id: done.id, version: 3 }, editor);
  await undo(await newest());
  expect((await read('handovers', done.id, editor)).archivedAt).toBeNull();
});

test('what has been changed since is refused, and named', async () => {
  const made = await create('briefings', { title: 'First words' }, editor);
  const changed = await change('briefings', made, { title: 'Second words' }, editor);
  const act = await newest();
  await change('briefings', changed, { city: 'Geneva' }, editor);
  const { detail } = await refusal(await ask(act, editor), 409);
  expect(detail).toMatch(/the briefing “Second words” \(changed by a editor on \d{4}-\d\d-\d\d\)/);
  expect((await read('briefings', made.id, editor)).city).toBe('Geneva');
});

test('of two undoings at once one holds, and so of an undoing and a change', async () => {
  const made = await create('briefings', { title: 'Once' }, editor);
  const changed = await change('briefings', made, { title: 'Twice' }, editor);
  const act = await newest();
  const two = await Promise.all([ask(act, editor), ask(act, editor)]);
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  const again = await change('briefings', { id: made.id, version: 3 }, { title: 'Thrice' }, editor);
  const last = await newest();
  const [undone, other] = await Promise.all([
    ask(last, editor),
    patch('briefings', again, { title: 'Four times' }, editor),
  ]);
  expect([200, 409]).toContain(undone.status);
  expect([200, 412]).toContain(other.status);
  expect([undone.status, other.status]).not.toEqual([200, 200]);
  expect(changed.version).toBe(2);
  await expectWholeLog(db);
});

test('only editors undo, only what there is, only by its number', async () => {
  await create('briefings', { title: 'Theirs' }, editor);
  const act = await newest();
  await refusal(await ask(act), 401);
  await refusal(await ask(act, viewer), 403);
  await refusal(await ask(9_999_999, editor), 404);
  await refusal(await ask('nonsense', editor), 422);
  // The making of a token is in the log, and nobody's to undo.
  await refusal(await ask(1, await tokenFor('admin')), 404);
  await undo(act);
});

test('a follow-up that was withdrawn is found by nobody and told in no paper', async () => {
  const party = await create('actors', { name: 'Withdrawer', kind: 'state', visibility: 'public' }, editor);
  const promise = { text: 'To be told', parties: [{ actor: 'Withdrawer' }], visibility: 'public' };
  const { id } = await create('commitments', promise, editor);
  await followUp(id, { note: 'mistakenwords here', visibility: 'public' }, editor);
  const act = await newest();
  const seenIn = async () => {
    const found = await call('/api/search?q=mistakenwords', { token: editor });
    const paper = await call(`/api/actors/${party.id}/promises`, { token: editor });
    return [await found.text(), await paper.text()].map((text) => text.includes('mistakenwords'));
  };
  expect(await seenIn()).toEqual([true, true]);
  await undo(act);
  expect(await seenIn()).toEqual([false, false]);
});

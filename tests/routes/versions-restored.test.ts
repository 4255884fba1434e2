import { beforeAll, expect, test } from 'vitest';
import type { Change } from '../../worker/domain/changes/change.ts';
import { archive, change, create, followUp, type Kind, list, read, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

const ask = (
  kind: Kind,
  { id, version }: { id: string; version?: number },
  to: number | string,
  token?: string,
) => {
  const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
  return call(`/api/${kind}/${id}/versions/${to}/restore`, { method: 'POST', token, headers });
};
const newest = async (subject: string) =>
  (await list<Change>(`/api/changes?subject=${subject}&limit=1`, editor)).items[0];

test('what a briefing said is put back as a new change; who may see it stays', async () => {
  const made = await create(
    'briefings',
    {
      title: 'As it was',
      start: '2025-05',
      topics: ['Peace'],
      participations: [{ actor: 'KZ', role: 'organiser', position: 'Host' }],
      statements: [{ speaker: 'Ann Example', kind: 'quote', text: 'Words', sources: [{ title: 'Minutes' }] }],
    },
    editor,
  );
  const now = await change(
    'briefings',
    made,
    { title: 'Other', start: null, topics: [], participations: [], statements: [], visibility: 'public' },
    editor,
  );
  const response = await ask('briefings', now, 1, editor);
  expect([response.status, response.headers.has('Change-Sequence')]).toEqual([200, true]);
  expect(await read('briefings', made.id, editor)).toMatchObject({
    title: 'As it was',
    version: 3,
    visibility: 'public',
    start: { edtf: '2025-05' },
    topics: [{ name: 'Peace' }],
    participations: [{ position: 'Host', actor: { countryCode: 'KZ' } }],
    statements: [{ text: 'Words', speaker: { name: 'Ann Example' }, sources: [{ title: 'Minutes' }] }],
  });
  expect(await newest(`briefing:${made.id}`)).toMatchObject({ verb: 'version_restored', version: 3 });
});

test('an actor and a handover are put back', async () => {
  const actor = await create('actors', { name: 'Old Name', kind: 'organisation', aliases: ['ON'] }, editor);
  const renamed = await change('actors', actor, { name: 'New Name', aliases: [] }, editor);
  expect((await ask('actors', renamed, 1, editor)).status).toBe(200);
  expect(await read('actors', actor.id, editor)).toMatchObject({ name: 'Old Name', aliases: ['ON'] });
  const handover = await create(
    'handovers',
    { body: { name: 'A Council', kind: 'body' }, to: 'KZ', date: '2025' },
    editor,
  );
  const vacant = await change(
    'handovers',
    handover,
    { successor: 'vacant', from: 'UZ', date: '2026' },
    editor,
  );
  expect((await ask('handovers', vacant, 1, editor)).status).toBe(200);
  expect(await read('handovers', handover.id, editor)).toMatchObject({
    successor: 'named',
    to: { countryCode: 'KZ' },
    from: null,
    date: { edtf: '2025' },
  });
});

test('what was merged since is put back as what it was merged into', async () => {
  const actor = (name: string) => create('actors', { name, kind: 'organisation' }, editor);
  const [twin, kept] = [await actor('A Twin'), await actor('A Kept One')];
  const made = await create(
    'commitments',
    { text: 'Of the twin', parties: [{ actor: 'A Twin' }, { actor: 'A Kept One', role: 'partner' }] },
    editor,
  );
  const now = await change('commitments', made, { text: 'Of nobody', parties: [] }, editor);
  const merging = await call(`/api/actors/${twin.id}/merge`, {
    body: { into: kept.id, intoVersion: 1 },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  expect(merging.status).toBe(200);
  expect((await ask('commitments', now, 1, editor)).status).toBe(200);
  expect(await read('commitments', made.id, editor)).toMatchObject({
    text: 'Of the twin',
    parties: [
      { role: 'obligor', actor: { name: 'A Kept One' } },
      { role: 'partner', actor: { name: 'A Kept One' } },
    ],
  });
});

test('commitments due at a meeting move with it when its date is put back', async () => {
  const made = await create('briefings', { title: 'Moved', start: '2025-05-01' }, editor);
  const due = await create('commitments', { text: 'Due there', dueBriefing: made.id }, editor);
  const now = await change('briefings', made, { start: '2026-06-01' }, editor);
  expect((await read('commitments', due.id, editor)).due?.edtf).toBe('2026-06-01');
  expect((await ask('briefings', now, 1, editor)).status).toBe(200);
  expect((await read('commitments', due.id, editor)).due?.edtf).toBe('2025-05-01');
});

test('the status and due date of a commitment move by a follow-up that says so', async () => {
  const made = await create(
    'commitments',
    { text: 'First words', due: '2025', dueWords: 'in 2025', parties: [{ actor: 'KZ' }] },
    editor,
  );
  await followUp(made.id, { status: 'fulfilled', note: 'Done', due: '2027' }, editor);
  const now = await change('commitments', { id: made.id, version: 2 }, { text: 'Other words' }, editor);
  expect((await ask('commitments', now, 1, editor)).status).toBe(200);
  const after = await read('commitments', made.id, editor);
  expect(after).toMatchObject({
    text: 'First words',
    status: 'not_assessed',
    due: { edtf: '2025', words: 'in 2025' },
    version: 5,
  });
  expect(after.followUps[0]).toMatchObject({
    statusFrom: 'fulfilled',
    statusTo: 'not_assessed',
    note: expect.stringMatching(/^Put back to how it stood on .* \(version 1\)\.$/),
  });
});

test('the log tells editors what the records are called that it refers to', async () => {
  const made = await create(
    'briefings',
    { title: 'Names', participations: [{ actor: 'UZ', role: 'organiser' }] },
    editor,
  );
  const id = made.participations[0]?.actor.id ?? '';
  expect((await newest(`briefing:${made.id}`))?.names).toEqual({ [id]: 'Uzbekistan' });
  const { items } = await list<Change>(`/api/changes?subject=briefing:${made.id}`, viewer);
  expect(items[0]).not.toHaveProperty('names');
});

test('only editors, only the version they have seen, only one that there is', async () => {
  const made = await create('briefings', { title: 'x' }, editor);
  const now = await change('briefings', made, { title: 'y' }, editor);
  await refusal(await ask('briefings', now, 1), 401);
  await refusal(await ask('briefings', now, 1, viewer), 403);
  await refusal(await ask('briefings', { id: made.id }, 1, editor), 428);
  await refusal(await ask('briefings', made, 1, editor), 412);
  await refusal(await ask('briefings', now, 9, editor), 404);
  await refusal(await ask('briefings', now, 'x', editor), 422);
  await refusal(await ask('briefings', { id: 'nowhere', version: 1 }, 1, editor), 404);
  const two = await Promise.all([ask('briefings', now, 1, editor), ask('briefings', now, 1, editor)]);
  expect(two.map(({ status }) => status).sort()).toEqual([200, 412]);
  const archived = await archive('briefings', { id: made.id, version: 3 }, editor);
  await refusal(await ask('briefings', archived, 2, editor), 409);
  expect(await read('briefings', made.id, editor)).toEqual(archived);
});

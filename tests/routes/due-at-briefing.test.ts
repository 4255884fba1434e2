import { beforeAll, expect, test } from 'vitest';
import { change, create, followUp, get, read } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const summit = (body: object = {}) =>
  create('briefings', { title: 'Summit', start: '2026-06', startWords: 'June 2026', ...body }, editor);
const dueAt = (dueBriefing: string, body: object = {}) =>
  create('commitments', { text: 'Report there', dueBriefing, ...body }, editor);

test('a commitment due at a briefing moves with it, and the log says so', async () => {
  const briefing = await summit();
  const made = await dueAt(briefing.id);
  expect(made).toMatchObject({
    due: { edtf: '2026-06', words: 'June 2026' },
    dueBriefing: { id: briefing.id },
  });

  await change('briefings', briefing, { start: '2026-09-14', startWords: '14 September' }, editor);
  expect(await read('commitments', made.id, editor)).toMatchObject({
    version: 2,
    due: { edtf: '2026-09-14', words: '14 September' },
    originalDue: { edtf: '2026-06', words: 'June 2026' },
  });
  expect(await get(`/api/changes?subject=commitment:${made.id}`, editor)).toMatchObject({
    items: [
      { verb: 'moved_with_briefing', version: 2, before: { due: '2026-06' }, after: { due: '2026-09-14' } },
      { verb: 'made' },
    ],
  });
});

test('what is closed stays where it is', async () => {
  const briefing = await summit();
  const { id } = await dueAt(briefing.id);
  await followUp(id, { status: 'fulfilled', note: 'Done before' }, editor);
  await change('briefings', briefing, { start: '2027' }, editor);
  expect((await read('commitments', id, editor)).due?.edtf).toBe('2026-06');
});

test('what was given a date of its own no longer moves', async () => {
  const briefing = await summit();
  const { id } = await dueAt(briefing.id);
  expect(await followUp(id, { due: '2026-12' }, editor)).toMatchObject({ dueBriefing: null });
  await change('briefings', briefing, { start: '2027' }, editor);
  expect((await read('commitments', id, editor)).due?.edtf).toBe('2026-12');
});

test('what was moved to another briefing follows that one', async () => {
  const [first, second] = [await summit(), await summit({ start: '2028' })];
  const { id } = await dueAt(first.id);
  expect(await followUp(id, { dueBriefing: second.id }, editor)).toMatchObject({ due: { edtf: '2028' } });
  await change('briefings', second, { start: '2029' }, editor);
  expect(await read('commitments', id, editor)).toMatchObject({
    due: { edtf: '2029' },
    originalDue: { edtf: '2026-06' },
  });
});

test('a briefing that loses its date leaves its commitments undated', async () => {
  const briefing = await summit();
  const { id } = await dueAt(briefing.id);
  await change('briefings', briefing, { start: null, startWords: null }, editor);
  expect(await read('commitments', id, editor)).toMatchObject({
    due: null,
    standing: 'undated',
    dueBriefing: { start: null },
  });
});

test('the first date of an undated briefing is the original due date', async () => {
  const briefing = await summit({ start: null, startWords: null });
  const { id } = await dueAt(briefing.id);
  const dated = await change('briefings', briefing, { start: '2027-05' }, editor);
  await change('briefings', dated, { start: '2027-06' }, editor);
  expect(await read('commitments', id, editor)).toMatchObject({
    due: { edtf: '2027-06' },
    originalDue: { edtf: '2027-05' },
  });
});

test('a change of anything else moves nothing', async () => {
  const briefing = await summit();
  const { id } = await dueAt(briefing.id);
  await change('briefings', briefing, { title: 'Summit of leaders' }, editor);
  expect((await read('commitments', id, editor)).version).toBe(1);
});

test('all move at once, in one change of each', async () => {
  const briefing = await summit();
  const all = await Promise.all(Array.from({ length: 120 }, () => dueAt(briefing.id)));
  await change('briefings', briefing, { start: '2030' }, editor);
  for (const { id } of [all[0], all[60], all[119]].filter((each) => each !== undefined))
    expect(await read('commitments', id, editor)).toMatchObject({ version: 2, due: { edtf: '2030' } });
});

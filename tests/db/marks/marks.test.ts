import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../worker/db/database.ts';
import { query } from '../../../worker/db/query.ts';
import { archive, change, create, days, followUp } from '../../support/api.ts';
import { expectMarksAsDerived, marksIn } from '../../support/marks.ts';
import { call, migrated, tokenFor } from '../../support/worker.ts';

/** What writes keep up to date must be what one would derive from the record as it now is. */

let db: Db;
let editor = '';
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
});

const marks = () => marksIn(db);
const agrees = () => expectMarksAsDerived(db);

const scopesOf = async (id: string) =>
  (await marks()).filter((mark) => mark.record_id === id).map((mark) => `${mark.scope} ${mark.visibility}`);

test('after every kind of write, the marks are those of the record as it is', async () => {
  const body = await create('actors', { name: 'Council', kind: 'body', visibility: 'public' }, editor);
  const state = await create('actors', { name: 'Chad', kind: 'state', visibility: 'public' }, editor);
  const briefing = await create(
    'briefings',
    {
      title: 'Session',
      start: '2025-06-10',
      visibility: 'internal',
      topics: ['Peace'],
      participations: [{ actor: 'Council', role: 'organiser' }],
    },
    editor,
  );
  const make = (more: object) => create('commitments', { text: 'x', visibility: 'public', ...more }, editor);
  const bound = await make({ briefing: briefing.id, dueBriefing: briefing.id });
  const twice = await make({
    due: '2025-07',
    parties: [{ actor: 'Chad' }, { actor: 'Chad', role: 'partner' }],
    topics: ['Peace', 'Water'],
  });
  const alone = await make({ due: null });
  await agrees();
  expect(await scopesOf(bound.id)).toEqual([`actor:${body.id} internal`, 'all public', 'topic: public']);
  expect(await scopesOf(twice.id)).toEqual([
    `actor:${state.id} public`,
    'all public',
    'body: public',
    'topic:peace public',
    'topic:water public',
  ]);
  expect(await scopesOf(alone.id)).toEqual(['actor: public', 'all public', 'body: public', 'topic: public']);

  const moved = await change('briefings', briefing, { start: '2026-01', visibility: 'public' }, editor);
  await agrees();
  expect(await scopesOf(bound.id)).toContain(`actor:${body.id} public`);
  expect((await marks()).find((mark) => mark.record_id === bound.id)).toMatchObject({
    first_day: '2026-01-01',
    last_day: '2026-01-31',
  });

  await followUp(twice.id, { status: 'fulfilled', note: 'Done' }, editor);
  await followUp(alone.id, { due: '2027~' }, editor);
  await agrees();

  const closed = await archive('commitments', { id: twice.id, version: 2 }, editor);
  expect(await scopesOf(twice.id)).toEqual([]);
  await agrees();
  await archive('commitments', closed, editor, 'restore');
  const gone = await archive('briefings', moved, editor);
  expect(await scopesOf(bound.id)).toEqual(['actor: public', 'all public', 'body: public', 'topic: public']);
  await agrees();
  const back = await archive('briefings', gone, editor, 'restore');
  await change('briefings', back, { participations: [{ actor: 'Chad', role: 'organiser' }] }, editor);
  expect(await scopesOf(bound.id)).not.toContain(`actor:${body.id} public`);
  await agrees();

  const asBody = await change('actors', state, { kind: 'body' }, editor);
  expect(await scopesOf(bound.id)).toContain(`actor:${state.id} public`);
  await agrees();
  await change('actors', asBody, { kind: 'state' }, editor);
  expect(await scopesOf(bound.id)).not.toContain(`actor:${state.id} public`);
  await agrees();
});

test('undoing leaves the marks those of the record as it then is', async () => {
  const newest = async () => {
    const rows = await db.all<{ seq: number }>(query(sql`select max(seq) as seq from changes`));
    return rows[0]?.seq ?? 0;
  };
  const undo = async (sequence: number) => {
    const response = await call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
    expect(response.status).toBe(200);
    await agrees();
  };
  const undoneAndDoneAgain = async () => {
    await undo(await newest());
    await undo(await newest());
  };
  const host = await create('actors', { name: 'Host', kind: 'state', visibility: 'public' }, editor);
  const own = { name: 'Mission of Host', kind: 'mission', visibility: 'public', affiliation: 'Host' };
  const mission = await create('actors', own, editor);
  const briefing = await create(
    'briefings',
    { title: 'S', start: '2025-06-10', participations: [{ actor: own.name, role: 'organiser' }] },
    editor,
  );
  await undoneAndDoneAgain();
  await create('commitments', { text: 'x', dueBriefing: briefing.id, parties: [{ actor: 'New' }] }, editor);
  await undoneAndDoneAgain();
  await change('briefings', { id: briefing.id, version: 3 }, { start: '2027-01', topics: ['Sea'] }, editor);
  await undoneAndDoneAgain();
  await archive('actors', mission, editor);
  await undoneAndDoneAgain();
  await change('actors', host, { kind: 'body' }, editor);
  await undoneAndDoneAgain();
  const twin = await create('actors', { name: 'Twin', kind: 'state', visibility: 'public' }, editor);
  await create('commitments', { text: 'y', parties: [{ actor: 'Twin' }] }, editor);
  const kept = await create('actors', { name: 'Kept', kind: 'state', visibility: 'public' }, editor);
  await call(`/api/actors/${twin.id}/merge`, {
    body: { into: kept.id, intoVersion: 1 },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  await agrees();
  await undoneAndDoneAgain();
});

test('a record of many parties and dates far apart is counted once in each of its lanes', async () => {
  const parties = Array.from({ length: 40 }, (_, i) => ({ actor: `Party ${i}` }));
  for (let i = 0; i < 30; i += 1)
    await create(
      'commitments',
      {
        text: `Number ${i}`,
        due: days('1999-12-25', i * 97),
        parties: parties.slice(0, i),
        visibility: 'draft',
      },
      editor,
    );
  await agrees();
});

test('a briefing stands with what its participants belong to, one step up and for whoever sees them', async () => {
  const state = await create('actors', { name: 'Malta', kind: 'state', visibility: 'public' }, editor);
  const other = await create('actors', { name: 'Fiji', kind: 'state', visibility: 'public' }, editor);
  const own = { name: 'Institute of Malta', kind: 'institute', visibility: 'internal', affiliation: 'Malta' };
  const institute = await create('actors', own, editor);
  const scholar = { name: 'A scholar', kind: 'person', visibility: 'public', affiliation: own.name };
  await create('actors', scholar, editor);
  const participations = [
    { actor: own.name, role: 'organiser' },
    { actor: scholar.name, role: 'speaker' },
  ];
  const { id } = await create(
    'briefings',
    { title: 'At Valletta', start: '2025-05', visibility: 'public', participations },
    editor,
  );
  await create('commitments', { text: 'Its own', briefing: id, parties: [{ actor: own.name }] }, editor);
  const found = async ({ id: actor }: { id: string }) =>
    (await scopesOf(id)).filter((scope) => scope.startsWith(`actor:${actor} `));
  await agrees();
  expect(await found(state)).toEqual([`actor:${state.id} internal`]);
  expect((await marks()).filter(({ scope }) => scope === `actor:${state.id}`)).toHaveLength(1);

  const seen = await change('actors', institute, { visibility: 'public' }, editor);
  expect(await found(state)).toEqual([`actor:${state.id} public`]);
  await agrees();
  const moved = await change('actors', seen, { affiliation: 'Fiji' }, editor);
  expect([await found(state), await found(other)]).toEqual([[], [`actor:${other.id} public`]]);
  await agrees();
  const gone = await archive('actors', moved, editor);
  expect(await found(other)).toEqual([]);
  await agrees();
  await archive('actors', gone, editor, 'restore');
  expect(await found(other)).toHaveLength(1);
  await agrees();
});

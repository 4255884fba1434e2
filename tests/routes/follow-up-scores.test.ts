import { beforeAll, expect, test } from 'vitest';
import type { Scores } from '../../worker/domain/commitments/summary.ts';
import { create, days, get, pointers, today } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
const now = today();
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

test('scores count obligors by their own status, and tell what is left out', async () => {
  const parties = [
    { actor: 'Scored One' },
    { actor: 'Scored Two', status: 'not_fulfilled' },
    { actor: 'Scored Three', role: 'partner' },
  ];
  const make = (body: object) => create('commitments', { text: 'x', parties, ...body }, editor);
  await make({ status: 'fulfilled', closingReason: 'x' });
  await make({ status: 'not_started', due: days(now, -1) });
  await make({ status: 'not_started', due: now });
  await make({ status: 'in_progress', due: days(now, -1) });
  await make({ status: 'superseded', supersededReason: 'replaced', closingReason: 'x' });
  await make({});
  const { items } = await get<Scores>('/api/follow-up/scores', editor);
  const of = (name: string) => items.find(({ actor }) => actor.name === name);
  expect(of('Scored One')).toMatchObject({
    score: 0,
    n: 4,
    lapsed: 1,
    leftOut: { not_assessed: 1, superseded: 1 },
  });
  expect(of('Scored Two')).toMatchObject({ score: -1, n: 6, leftOut: { not_assessed: 0, superseded: 0 } });
  expect(of('Scored Three')).toBeUndefined();
});

test('scores of all together count each commitment once, by its own status', async () => {
  const parties = [{ actor: 'Both One', status: 'not_fulfilled' }, { actor: 'Both Two' }];
  const make = (body: object) =>
    create('commitments', { text: 'x', topics: ['Overall'], visibility: 'public', ...body }, editor);
  await make({ status: 'fulfilled', closingReason: 'x', parties });
  await make({ status: 'stalled', due: days(now, -1) });
  await make({ visibility: 'internal', status: 'fulfilled', closingReason: 'x' });
  const { overall, items, more } = await get<Scores>('/api/follow-up/scores?topic=overall', editor);
  expect(overall).toMatchObject({
    score: 1 / 3,
    n: 3,
    lapsed: 1,
    leftOut: { not_assessed: 0, superseded: 0 },
  });
  expect(overall.counts).toMatchObject({ fulfilled: 2, stalled: 1 });
  expect(items.map(({ actor, score }) => [actor.name, score])).toEqual([
    ['Both One', -1],
    ['Both Two', 1],
  ]);
  expect(more).toBe(false);
  expect((await get<Scores>('/api/follow-up/scores?topic=overall')).overall).toMatchObject({
    score: 0,
    n: 2,
  });
});

test('scores are filtered by party, body and topic, and by nothing else', async () => {
  const body = { name: 'Scored Forum', kind: 'body' };
  const made = await create(
    'commitments',
    { text: 'x', topics: ['Narrow'], parties: [{ actor: 'Narrow One' }, { actor: body, role: 'partner' }] },
    editor,
  );
  await create('commitments', { text: 'x', topics: ['Narrow'], parties: [{ actor: 'Wide One' }] }, editor);
  const [one, forum] = made.parties.map(({ actor }) => actor?.id);
  const named = async (query: string) =>
    (await get<Scores>(`/api/follow-up/scores?${query}`, editor)).items.map(({ actor }) => actor.name);
  expect(await named('topic=narrow')).toEqual(['Narrow One', 'Wide One']);
  expect(await named(`topic=narrow&party=${one}`)).toEqual(['Narrow One']);
  expect(await named(`topic=narrow&body=${forum}`)).toEqual(['Narrow One']);
  expect(await pointers('/api/follow-up/scores?standing=closed')).toEqual(['standing']);
});

test('the file has a row for all and one an actor', async () => {
  const parties = [{ actor: '-Dash, "quoted"' }];
  await create('commitments', { text: 'x', topics: ['Scores file'], parties, status: 'in_progress' }, editor);
  const response = await call('/api/follow-up/scores.csv?topic=scores-file', { token: editor });
  expect((await response.text()).split('\r\n')).toEqual([
    'actor,score,n,lapsed,not_assessed,not_started,in_progress,stalled,fulfilled,partly_fulfilled,not_fulfilled,superseded',
    ',0,1,0,0,0,1,0,0,0,0,0',
    '"\'-Dash, ""quoted""",0,1,0,0,0,1,0,0,0,0,0',
    '',
  ]);
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { DueLoad } from '../../worker/domain/commitments/due-load.ts';
import { addMonths } from '../../worker/domain/dates/days.ts';
import { create, days, get, pointers, today } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const now = today();
/** A month by its distance from the current one. */
const month = (ahead: number) => addMonths(`${now.slice(0, 7)}-01`, ahead).slice(0, 7);
const make = (topic: string, due: string | null, body: object = {}) =>
  create('commitments', { text: 'x', due, topics: [topic], visibility: 'public', ...body }, editor);
const load = (topic: string, token = '') => get<DueLoad>(`/api/follow-up/due-load?topic=${topic}`, token);
/** The months in which something falls due: how far ahead, how many, and how many of them are not sure. */
const dueIn = ({ months }: DueLoad) =>
  months.flatMap(({ due, unsure }, ahead) => (due === 0 ? [] : [[ahead, due, unsure]]));

test('the current month and the 23 after it are told, also where nothing falls due', async () => {
  const { months, ...rest } = await load('nothing');
  expect(months.map((each) => each.month)).toEqual(Array.from({ length: 24 }, (_, ahead) => month(ahead)));
  expect(rest).toEqual({ today: now, overdue: 0, later: 0, leftOut: { undated: 0, openEnded: 0 } });
});

describe('a due date counts once, in its last possible month', () => {
  const january = (12 - Number(now.slice(5, 7)) + 1) % 12;
  const year = month(january).slice(0, 4);
  test.each<[what: string, due: string, expected: number[]]>([
    ['a day', `${month(2)}-15`, [2, 1, 0]],
    ['a month', month(3), [3, 1, 0]],
    ['a quarter', `${year}-33`, [january + 2, 1, 1]],
    ['two days of one month', `${month(2)}-01/${month(2)}-20`, [2, 1, 0]],
    ['two months', `${month(2)}/${month(3)}`, [3, 1, 1]],
    ['the turn of a month', `${month(2)}-28/${month(3)}-01`, [3, 1, 1]],
    ['a deadline', `../${month(4)}`, [4, 1, 0]],
    ['about a month', `${month(4)}~`, [4, 1, 1]],
    ['a doubtful month', `${month(4)}?`, [4, 1, 1]],
    ['some day of a month', `${month(4)}-XX`, [4, 1, 0]],
    ['begun and not over', `${month(-3)}/${month(1)}`, [1, 1, 1]],
  ])('%s', async (what, due, expected) => {
    const topic = `load-${what.replaceAll(' ', '-')}`;
    await make(topic, due);
    expect(dueIn(await load(topic))).toEqual([expected]);
  });
});

test('what is not in these months is counted apart', async () => {
  await make('Apart', null);
  await make('Apart', `${month(1)}/..`);
  await make('Apart', month(24));
  await make('Apart', month(1), { status: 'fulfilled', closingReason: 'x' });
  const told = await load('apart');
  expect(dueIn(told)).toEqual([]);
  expect(told).toMatchObject({ later: 1, overdue: 0, leftOut: { undated: 1, openEnded: 1 } });
});

test('each month takes over what was due before it and is still open', async () => {
  for (const due of [month(-5), `${month(-1)}-28`, month(1), month(1), month(3)]) await make('Carried', due);
  const { months, overdue } = await load('carried');
  expect(overdue).toBe(2);
  expect(months.slice(0, 6).map(({ due, carried }) => [due, carried])).toEqual([
    [0, 2],
    [2, 2],
    [0, 4],
    [1, 4],
    [0, 5],
    [0, 5],
  ]);
});

test('what was due yesterday is overdue, also within the current month', async () => {
  await make('Yesterday', days(now, -1));
  await make('Yesterday', now);
  expect((await load('yesterday')).overdue).toBe(1);
});

describe('the public is not told', () => {
  test('of what is internal, of a draft or of what is archived', async () => {
    for (const visibility of ['draft', 'internal', 'public'])
      await make('Hidden load', month(2), { visibility });
    expect(dueIn(await load('hidden-load'))).toEqual([[2, 1, 0]]);
    expect(dueIn(await load('hidden-load', await tokenFor('viewer')))).toEqual([[2, 2, 0]]);
    expect(dueIn(await load('hidden-load', editor))).toEqual([[2, 3, 0]]);
  });

  test('what a hidden party has to do', async () => {
    const actor = await create('actors', { name: 'Unseen', kind: 'state' }, editor);
    await make('Hidden party', month(2), { parties: [{ actor: { id: actor.id } }] });
    expect(dueIn(await load(`hidden-party&party=${actor.id}`))).toEqual([]);
    expect(dueIn(await load(`hidden-party&party=${actor.id}`, editor))).toEqual([[2, 1, 0]]);
  });
});

test('refuses what it does not know', async () => {
  expect(await pointers('/api/follow-up/due-load?months=12')).toEqual(['months']);
});

test('the file has a row a month', async () => {
  await make('File', month(1));
  const response = await call('/api/follow-up/due-load.csv?topic=file');
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="due-by-month-${now}.csv"`);
  const rows = (await response.text()).split('\r\n');
  expect(rows.slice(0, 4)).toEqual([
    'month,due,unsure,carried',
    `${month(0)},0,0,0`,
    `${month(1)},1,0,0`,
    `${month(2)},0,0,1`,
  ]);
  expect(rows).toHaveLength(26);
});

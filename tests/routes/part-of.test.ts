import { beforeAll, expect, test } from 'vitest';
import { create, pointers, read } from '../support/api.ts';
import { call, migrated, tokenFor, watched } from '../support/worker.ts';

/** What a briefing is part of goes up to an end, whoever writes it and when. */

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const named = (title: string) => create('briefings', { title }, editor);
const placed = (parent: string | null, DB?: D1Database) => ({
  method: 'PATCH',
  body: { parent },
  token: editor,
  headers: { 'If-Match': '"1"' },
  ...(DB && { DB }),
});
const parentOf = async ({ id }: { id: string }) => (await read('briefings', id, editor)).parent?.id ?? null;

/** A database in front of whose first write something else is done. */
function slow(first: () => Promise<unknown>): D1Database {
  let isDone = false;
  const { trips, DB } = watched(async () => {
    // What is written goes in one batch with the change log, the record and its marks.
    if (isDone || (trips.at(-1) ?? 0) < 3) return;
    isDone = true;
    await first();
  });
  return DB;
}

test('of two writers who would close a circle between them the second is refused', async () => {
  const [week, day] = [await named('Week'), await named('Day')];
  const faster = () => call(`/api/briefings/${day.id}`, placed(week.id));
  const found = await pointers(`/api/briefings/${week.id}`, placed(day.id, slow(faster)));
  expect(found).toEqual(['/parent']);
  expect([await parentOf(week), await parentOf(day)]).toEqual([null, week.id]);
});

test('so it is over several steps', async () => {
  const [a, b, c] = [await named('a'), await named('b'), await named('c')];
  await call(`/api/briefings/${c.id}`, placed(b.id));
  const faster = () => call(`/api/briefings/${b.id}`, placed(a.id));
  expect(await pointers(`/api/briefings/${a.id}`, placed(c.id, slow(faster)))).toEqual(['/parent']);
  expect(await parentOf(a)).toBeNull();
});

test('two writers who close none both get through', async () => {
  const [week, day, hour] = [await named('Week 2'), await named('Day 2'), await named('Hour 2')];
  const faster = () => call(`/api/briefings/${hour.id}`, placed(day.id));
  const response = await call(`/api/briefings/${day.id}`, placed(week.id, slow(faster)));
  expect(response.status).toBe(200);
  expect([await parentOf(hour), await parentOf(day)]).toEqual([day.id, week.id]);
});

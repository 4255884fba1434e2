import { beforeAll, expect, test } from 'vitest';
import type { Upcoming } from '../../worker/domain/commitments/summary.ts';
import { create, days, get, today } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
const now = today();
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

test('what is due is told in its sections, and no more than fifty of each', async () => {
  const { id: topic } = { id: 'upcoming' };
  const make = (body: object) => create('commitments', { text: 'x', topics: ['Upcoming'], ...body }, editor);
  for (const due of [
    days(now, -1),
    now,
    days(now, 1),
    days(now, 30),
    days(now, 31),
    days(now, 90),
    days(now, 91),
    null,
  ])
    await make({ due });
  await make({ due: now, status: 'fulfilled', closingReason: 'x' });
  const sections = async () => {
    const answer = await get<Upcoming>(`/api/upcoming?topic=${topic}`, editor);
    return Object.fromEntries(
      answer.sections.map(({ section, items, more }) => [section, [items.length, more]]),
    );
  };
  expect(await sections()).toEqual({
    overdue: [1, false],
    due_now: [1, false],
    next_30: [2, false],
    next_90: [2, false],
    later: [1, false],
    undated: [1, false],
  });
  for (let n = 0; n < 50; n += 1) await make({ due: days(now, -2 - n) });
  expect((await sections()).overdue).toEqual([50, true]);
});

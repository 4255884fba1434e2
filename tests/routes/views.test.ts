import { beforeAll, describe, expect, test } from 'vitest';
import type { Upcoming } from '../../worker/domain/follow-up-summary.ts';
import type { Timeline } from '../../worker/domain/timeline.ts';
import { create, days, get, pointers, today } from '../support/api.ts';
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

describe('the timeline', () => {
  const windowed = (query: string) =>
    get<Timeline>(`/api/timeline?from=2031-01-01&to=2031-12-31${query}`, editor);
  let actor = '';
  let body = '';
  beforeAll(async () => {
    const handover = await create(
      'handovers',
      { body: 'Timeline Council', to: 'Timeline Holder', date: '2031-03' },
      editor,
    );
    [actor, body] = [handover.to?.id ?? '', handover.body.id];
    const { id } = await create(
      'briefings',
      {
        title: 'Inside',
        start: '2031-05',
        topics: ['Lines'],
        participations: [{ actor: { id: body }, role: 'organiser' }],
      },
      editor,
    );
    await create('briefings', { title: 'Outside', start: '2032' }, editor);
    await create(
      'commitments',
      { text: 'Inside', due: '2031-12-31', briefing: id, topics: ['Lines'] },
      editor,
    );
    await create(
      'commitments',
      { text: 'Of the holder', due: '2030/2031', parties: [{ actor: { id: actor } }] },
      editor,
    );
    await create('commitments', { text: 'Outside', due: '2030' }, editor);
  });

  test.each([
    ['', 'Inside', 'Inside, Of the holder', 'Timeline Council'],
    ['&kind=briefings', 'Inside', '', ''],
    ['&kind=commitments,bodies', '', 'Inside, Of the holder', 'Timeline Council'],
    ['&topic=lines&kind=briefings,commitments', 'Inside', 'Inside', ''],
    ['&actor={actor}', '', 'Of the holder', 'Timeline Council'],
    ['&body={body}', 'Inside', 'Inside', 'Timeline Council'],
    ['&body={body}&actor={actor}', '', '', 'Timeline Council'],
    ['&standing=overdue&kind=commitments', '', '', ''],
    ['&standing=upcoming&kind=commitments', '', 'Inside, Of the holder', ''],
  ])('filtered by "%s"', async (query, briefings, commitments, bodies) => {
    const answer = await windowed(query.replace('{actor}', actor).replace('{body}', body));
    expect(answer.briefings.map(({ title }) => title).join(', ')).toBe(briefings);
    expect(
      answer.commitments
        .map(({ text }) => text)
        .sort()
        .join(', '),
    ).toBe(commitments);
    expect(answer.bodies.map((each) => each.body.name).join(', ')).toBe(bodies);
  });

  test.each([
    ['from=2025-01-01', ['to']],
    ['to=2025-01-01', ['from']],
    ['from=2025&to=2026', ['from', 'to']],
    ['from=2026-01-01&to=2025-01-01', ['to']],
    ['from=2025-01-01&to=2026-01-01&kind=dragons', ['kind']],
    ['from=2025-01-01&to=2026-01-01&limit=5', ['limit']],
  ])('refuses %s', async (query, parameters) => {
    expect(await pointers(`/api/timeline?${query}`)).toEqual(parameters);
  });
});

import { describe, expect, test } from 'vitest';
import { happeningOf, type LoggedChange, toldOf } from '../../../worker/domain/desk/activity.ts';

let sequence = 100;
/** Newest first, as the log is read: each is older than the one before. */
const change = (given: Partial<LoggedChange>): LoggedChange => {
  sequence -= 1;
  return {
    sequence,
    kind: 'commitment',
    id: 'one',
    title: 'Hold a session',
    verb: 'followed_up',
    at: '2026-11-24T09:00:00.000Z',
    author: 'Ann',
    to: null,
    before: { status: 'in_progress', due: '2026' },
    after: { status: 'in_progress', due: '2026' },
    now: given.after?.status ?? 'in_progress',
    ...given,
  };
};

describe('what sort of thing a change was', () => {
  test.each<[string, Partial<LoggedChange>]>([
    ['closed', { after: { status: 'fulfilled', due: '2026' } }],
    ['closed', { verb: 'changed', after: { status: 'superseded', due: '2027' } }],
    ['moved', { after: { status: 'stalled', due: '2027' } }],
    ['moved', { verb: 'moved_with_briefing', after: { status: 'in_progress', due: null } }],
    ['followed_up', { after: { status: 'stalled', due: '2026' } }],
    ['followed_up', {}],
    ['recorded', { verb: 'made', before: null, after: { status: 'fulfilled', due: null } }],
    ['changed', { verb: 'changed' }],
    ['changed', { after: { status: 'fulfilled', due: '2026' }, now: 'in_progress' }],
    ['changed', { verb: 'undone', before: { status: 'fulfilled', due: '2026' } }],
    ['closed', { after: { status: 'fulfilled', due: '2026' }, now: 'not_fulfilled' }],
    ['closed', { verb: 'undone', before: { status: 'fulfilled', due: '2026' }, now: 'fulfilled' }],
    ['archived', { verb: 'archived' }],
    ['archived', { verb: 'restored' }],
    ['handed_over', { kind: 'handover', verb: 'announced', before: null }],
    ['handed_over', { kind: 'handover', verb: 'completed' }],
    [
      'recorded',
      { kind: 'handover', verb: 'completed', before: null, after: { status: 'completed', due: null } },
    ],
    ['recorded', { kind: 'briefing', verb: 'recorded', before: null }],
    ['changed', { kind: 'actor', verb: 'changed' }],
  ])('%s: %o', (happening, given) => {
    expect(happeningOf(change(given))).toBe(happening);
  });
});

test('several changes of one record and sort are told as one, from where it stood at first', () => {
  const groups = toldOf([
    change({ before: { status: 'stalled', due: '2027' }, after: { status: 'stalled', due: '2028' } }),
    change({
      author: 'Bo',
      before: { status: 'stalled', due: '2026' },
      after: { status: 'stalled', due: '2027' },
    }),
    change({ id: 'two', verb: 'made', before: null }),
  ]);
  expect(groups.map(({ happening, items }) => [happening, items.length])).toEqual([
    ['moved', 1],
    ['recorded', 1],
  ]);
  expect(groups[0]?.items[0]).toMatchObject({
    times: 2,
    author: 'Ann, Bo',
    due: { from: '2026', to: '2028' },
    status: null,
  });
});

test('a closing that was taken back is told as what is left of it', () => {
  const closing = { after: { status: 'fulfilled', due: '2026' }, now: 'stalled' };
  expect(toldOf([change(closing)])).toMatchObject([
    { happening: 'changed', items: [{ status: { from: 'in_progress', to: 'stalled' } }] },
  ]);
});

test('a due date that is back where it was did not move', () => {
  const [there, back] = [
    { before: { status: 'stalled', due: '2026' }, after: { status: 'stalled', due: '2027' } },
    { before: { status: 'stalled', due: '2027' }, after: { status: 'stalled', due: '2026' } },
  ];
  expect(toldOf([change(back), change(there)])).toMatchObject([
    { happening: 'changed', items: [{ times: 2, due: null }] },
  ]);
});

test('what ended comes before what moved, and that before what is new', () => {
  const groups = toldOf([
    change({ id: 'a', verb: 'made', before: null }),
    change({ id: 'b', after: { status: 'in_progress', due: '2030' } }),
    change({ id: 'c', after: { status: 'not_fulfilled', due: '2026' } }),
  ]);
  expect(groups.map(({ happening }) => happening)).toEqual(['closed', 'moved', 'recorded']);
});

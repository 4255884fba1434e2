import { describe, expect, test } from 'vitest';
import { type Found, surroundings, targetOf } from '../../../dashboard/pages/timeline/find-target.ts';
import type { Window } from '../../../dashboard/pages/timeline/window.ts';
import { windowAsEdtf } from '../../../dashboard/pages/timeline/window-words.ts';
import type { Actor } from '../../../worker/domain/actor.ts';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';

const window: Window = ['2026-01-01', '2026-12-31'];

describe('what is found stands in the middle of', () => {
  test.each([
    ['a window as long as the present one', '2024-12-10', '2024-12-10', ['2024-06-11', '2025-06-10']],
    ['a longer one, where it is longer itself', '2020-01-01', '2029-12-31', ['2018-10-01', '2031-04-02']],
    ['as much as can be written of one', '9999-12-31', '9999-12-31', ['9999-07-02', '9999-12-31']],
    ['as much, at the other end', '0001-01-01', '0001-01-01', ['0001-01-01', '0001-07-02']],
    ['a window about the one day that is known', null, '2030-12-31', ['2030-07-02', '2031-07-01']],
  ])('%s', (_, earliest, latest, expected) => {
    expect(surroundings({ earliest, latest }, window)).toEqual(expected);
  });
  test('nothing, without a day', () => {
    expect(surroundings({ earliest: null, latest: null }, window)).toBeNull();
  });
});

describe('choosing', () => {
  const target = (found: Found, view = {}) => targetOf(found, window, view);
  const actor = (kind: Actor['kind']): Found => ({ kind: 'actor', record: { id: 'a', kind } as Actor });
  const hiding = { body: undefined, actor: undefined, topic: undefined, standing: undefined };

  test('a briefing selects it in its surroundings, and takes away the filters that could hide it', () => {
    const found: Found = {
      kind: 'briefing',
      record: { id: 'b', start: fuzzyDate('2024-12-10'), end: null } as Briefing,
    };
    const view = { ...hiding, from: '2024-06-11', to: '2025-06-10', selected: 'briefing:b' };
    expect(target(found)).toEqual({ to: 'view', view: { ...view, kinds: undefined } });
    expect(target(found, { kinds: ['commitments'] })).toEqual({
      to: 'view',
      view: { ...view, kinds: undefined },
    });
    expect(target(found, { kinds: ['briefings'] })).toEqual({
      to: 'view',
      view: { ...view, kinds: ['briefings'] },
    });
  });
  test('a commitment without a date opens its page', () => {
    const found: Found = { kind: 'commitment', record: { id: 'c', due: null } as Commitment };
    expect(target(found)).toEqual({ to: 'page', address: '/commitments/c' });
  });
  test('an actor sets the filter', () => {
    expect(target(actor('state'))).toEqual({ to: 'view', view: { actor: 'a' } });
  });
  test('a body puts its lane first, and takes away what would leave it out', () => {
    const first = { kinds: undefined, body: undefined, lanes: undefined, pinned: ['a'], hidden: undefined };
    expect(target(actor('body'))).toEqual({ to: 'view', view: first });
    const view = { kinds: ['briefings' as const], pinned: ['b', 'a'], hidden: ['a', 'c'] };
    expect(target(actor('body'), view)).toEqual({
      to: 'view',
      view: { ...first, pinned: ['a', 'b'], hidden: ['c'] },
    });
    expect(target(actor('body'), { lanes: 'topic', pinned: ['t'] })).toEqual({ to: 'view', view: first });
  });
});

test.each([
  ['2025-01-01', '2025-12-31', '2025'],
  ['2025-01-01', '2027-12-31', '2025/2027'],
  ['2025-03-01', '2027-06-30', '2025-03/2027-06'],
  ['2025-03-01', '2025-03-31', '2025-03'],
  ['2025-03-04', '2025-04-10', '2025-03-04/2025-04-10'],
  ['2025-03-04', '2029-04-10', '2025-03/2029-04'],
])('the window from %s to %s is said as %s', (from, to, edtf) => {
  expect(windowAsEdtf([from, to])).toBe(edtf);
});

import { expect, test } from 'vitest';
import { laneActs } from '../../../dashboard/pages/timeline/lanes.ts';

const view = { pinned: ['a', 'b', 'c'], hidden: ['h'], collapsed: ['b'] };
const acts = (id: string) => Object.fromEntries(laneActs(view, id));

test('a lane on top may be moved, taken down, collapsed and hidden', () => {
  expect(acts('b')).toEqual({
    unpin: { pinned: ['a', 'c'] },
    moveUp: { pinned: ['b', 'a', 'c'] },
    moveDown: { pinned: ['a', 'c', 'b'] },
    expand: { collapsed: undefined },
    hide: { hidden: ['h', 'b'], pinned: ['a', 'c'] },
  });
});

test('any other may be put on top', () => {
  expect(acts('x')).toEqual({
    pin: { pinned: ['a', 'b', 'c', 'x'] },
    collapse: { collapsed: ['b', 'x'] },
    hide: { hidden: ['h', 'x'], pinned: ['a', 'b', 'c'] },
  });
});

test.each(['briefings', 'commitments', 'none'])('%s keeps its place', (id) => {
  expect(Object.keys(acts(id))).toEqual(['collapse', 'hide']);
});

test('the first is not moved up, nor the last down', () => {
  expect([Object.keys(acts('a')).includes('moveUp'), Object.keys(acts('c')).includes('moveDown')]).toEqual([
    false,
    false,
  ]);
});

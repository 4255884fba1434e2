import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeOf, writtenOver } from '../../../worker/domain/changes/field-merge.ts';

const [a, b, c] = [{ actor: 'A' }, { actor: 'B' }, { actor: 'C' }];

test.each<
  [
    what: string,
    before: unknown,
    mine: unknown,
    theirs: unknown,
    outcome: string | undefined,
    merged?: unknown,
  ]
>([
  ['nobody changed', 'x', 'x', 'x', undefined],
  ['I changed', 'x', 'y', 'x', 'mine', 'y'],
  ['they changed', 'x', 'x', 'y', 'theirs', 'y'],
  ['both changed alike', 'x', 'y', 'y', 'same', 'y'],
  ['both changed otherwise', 'x', 'y', 'z', 'conflict'],
  ['I emptied and they changed', 'x', null, 'z', 'conflict'],
  ['both emptied', 'x', null, null, 'same', null],
  ['I filled where there was nothing', undefined, 'y', null, 'mine', 'y'],
  ['each added to', [a], [a, b], [a, c], 'both', [a, b, c]],
  ['both added the same to', [a], [a, b], [a, b, c], 'both', [a, b, c]],
  ['I took from and they added to', [a, b], [a], [a, b, c], 'both', [a, c]],
  ['they took from and I added to', [a, b], [a, b, c], [b], 'both', [b, c]],
  ['each took another from', [a, b, c], [a, b], [b, c], 'both', [b]],
  [
    'each changed another entry of',
    [a, b],
    [{ actor: 'A!' }, b],
    [a, { actor: 'B!' }],
    'both',
    [{ actor: 'A!' }, { actor: 'B!' }],
  ],
  ['each changed the same entry of', [a], [{ actor: 'A1' }], [{ actor: 'A2' }], 'conflict'],
  ['I reordered and they added to', [a, b], [b, a], [a, b, c], 'conflict'],
])('a field that %s', (_, before, mine, theirs, outcome, merged) => {
  const [found, ...more] = mergeOf({ f: before }, { f: mine }, { f: theirs });
  expect(more).toEqual([]);
  expect(found?.outcome).toBe(outcome);
  expect(found?.merged).toEqual(merged);
});

test('only what becomes other than theirs is written', () => {
  const merge = mergeOf(
    { title: 'T', venue: 'V', city: 'C', summary: 'S' },
    { title: 'mine', venue: 'mine', city: 'mine', summary: 'S' },
    { title: 'T', venue: 'theirs', city: 'theirs', summary: 'theirs' },
  );
  expect(writtenOver(merge, { venue: 'mine', city: 'theirs' })).toEqual({ title: 'mine', venue: 'mine' });
});

test('whoever changed nothing overwrites nothing, and whoever is alone gets all that they wrote', () => {
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.constantFrom('x', 'y', 'z')));
  fc.assert(
    fc.property(fields, fields, (before, other) => {
      expect(writtenOver(mergeOf(before, before, other), {})).toEqual({});
      const alone = mergeOf(before, other, before);
      expect(alone.every(({ outcome }) => outcome === 'mine')).toBe(true);
      const after: Record<string, unknown> = { ...before, ...writtenOver(alone, {}) };
      for (const [field, value] of Object.entries(other)) expect(after[field] ?? null).toBe(value);
    }),
  );
});

import { expect, test } from 'vitest';
import { type Told, toldTo } from '../../../worker/domain/changes/visible-to.ts';
import type { Visibility } from '../../../worker/domain/visibility.ts';

const record = (state: object, visibility: Visibility = 'public'): Told => ({ ...state, visibility });
const part = (text: string, visibility: Visibility | null = null, sources: object[] = []) => ({
  ...{ text, visibility, sources },
});
const aside = part('aside', 'internal');

test.each<[what: string, before: Told, after: Told, to: Visibility]>([
  ['a plain field', record({ title: 'a' }), record({ title: 'b' }), 'public'],
  [
    'one of an internal record',
    record({ title: 'a' }, 'internal'),
    record({ title: 'b' }, 'internal'),
    'internal',
  ],
  ['being published', record({}, 'draft'), record({}), 'public'],
  ['being withdrawn', record({}), record({}, 'internal'), 'internal'],
  ['an owner', record({}), record({ owner: { person: 'x' } }), 'internal'],
  ['an owner of a draft', record({ owner: null }, 'draft'), record({ owner: 1 }, 'draft'), 'draft'],
  ['an owner and a field', record({ owner: 1 }), record({ owner: 2, title: 'b' }), 'public'],
  ['an internal statement', record({ statements: [] }), record({ statements: [aside] }), 'internal'],
  ['one that is gone', record({ statements: [aside] }), record({ statements: [] }), 'internal'],
  [
    'one between public ones',
    record({ statements: [part('a'), part('b')] }),
    record({ statements: [part('a'), aside, part('b')] }),
    'internal',
  ],
  [
    'the order of public ones',
    record({ statements: [part('a'), part('b')] }),
    record({ statements: [part('b'), part('a')] }),
    'public',
  ],
  [
    'a source of an internal statement',
    record({ statements: [aside] }),
    record({ statements: [{ ...aside, sources: [part('x', 'public')] }] }),
    'internal',
  ],
  [
    'a draft source of a public one',
    record({ statements: [part('a')] }),
    record({ statements: [part('a', null, [part('x', 'draft')])] }),
    'draft',
  ],
  [
    'a source that was internal',
    record({ sources: [aside] }),
    record({ sources: [part('aside')] }),
    'public',
  ],
  [
    'a source that is internal now',
    record({ sources: [part('aside')] }),
    record({ sources: [aside] }),
    'public',
  ],
  [
    'a visibility that only repeats that of the record',
    record({ sources: [part('x')] }),
    record({ sources: [part('x', 'public')] }),
    'draft',
  ],
])('%s is told to those who see it', (_, before, after, to) => {
  expect(toldTo(before, after)).toBe(to);
});

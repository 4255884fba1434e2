import { expect, test } from 'vitest';
import { changesInWords, verbInWords } from '../../../dashboard/pages/commitment/changes.ts';
import { chooseWords } from '../../../dashboard/words/words.ts';
import type { Change } from '../../../worker/domain/change.ts';

const { words } = chooseWords(['en']);

const change = (part: Partial<Change>): Change => ({
  seq: 1,
  subject: { kind: 'commitment', id: 'c1' },
  version: 2,
  verb: 'changed',
  at: '2025-04-02T10:00:00Z',
  before: {},
  after: {},
  ...part,
});

test.each([
  ['made', null, 'Recorded'],
  ['recorded', null, 'Recorded'],
  ['changed', {}, 'Changed'],
  ['followed_up', {}, 'Followed up'],
  ['moved_with_briefing', {}, 'Due date moved along with the briefing'],
  ['archived', {}, 'Archived'],
  ['restored', {}, 'Restored'],
  ['announced', null, 'Announced'],
  ['confirmed', {}, 'Confirmed'],
  ['completed', {}, 'Completed'],
  ['deferred', {}, 'Deferred'],
  ['cancelled', {}, 'Cancelled'],
  ['something_new', {}, 'Changed'],
  ['constructor', {}, 'Changed'],
])('the verb %s has words', (verb, before, expected) => {
  expect(verbInWords(change({ verb, before }), words)).toBe(expected);
});

test('a change of status tells both', () => {
  const told = change({ before: { status: 'not_started' }, after: { status: 'fulfilled' } });
  expect(changesInWords(told, words)).toBe('status from not started to fulfilled');
});

test('a field is told once, however many columns it has, and what has no word is not told', () => {
  const told = change({
    before: { due_edtf: '2025-04', due_earliest: '2025-04-01', text: 'a', secret: 1 },
    after: { due_edtf: '2025-06', due_earliest: '2025-06-01', text: 'b', secret: 2 },
  });
  expect(changesInWords(told, words)).toBe('due date and wording');
});

test('the first entry has nothing to compare with', () => {
  expect(changesInWords(change({ before: null, after: { text: 'a' } }), words)).toBe('');
});

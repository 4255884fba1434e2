import { expect, test } from 'vitest';
import { differencesIn, verbInWords } from '../../../dashboard/pages/history/differences.ts';
import { formatsFor } from '../../../dashboard/ui/formats.ts';
import type { Change } from '../../../worker/domain/changes/change.ts';
import { dateInWords } from '../../../worker/domain/dates/words.ts';
import { appWords as words } from '../../../worker/words/app.ts';
import { historyWords } from '../../../worker/words/history.ts';

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
  ['undone', {}, 'Undone'],
  ['redone', {}, 'Done again'],
  ['version_restored', {}, 'Put back to an earlier version'],
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

const told = { words, history: historyWords, formats: formatsFor('en', words, dateInWords) };
const differences = (part: Partial<Change>) => differencesIn(change(part), told);

test('a change of status tells both in the words of its kind', () => {
  const states = { before: { status: 'not_started' }, after: { status: 'fulfilled' } };
  expect(differences(states)).toEqual([
    { field: 'status', label: 'Status', before: 'Not started', after: 'Fulfilled' },
  ]);
  const handover = { kind: 'handover' as const, id: 'h' };
  const moved = { before: { status: 'announced' }, after: { status: 'completed' }, subject: handover };
  expect(differences(moved)).toMatchObject([{ before: 'Announced', after: 'Completed' }]);
});

test('dates are told in words, and what has no name is not told', () => {
  const states = {
    before: { due: '2025-04', text: 'a', secret: 1, followedUpOn: { any: null } },
    after: { due: null, text: 'b', secret: 2, followedUpOn: { any: '2025-01-01' } },
  };
  expect(differences(states)).toEqual([
    { field: 'text', label: 'Wording', before: 'a', after: 'b' },
    { field: 'due', label: 'Due date', before: 'April 2025', after: null },
  ]);
});

test('of lists it tells what came and what went, actors by their names', () => {
  const of = (...actors: string[]) => ({
    participations: actors.map((actor) => ({ actor, role: 'organiser', position: null })),
  });
  const names = { k: 'Kazakhstan', u: 'Uzbekistan' };
  expect(differences({ before: of('k', 'x'), after: of('x', 'u'), names })).toEqual([
    {
      field: 'participations',
      label: 'Participants',
      removed: ['Kazakhstan, Organiser'],
      added: ['Uzbekistan, Organiser'],
    },
  ]);
  expect(differences({ before: of('k', 'u'), after: of('u', 'k'), names })).toMatchObject([
    { removed: [], added: [] },
  ]);
});

test('the first entry has nothing to compare with', () => {
  expect(differences({ before: null, after: { text: 'a' } })).toEqual([]);
});

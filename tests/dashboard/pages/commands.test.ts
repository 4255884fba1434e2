import { expect, test } from 'vitest';
import { commandsFor, matching } from '../../../dashboard/pages/search/commands.ts';
import type { Role } from '../../../worker/domain/visibility.ts';

const person = (role: Role) => ({ id: 'p', name: 'Ann', role });
const offered = (role: Role | null | undefined) =>
  commandsFor(role === undefined ? null : { mode: 'local', person: role && person(role) }).map(
    ({ id }) => id,
  );

const forAll = [
  'timeline',
  'upcoming',
  'commitments',
  'briefings',
  'actors',
  'bodies',
  'followUp',
  'today',
  'print',
];

const forEditors = ['recordBriefing', 'recordCommitment', 'recordHandover', 'recordActor', 'recordBody'];

test.each<[string, Role | null | undefined, string[]]>([
  ['whoever is not known yet', undefined, []],
  ['nobody in particular', null, ['signIn']],
  ['a viewer', 'viewer', ['account', 'signOut']],
  ['an editor', 'editor', [...forEditors, 'account', 'signOut']],
  ['an administrator', 'admin', [...forEditors, 'people', 'account', 'signOut']],
])('%s is offered what is for them', (_, role, own) => {
  // A page that is not there yet is not offered.
  const ids = offered(role).filter((id) => id !== 'desk');
  expect(ids.toSorted()).toEqual([...forAll, ...own].toSorted());
});

test.each([
  ['bod', ['Bodies', 'Record a body']],
  ['BRIEF', ['Briefings', 'Record a briefing']],
  ['rec bri', ['Record a briefing']],
  ['rec act', ['Record an actor']],
  ['fóllow', ['Follow-up']],
  ['out', ['Sign out']],
  ['xyz', []],
])('"%s" is understood as %j', (typed, labels) => {
  const all = commandsFor({ mode: 'local', person: person('admin') });
  expect(matching(all, typed).map(({ label }) => label)).toEqual(labels);
});

import { expect, test } from 'vitest';
import { actorMeant } from '../../../dashboard/ui/actor-meant.ts';

const actor = (name: string, ...aliases: string[]) => ({ id: name, name, aliases });
const uzbekistan = actor('Uzbekistan', 'Republic of Uzbekistan');
const mission = actor('Permanent Mission of Uzbekistan');
const institute = actor('Institute of Uzbek Studies');

test.each([
  ['a whole name at once', [uzbekistan, mission], 'uzbekistan ', false, uzbekistan],
  ['an alias at once', [uzbekistan], 'Republic of Uzbekistan', false, uzbekistan],
  ['nobody by a part, while it is typed', [uzbekistan], 'Uzbek', false, undefined],
  ['the one whose name begins so, once entered', [mission, uzbekistan], 'Uzbek', true, uzbekistan],
  ['the only one found, once entered', [mission], 'uzbek', true, mission],
  ['nobody among several', [institute, mission], 'uzbek', true, undefined],
  ['nobody where none is found', [], 'uzbek', true, undefined],
])('means %s', (_, items, typed, isEntered, expected) => {
  expect(actorMeant({ items, next: null }, typed, isEntered)).toBe(expected);
});

test('means nobody by a part where more are found than are shown', () => {
  expect(actorMeant({ items: [uzbekistan], next: 'more' }, 'uzbek', true)).toBeUndefined();
});

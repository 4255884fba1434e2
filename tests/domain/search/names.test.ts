import { expect, test } from 'vitest';
import { namingsIn } from '../../../worker/domain/search/names.ts';
import { readQuery } from '../../../worker/domain/search/query.ts';

const read = (text: string) =>
  namingsIn(readQuery(text)).map(
    ({ key, rest }) => `${key} | ${rest.terms.map(({ words }) => words.join(' ')).join(', ')}`,
  );

test.each<[string, string[]]>([
  ['kazakhstan', []],
  ['Kazakhstan climate', ['kazakhstan | climate', 'climate | Kazakhstan']],
  [
    'united states climate',
    [
      'united states | climate',
      'states climate | united',
      'united | states, climate',
      'climate | united, states',
    ],
  ],
  ['"Côte d’Ivoire" climate', ['cote d ivoire | climate', 'climate | Côte d Ivoire']],
  ['a b c d e f g h i', []],
])('in "%s" these may be names: %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

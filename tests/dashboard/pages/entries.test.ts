import { expect, test } from 'vitest';
import { aroundToday, type Entry, entriesOf } from '../../../dashboard/pages/timeline/entries.ts';
import { body, briefing, commitment, lane, laneOf, term, timelineOf, words } from '../timeline/record.ts';
import { kazakhstan } from './records.ts';

const wording = { words, locale: 'en' };
const june = commitment('june', '2025-06', { standing: 'overdue' });
const data = timelineOf(
  [
    laneOf('briefings', [briefing('b1', '2024-12-10')]),
    laneOf('commitments', [commitment('by', '../2030'), june], { counts: [[14, 12, 5]] }),
    body('Council', [term(kazakhstan, '2025-01-01', '2026-01-01')]),
  ],
  { from: '2024-01-01', to: '2030-12-31' },
);

const said = (entry: Entry) =>
  'item' in entry ? entry.item.id : `${entry.count.n} in ${entry.count.cell.words}, ${entry.count.open} open`;
const told = (from: string, to: string, collapsed: string[] = []) =>
  entriesOf(data, [from, to], wording, collapsed).map(({ key, terms, entries }) => [
    key,
    terms.length,
    ...entries.map(said),
  ]);

test('tells every entry lane by lane, each in the order of time', () => {
  expect(told('2024-01-01', '2030-12-31')).toEqual([
    ['briefings', 0, 'b1'],
    ['commitments', 0, '12 in March 2025, 5 open', 'june', 'by'],
    ['actor:council', 1],
  ]);
});

test('tells what the view shows: a date that may lie in it does', () => {
  expect(told('2025-06-15', '2025-06-20')).toEqual([
    ['briefings', 0],
    ['commitments', 0, 'june', 'by'],
    ['actor:council', 1],
  ]);
  expect(told('2024-12-10', '2024-12-10')[0]).toEqual(['briefings', 0, 'b1']);
});

test('tells of a collapsed lane what begins when, as the drawing does', () => {
  expect(told('2025-03-01', '2025-12-31', ['commitments'])[1]).toEqual([
    'commitments',
    0,
    '12 in March 2025, 5 open',
    '1 in June 2025, 1 open',
  ]);
});

test('an entry says in which other lanes it stands', () => {
  const twice = timelineOf([
    laneOf('actor:1', [june], { title: 'Malta' }),
    laneOf('actor:2', [june], { title: 'Spain' }),
    lane('actor:', {}),
  ]);
  const also = entriesOf(twice, ['2025-01-01', '2025-12-31'], wording).map(({ title, entries }) => [
    title,
    entries.flatMap((entry) => ('item' in entry ? entry.also : [])),
  ]);
  expect(also).toEqual([
    ['Malta', ['Spain']],
    ['Spain', ['Malta']],
    ['No actor', []],
  ]);
});

test.each([
  ['around today', '2025-06-15', 2, [1, 3]],
  ['all of a few', '2025-06-15', 4, [0, 4]],
  ['the last ones when all is past', '2099-01-01', 2, [2, 4]],
  ['the first ones when all is to come', '2000-01-01', 3, [0, 3]],
] as const)('opens with %s', (_, today, most, expected) => {
  expect(aroundToday(['2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'], today, most)).toEqual(
    expected,
  );
});

import { describe, expect, test } from 'vitest';
import { selectedIn, termKey } from '../../../dashboard/timeline/keys.ts';
import type { Mark } from '../../../dashboard/timeline/marks.ts';
import { fitText, textWidth, wrapText } from '../../../dashboard/timeline/text-width.ts';
import { nextMark } from '../../../dashboard/timeline/walk.ts';
import { actor, body, commitment, term, timelineOf } from './record.ts';

const mark = (key: string, lane: number, time: number) => ({ key, lane, time }) as Mark;
const marks = [mark('a', 0, 10), mark('d', 0, 40), mark('b', 2, 20), mark('c', 2, 30)];

describe('arrow keys lead', () => {
  test.each([
    ['right to what is next in time', 'a', 'ArrowRight', 'b'],
    ['left to what was before', 'd', 'ArrowLeft', 'c'],
    ['down to the nearest in the lane below', 'd', 'ArrowDown', 'c'],
    ['up to the nearest in the lane above', 'b', 'ArrowUp', 'a'],
    ['nowhere at the end', 'd', 'ArrowRight', undefined],
    ['nowhere below the last lane', 'c', 'ArrowDown', undefined],
  ])('%s', (_, from, key, to) => {
    expect(nextMark(marks, from, key)?.key).toBe(to);
  });
});

describe('a key stands for', () => {
  const [first, second] = [
    term(actor('Malta'), '2025-01-01', '2025-07-01'),
    term(actor('Spain'), '2025-07-01', null),
  ];
  const data = timelineOf({
    commitments: [commitment('c', '2025')],
    bodies: [body('Council', [first, second])],
  });

  test('a commitment', () => {
    expect(selectedIn(data, 'commitment:c')).toEqual({ kind: 'commitment', commitment: data.commitments[0] });
  });
  test('a term', () => {
    expect(selectedIn(data, termKey('council', second))).toMatchObject({ kind: 'term', term: second });
  });
  test('a handover, with the terms on both sides', () => {
    expect(selectedIn(data, 'handover:h-2025-07-01')).toMatchObject({ before: first, after: second });
  });
  test.each([null, 'commitment:x', 'nonsense', ''])('nothing: %j', (key) => {
    expect(selectedIn(data, key)).toBeNull();
  });
});

describe('words that fit', () => {
  test('stand whole', () => expect(fitText('June', 13, 100)).toBe('June'));
  test('are cut where they do not', () => {
    const cut = fitText('Hold a dedicated session', 13, 90);
    expect([cut.endsWith('…'), textWidth(cut, 13) <= 90]).toEqual([true, true]);
  });
  test('are left out where nothing could be read', () => expect(fitText('Session', 13, 20)).toBe(''));
  test('break between words', () => {
    expect(wrapText('Council of the European Union', 13, 120, 2)).toEqual([
      'Council of the',
      'European Union',
    ]);
  });
});

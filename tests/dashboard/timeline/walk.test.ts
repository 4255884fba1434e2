import { describe, expect, test } from 'vitest';
import { laneId } from '../../../dashboard/timeline/keys.ts';
import type { Mark } from '../../../dashboard/timeline/marks.ts';
import { fitText, textWidth, wrapText } from '../../../dashboard/timeline/text-width.ts';
import { nextMark } from '../../../dashboard/timeline/walk.ts';

const mark = (key: string, lane: number, time: number) => ({ key, lane, time }) as Mark;
const marks = [mark('a', 0, 10), mark('d', 0, 40), mark('b', 2, 20), mark('c', 2, 30)];

describe('arrow keys lead', () => {
  test.each([
    ['right to what is next in the time of the lane', 'a', 'ArrowRight', 'd'],
    ['left to what was before', 'c', 'ArrowLeft', 'b'],
    ['down to the nearest in the lane below', 'd', 'ArrowDown', 'c'],
    ['up to the nearest in the lane above', 'b', 'ArrowUp', 'a'],
    ['nowhere at the end', 'd', 'ArrowRight', undefined],
    ['nowhere below the last lane', 'c', 'ArrowDown', undefined],
  ])('%s', (_, from, key, to) => {
    expect(nextMark(marks, from, key)?.key).toBe(to);
  });
});

describe('addresses name a lane', () => {
  test.each([
    ['by the id of what it is of', 'actor:0199d6a2', '0199d6a2'],
    ['by its kind', 'commitments', 'commitments'],
    ['as none where it is of nothing', 'topic:', 'none'],
  ])('%s', (_, key, id) => expect(laneId(key)).toBe(id));
});

describe('words that fit', () => {
  test('stand whole', () => expect(fitText('June', 13, 100)).toBe('June'));
  test('are cut where they do not', () => {
    const cut = fitText('Hold a dedicated session', 13, 90);
    expect([cut.endsWith('…'), textWidth(cut, 13) <= 90]).toEqual([true, true]);
  });
  test('are cut anywhere where they are one run of letters without end', () =>
    expect(fitText('https://example.org/a/very/long/address', 13, 90)).toMatch(/^https:\/\/ex.*…$/));
  test('are left out where nothing could be read', () => expect(fitText('Session', 13, 20)).toBe(''));
  test('break between words', () => {
    expect(wrapText('Council of the European Union', 13, 120, 2)).toEqual([
      'Council of the',
      'European Union',
    ]);
  });
  test('end before a word that is too long for a line', () => {
    expect(wrapText(`Council of ${'W'.repeat(30)} Europe`, 13, 120, 3)).toEqual(['Council of…']);
  });
});

import { describe, expect, test } from 'vitest';
import { bestOf, holdsAll, type Marked, marked } from '../../../worker/domain/search/marks.ts';
import { readQuery } from '../../../worker/domain/search/query.ts';

/** The text with what was found between brackets. */
const shown = ({ text, marks }: Marked) =>
  marks.reduceRight(
    (out, { start, end }) => `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`,
    text,
  );
const found = (text: string, query: string) => shown(marked(text, readQuery(query)));

test.each([
  ['Hold a dedicated session', 'ded', 'Hold a [ded]icated session'],
  ['Hold a dedicated session', 'DEDICATED', 'Hold a [dedicated] session'],
  ['Hold a dedicated session', 'sess hold', '[Hold] a dedicated [sess]ion'],
  ['Hold a dedicated session', '"a dedicated"', 'Hold [a dedicated] session'],
  ['Hold a  dedicated, session', '"dedicated session"', 'Hold a  [dedicated, session]'],
  ['Hold a dedicated session', '"a ded"', 'Hold [a ded]icated session'],
  ['Recommitment and commitment', 'commit', 'Recommitment and [commit]ment'],
  ['Recommitment', 'commit', 'Re[commit]ment'],
  ['On réintégration', 'reintegration', 'On [réintégration]'],
  ['On re\u0301inte\u0301gration', 'réint', 'On [re\u0301int]e\u0301gration'],
  ['ЎЗБЕКИСТОН', 'ўзбек', '[ЎЗБЕК]ИСТОН'],
  ['a.b*c', 'b*', 'a.[b]*c'],
  ['👩‍👩‍👧‍👦 family', 'fam', '👩‍👩‍👧‍👦 [fam]ily'],
  ['東京会議の報告', '会議の', '東京[会議の]報告'],
  ['aaa aaab', 'aaa aaab', '[aaa] [aaab]'],
  ['Nothing of it', 'zebra', 'Nothing of it'],
  ['İstanbul', 'istan', '[İstan]bul'],
])('in "%s" "%s" is found as %s', (text, query, expected) => {
  expect(found(text, query)).toBe(expected);
});

describe('a long text', () => {
  const long = `${'before '.repeat(100)}the needle stands here ${'after '.repeat(100)}`.trim();

  test('is cut between words around what was found', () => {
    const { text, marks } = marked(long, readQuery('needle'));
    expect(text.length).toBeLessThan(260);
    expect(text).toMatch(/^… before .*after …$/);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['needle']);
  });

  test('is cut at its end alone where it was found at the beginning', () => {
    const { text } = marked(long, readQuery('before'));
    expect(text).toMatch(/^before .*before …$/);
  });

  test('is never cut through a character', () => {
    for (let n = 200; n < 240; n += 1) {
      const { text } = marked(
        `${'x'.repeat(n)}${'𐌰'.repeat(200)} needle ${'𐌰'.repeat(300)}`,
        readQuery('needle'),
      );
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

test('the field that holds most is shown', () => {
  const fields = ['A hall', 'Geneva', 'On the hall of Geneva'];
  expect(shown(bestOf(fields, readQuery('hall geneva')) as Marked)).toBe('On the [hall] of [Geneva]');
  expect(bestOf(fields, readQuery('zebra'))).toBeNull();
});

test('letters that do not stand side by side are not held', () => {
  expect(holdsAll(['effort, corporate'], readQuery('port'))).toBe(false);
  expect(holdsAll(['report', 'inside'], readQuery('port side'))).toBe(true);
  expect(holdsAll(['report', 'inside'], readQuery('port zebra'))).toBe(false);
});

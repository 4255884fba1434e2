import { expect, test } from 'vitest';
import { type Cell, csvOf } from '../../worker/feeds/csv.ts';

test.each<[Cell, string]>([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [0, '0'],
  [-1.5, '-1.5'],
  ['-12', '-12'],
  ['-12.50', '-12.50'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1+1', "'-1+1"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['\uff1d1+1', "'\uff1d1+1"],
  ['a=b', 'a=b'],
  ['a, b', '"a, b"'],
  ['"so"', '"""so"""'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['two\nlines', '"two\nlines"'],
  ['Türkiye', 'Türkiye'],
])('%j is written as %s', (cell, expected) => {
  expect(csvOf([[cell, 'next']])).toBe(`${expected},next\r\n`);
});

test('every row ends with CRLF', () => {
  expect(
    csvOf([
      ['a', 'b'],
      [1, 2],
    ]),
  ).toBe('a,b\r\n1,2\r\n');
  expect(csvOf([])).toBe('');
});

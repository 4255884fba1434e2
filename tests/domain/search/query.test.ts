import { expect, test } from 'vitest';
import { isLongEnough, readQuery } from '../../../worker/domain/search/query.ts';

/** Terms as they are read: words side by side with spaces between, an open end as `…`. */
const read = (text: string) =>
  readQuery(text).terms.map(({ words, isOpen }) => words.join(' ') + (isOpen ? '…' : ''));

test.each<[string, string[]]>([
  ['', []],
  ['   ', []],
  ['dedicated', ['dedicated…']],
  ['dedicated session', ['dedicated…', 'session…']],
  ['  dedicated,session; ', ['dedicated…', 'session…']],
  ['session session', ['session…']],
  ['"dedicated session"', ['dedicated session']],
  ['“dedicated session”', ['dedicated session']],
  ['„dedicated session“', ['dedicated session']],
  ['«dedicated session»', ['dedicated session']],
  ['un "dedicated session" in june', ['un…', 'dedicated session', 'in…', 'june…']],
  ['"dedicated sess', ['dedicated sess…']],
  ['dedicated "', ['dedicated…']],
  ['""', []],
  ['"', []],
  ['*', []],
  ['NEAR(a b)', ['NEAR…', 'a…', 'b…']],
  ['title : x', ['title…', 'x…']],
  ['NOT a OR b', ['NOT…', 'a…', 'OR…', 'b…']],
  ['a\0b', ['a…', 'b…']],
  ['👩‍👩‍👧‍👦', []],
  ['\ud800', []],
  ['re\u0301union', ['r\u00e9union…']],
  ['Côte d’Ivoire', ['Côte…', 'd…', 'Ivoire…']],
  ['ўзбекистон', ['ўзбекистон…']],
  ['اجتماع عمّان', ['اجتماع…', 'عمّان…']],
  ['हिन्दी', ['हिन्दी…']],
  ['10 000', ['10…', '000…']],
])('"%s" is read as %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['presid', true],
  ['"a session"', false],
  ['un', false],
  ['un presidency', false],
  ['abc def', true],
  ['', false],
])('"%s" can be looked for inside of words: %s', (text, expected) => {
  expect(isLongEnough(readQuery(text))).toBe(expected);
});

import { expect, test } from 'vitest';
import { unquoted } from '../../../worker/domain/documents/document.ts';

test.each([
  ['“We stay”', 'We stay'],
  ['"We stay"', 'We stay'],
  ['„We stay“', 'We stay'],
  ['«We stay» ', 'We stay'],
  ['We stay', 'We stay'],
  ['“We stay” and “we go”', '“We stay” and “we go”'],
  ['“We stay', '“We stay'],
  ['the “stay” of it', 'the “stay” of it'],
])('%s is quoted as %s', (text, words) => {
  expect(unquoted(text)).toBe(words);
});

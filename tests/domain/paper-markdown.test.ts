import { describe, expect, test } from 'vitest';
import type { Paper, PaperLine } from '../../worker/domain/documents/document.ts';
import { markdownOf } from '../../worker/feeds/paper-markdown.ts';
import { forbidden, hostile, hostileLines, paperWith } from '../support/papers.ts';

const origin = 'https://rapporteur.example';
const lineIn = (line: PaperLine) => {
  const paper: Paper = {
    ...paperWith(''),
    sections: [{ title: 'S', blocks: [{ kind: 'paragraph', line }] }],
    foot: [],
  };
  return markdownOf(paper, origin).split('\n\n').at(-2) ?? '';
};

describe('text from outside', () => {
  test.each<[text: string, markdown: string]>([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['![i](https://evil.example)', '\\!\\[i\\](`https://evil.example`)'],
    ['**bold** _thin_ ~~gone~~', '\\*\\*bold\\*\\* \\_thin\\_ \\~\\~gone\\~\\~'],
    ['`code`', '\\`code\\`'],
    ['a | b', 'a \\| b'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
    ['--- rule', '\\-\\-\\- rule'],
    ['=== rule', '\\=\\=\\= rule'],
    ['&lt;', '\\&lt;'],
    ['back\\slash', 'back\\\\slash'],
    // A renderer would make links of these by itself.
    ['see https://evil.example/x now', 'see `https://evil.example/x` now'],
    ['www.evil.example', '`www.evil.example`'],
    ['write to a@evil.example', 'write to `a@evil.example`'],
    ['@someone', '`@someone`'],
    ['evil.example/x or evil.example', '`evil.example/x` or `evil.example`'],
    ['at 3 p.m., e.g. in the U.N.', 'at 3 p.m., e.g. in the U.N.'],
    ['https://a|www.b', '`https://a`\\|`www.b`'],
    ['a@b`c`', '`a@b`\\`c\\`'],
    // What a date or a number is stays readable.
    ['10 December 2024, 1.5 million', '10 December 2024, 1.5 million'],
    ['first\nsecond', 'first second'],
    ['a\u0000b\u202ec', 'a b c'],
  ])('%j is written as %s', (text, markdown) => {
    expect(lineIn([{ text }])).toBe(markdown);
  });

  test.each([hostile, hostileLines, forbidden])(
    'becomes nothing but text, wherever it stands: %#',
    (text) => {
      const markdown = markdownOf(paperWith(text), origin);
      // What is left once code, escapes and our own links are taken away.
      const bare = markdown
        .replace(/\\./g, '')
        .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
        .replaceAll('<br>', '');
      expect(bare).not.toMatch(/<\w|&\w+;|https?:\/\/evil|www\.|@|!\[/);
      expect(bare.replaceAll('](https://example.org/a%5F%28b%29?c%7Cd)', '')).not.toContain('](');
      const headings = markdown.split('\n').filter((line) => /^\s*>?\s*#/.test(line));
      expect(headings).toHaveLength(2);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
      expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\ufffe]/);
      expect(markdown.isWellFormed()).toBe(true);
    },
  );
});

test('a table has as many cells in each row as it has columns, whatever they hold', () => {
  const rows = markdownOf(paperWith(hostile), origin)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row.replace(/\\./g, '').split('|')).toHaveLength(4);
});

test.each<[href: string, target: string | null]>([
  ['/briefings/1', 'https://rapporteur.example/briefings/1'],
  ['https://example.org/a(b)', 'https://example.org/a%28b%29'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//evil.example', 'https://evil.example/'],
])('a link to %s leads to %s', (href, target) => {
  expect(lineIn([{ text: 'there', href }])).toBe(target === null ? 'there' : `[there](${target})`);
});

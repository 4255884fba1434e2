import { expect, test } from 'vitest';
import { withAddresses } from '../../worker/domain/web-links.ts';

/** Addresses between angle brackets. */
const read = (text: string) =>
  withAddresses(text)
    .map((part) => (part.address === null ? part.text : `<${part.address}>`))
    .join('');

test.each([
  ['no address', 'no address'],
  ['see https://example.org/a', 'see <https://example.org/a>'],
  ['see https://example.org/a.', 'see <https://example.org/a>.'],
  ['(see https://example.org/a)', '(see <https://example.org/a>)'],
  ['https://example.org/a_(b)!', '<https://example.org/a_(b)>!'],
  ['a http://example.org, b https://example.com', 'a <http://example.org>, b <https://example.com>'],
  ['HTTPS://EXAMPLE.ORG', '<HTTPS://EXAMPLE.ORG>'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['data:text/html,x', 'data:text/html,x'],
  ['xhttps://example.org', 'xhttps://example.org'],
  ['https://', 'https://'],
  ['https://<script>alert(1)</script>', 'https://<script>alert(1)</script>'],
  ['https://example.org/"onclick="x', '<https://example.org/>"onclick="x'],
  ['https://example.org/?q=a&b=ü#c', '<https://example.org/?q=a&b=ü#c>'],
  ['https://user:secret@example.org', '<https://user:secret@example.org>'],
])('%s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('nothing of the text is lost', () => {
  const text = 'a https://example.org/b. (https://example.org/c) d';
  expect(
    withAddresses(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

import { describe, expect, test } from 'vitest';
import { addressOf, embedAddress, readPlace } from '../../../dashboard/location.ts';
import { embedSnippet } from '../../../dashboard/pages/timeline/embed-snippet.ts';
import { stripsOf } from '../../../dashboard/pages/timeline/strips.ts';

describe('a range is printed in strips of whole years:', () => {
  test.each([
    ['2025-01-01', '2025-06-30', ['2025-01-01/2025-06-30']],
    ['2025-01-01', '2026-12-31', ['2025-01-01/2026-12-31']],
    ['2024-03-10', '2026-12-31', ['2024-03-10/2024-12-31', '2025-01-01/2025-12-31', '2026-01-01/2026-12-31']],
    [
      '2020-01-01',
      '2028-12-31',
      [
        '2020-01-01/2021-12-31',
        '2022-01-01/2023-12-31',
        '2024-01-01/2025-12-31',
        '2026-01-01/2027-12-31',
        '2028-01-01/2028-12-31',
      ],
    ],
    [
      '1946-01-01',
      '2031-12-31',
      [
        '1946-01-01/1965-12-31',
        '1966-01-01/1985-12-31',
        '1986-01-01/2005-12-31',
        '2006-01-01/2025-12-31',
        '2026-01-01/2031-12-31',
      ],
    ],
  ])('%s to %s', (from, to, strips) => {
    expect(stripsOf([from, to]).map((strip) => strip.join('/'))).toEqual(strips);
  });

  test('a thousand years are six at most, and none lies beyond the range', () => {
    const strips = stripsOf(['0001-01-01', '9999-12-31']);
    expect(strips.length).toBeLessThanOrEqual(6);
    expect([strips[0]?.[0], strips.at(-1)?.[1]]).toEqual(['0001-01-01', '9999-12-31']);
  });
});

describe('addresses', () => {
  const view = { body: 'b', from: '2025-01-01', to: '2025-12-31' };
  test('for a frame and for print hold the same view', () => {
    expect(embedAddress(view)).toBe('/embed/timeline?body=b&from=2025-01-01&to=2025-12-31');
    expect(embedAddress({})).toBe('/embed/timeline');
    expect(readPlace(embedAddress(view))).toMatchObject({ page: 'timeline', view });
    expect(readPlace('/embed/timeline/more')).toMatchObject({ page: 'missing' });
    const print = addressOf({ page: 'print', view });
    expect(print).toBe('/print?body=b&from=2025-01-01&to=2025-12-31');
    expect(readPlace(print)).toMatchObject({ page: 'print', view });
  });
});

test('what stands in the snippet cannot leave its quotes', () => {
  const snippet = embedSnippet('https://x.example', '/embed/timeline?topic="><script>&a=1', 'A "title" <b>');
  expect(snippet).toContain('src="https://x.example/embed/timeline?topic=&quot;&gt;&lt;script&gt;&amp;a=1"');
  expect(snippet).toContain('title="A &quot;title&quot; &lt;b&gt;"');
});

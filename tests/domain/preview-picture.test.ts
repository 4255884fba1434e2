import { describe, expect, test } from 'vitest';
import { previewPicture } from '../../worker/feeds/preview-picture.ts';

const plain = {
  title: 'A title',
  eyebrow: 'Briefing',
  description: '',
  lines: [],
  standing: null,
  density: [],
};
const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

test('a picture has kind, title, lines and where it comes from', () => {
  const svg = previewPicture({ ...plain, lines: ['June 2025', 'Overdue'], standing: 'overdue' });
  expect(textsIn(svg)).toEqual(['Briefing', 'A title', 'June 2025', 'Rapporteur', 'Overdue']);
});

test('what is from outside stays text', () => {
  const hostile = '</text><script>alert(1)</script>&x;"\u0007';
  const svg = previewPicture({ ...plain, title: hostile, lines: [hostile] });
  expect(svg).not.toMatch(/<script|\p{Cc}/u);
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;x;&quot;');
});

describe('a title', () => {
  test('is set smaller the longer it is, and ends with an ellipsis where it has no room', () => {
    const sizeOf = (words: number) => {
      const svg = previewPicture({ ...plain, title: 'Reintegration '.repeat(words).trim() });
      return { size: Number(/font-size="(\d+)"[^>]*>Reint/.exec(svg)?.[1]), texts: textsIn(svg) };
    };
    expect([1, 6, 9, 30].map((words) => sizeOf(words).size)).toEqual([68, 58, 48, 42]);
    expect(sizeOf(30).texts.some((text) => text?.endsWith('…'))).toBe(true);
    expect(textsIn(previewPicture({ ...plain, title: 'x'.repeat(400) })).length).toBeLessThan(9);
  });

  test('in letters that the typefaces lack is left out, rather than shown as gaps', () => {
    expect(textsIn(previewPicture({ ...plain, title: '東京会議', lines: ['2025', '東京'] }))).toEqual([
      'Briefing',
      'Rapporteur',
      '2025',
      'Rapporteur',
    ]);
    expect(textsIn(previewPicture({ ...plain, title: 'Қазақстан, Ελλάδα, Türkiye' }))[1]).toBe(
      'Қазақстан, Ελλάδα, Türkiye',
    );
  });
});

test('bars tell how much begins when', () => {
  const svg = previewPicture({ ...plain, density: [1, 0, 4] });
  expect(
    [...svg.matchAll(/<rect x="[^"]*" y="[^"]*" width="28.0" height="([^"]*)"/g)].map(([, high]) =>
      Number(high),
    ),
  ).toEqual([expect.any(Number), expect.any(Number)]);
});

import { afterEach, describe, expect, test } from 'vitest';
import { adaptTo, fitText, semibold, textWidth } from '../../../dashboard/timeline/text-width.ts';

const text = 'Organization of Turkic States';
const inTable = textWidth(text, 13);
/** What the table says of a text, before any font was measured. */
const tableWidths = new Map([text, 'Kazakhstan', '2026'].map((one) => [one, textWidth(one, 1)]));
/** A font as many times as wide as the table. */
const fontOf = (regular: number, bold: number) =>
  adaptTo(
    (text, weight, fontSize) => (tableWidths.get(text) ?? 0) * fontSize * (weight === 400 ? regular : bold),
  );

afterEach(() => fontOf(1, 1));

describe('text widths', () => {
  test('are those of the page font where it is wider than the table', () => {
    fontOf(1.1, 1.32);
    expect(textWidth(text, 13)).toBeCloseTo(inTable * 1.1);
    expect(textWidth(text, semibold(13))).toBeCloseTo(inTable * 1.32);
  });

  test('are those of the table where the page font is narrower or cannot be measured', () => {
    fontOf(0.8, 0.8);
    expect([textWidth(text, 13), semibold(100)]).toEqual([inTable, 106]);
    adaptTo(() => 0);
    expect([textWidth(text, 13), semibold(100)]).toEqual([inTable, 106]);
  });

  test('are measured anew, whatever font came before', () => {
    fontOf(1.2, 1.4);
    fontOf(1.1, 1.32);
    expect(textWidth(text, 13)).toBeCloseTo(inTable * 1.1);
  });

  test('decide where a text is cut', () => {
    expect(fitText(text, 13, inTable)).toBe(text);
    fontOf(1.1, 1.32);
    expect(fitText(text, 13, inTable)).toBe('Organization of Turkic…');
  });
});

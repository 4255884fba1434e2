import { describe, expect, test } from 'vitest';
import {
  traceOfBriefing,
  traceOfCommitment,
  traceOfHandover,
} from '../../../dashboard/pages/timeline/trace-of.ts';
import { tracePaths } from '../../../dashboard/timeline/trace.ts';
import type { TraceMark } from '../../../dashboard/timeline/trace-marks.ts';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';

/** A glyph of 16 pixels about a point. */
const mark = (record: string, x: number, y: number): TraceMark => ({
  record,
  count: null,
  box: { left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 },
});
const ground = { left: 0, right: 400, x: (time: number) => time };
const at = (key: string, time: number | null = null) => ({ key, at: time });
const edge = (from: string, to: string) => ({ from: at(from), to: at(to) });
const a = mark('briefing:a', 100, 20);

describe('a line', () => {
  test('goes down from mark to mark, and points at the one that follows', () => {
    expect(
      tracePaths([a, mark('commitment:b', 200, 120)], [edge('briefing:a', 'commitment:b')], ground),
    ).toEqual([
      {
        from: 'briefing:a',
        to: 'commitment:b',
        d: 'M100,29C100,70,200,70,200,111',
        heads: 'M195,104L200,111L205,104',
      },
    ]);
  });

  test('goes up to what stands above', () => {
    const [path] = tracePaths(
      [a, mark('commitment:b', 200, 120)],
      [edge('commitment:b', 'briefing:a')],
      ground,
    );
    expect(path).toMatchObject({ d: 'M200,111C200,70,100,70,100,29', heads: 'M105,36L100,29L95,36' });
  });

  test('bows over what lies between marks of one row', () => {
    const [path] = tracePaths([a, mark('briefing:b', 200, 20)], [edge('briefing:a', 'briefing:b')], ground);
    expect(path?.d).toBe('M100,11C100,-2,200,-2,200,11');
  });

  test.each([
    ['after the window', mark('commitment:b', 500, 120), 'M390,26L397,31L390,36'],
    ['before it', mark('commitment:b', -50, 120), 'M10,36L3,31L10,26'],
  ])('is led to the edge of the plot where the other end lies %s', (_, other, heads) => {
    const [path] = tracePaths([a, other], [edge('briefing:a', 'commitment:b')], ground);
    expect(path?.heads).toBe(heads);
  });

  test('points at its mark too when it comes from out of sight', () => {
    const [path] = tracePaths([a], [{ from: at('briefing:z', -900), to: at('briefing:a') }], ground);
    expect(path).toMatchObject({
      d: 'M90,20C50,20,50,31,3,31',
      heads: 'M10,36L3,31L10,26M83,15L90,20L83,25',
    });
  });

  test('is drawn once where several lead out on one side', () => {
    const edges = [700, 800].map((time) => ({ from: at('briefing:a'), to: at(`commitment:${time}`, time) }));
    expect(tracePaths([a], edges, ground)).toHaveLength(1);
  });

  test('ends at the count that its record is among', () => {
    const count = (of: 'briefing' | 'commitment', y: number): TraceMark => ({
      record: null,
      count: { of, span: [200, 300] },
      box: { left: 220, right: 280, top: y, bottom: y + 20 },
    });
    const marks = [a, count('briefing', 40), count('commitment', 100)];
    const to = (time: number) =>
      tracePaths(marks, [{ from: at('briefing:a'), to: at('commitment:b', time) }], ground)[0]?.d;
    expect(to(250)).toBe('M100,29C100,64,250,64,250,99');
    expect(to(310)).toBeUndefined();
  });

  test('goes to the nearest lane of those that a record stands in', () => {
    const marks = [a, mark('commitment:b', 200, 320), mark('commitment:b', 200, 120)];
    expect(tracePaths(marks, [edge('briefing:a', 'commitment:b')], ground)[0]?.d).toBe(
      'M100,29C100,70,200,70,200,111',
    );
  });

  test.each([
    [
      'neither end is in sight',
      [mark('briefing:a', -90, 20), mark('commitment:b', 900, 20)],
      edge('briefing:a', 'commitment:b'),
    ],
    ['an end has neither mark nor date', [a], edge('briefing:a', 'commitment:b')],
    ['an end in sight is filtered out', [a], { from: at('briefing:a'), to: at('commitment:b', 200) }],
  ])('is not drawn where %s', (_, marks, edge) => {
    expect(tracePaths(marks, [edge], ground)).toEqual([]);
  });
});

describe('what is traced', () => {
  const keys = (edges: { from: { key: string }; to: { key: string } }[]) =>
    edges.map(({ from, to }) => `${from.key} ${to.key}`);
  const date = (edtf: string) => ({ ...fuzzyDate(edtf), words: null });
  const here = { id: 'b', title: 'A briefing', start: date('2025-06') };
  const next = { ...here, id: 'n' };
  const due = (edtf: string | null) => ({ id: 'c', due: edtf === null ? null : date(edtf) });

  test('of a commitment: from its briefing to it, and to the one at which it falls due', () => {
    const one = { ...due('2026'), briefing: here, dueBriefing: next };
    expect(keys(traceOfCommitment(one))).toEqual(['briefing:b commitment:c', 'commitment:c briefing:n']);
    expect(keys(traceOfCommitment({ ...one, briefing: null, dueBriefing: null }))).toEqual([]);
    expect(keys(traceOfCommitment({ ...one, dueBriefing: here }))).toEqual(['briefing:b commitment:c']);
  });

  test('of a briefing: from what it is part of, to what was promised and announced there', () => {
    const handover = { id: 'h', date: date('2026') };
    const edges = traceOfBriefing({ ...here, parent: next }, [due(null)], [handover]);
    expect(keys(edges)).toEqual([
      'briefing:n briefing:b',
      'briefing:b commitment:c',
      'briefing:b handover:h',
    ]);
    expect(edges.map(({ to }) => to.at)).toEqual([
      Date.parse('2025-06-16T00:00:00Z'),
      null,
      Date.parse('2026-07-02T12:00:00Z'),
    ]);
  });

  test('of a handover: from where it was announced, to what the presidency takes over', () => {
    const edges = traceOfHandover({ id: 'h', date: date('2026'), briefing: here }, [due('2027')]);
    expect(keys(edges)).toEqual(['briefing:b handover:h', 'handover:h commitment:c']);
  });
});

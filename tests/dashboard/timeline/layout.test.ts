import { describe, expect, test } from 'vitest';
import { domainOf, layout, nearMarks, pixelsPerDayOf } from '../../../dashboard/timeline/layout.ts';
import type { Mark } from '../../../dashboard/timeline/marks.ts';
import { sceneOf } from '../../../dashboard/timeline/scene.ts';
import { packingScale, packingsOf, stageOf } from '../../../dashboard/timeline/stage.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import { actor, body, briefing, commitment, term, timelineOf, words } from './record.ts';

const year: [string, string] = ['2025-01-01', '2025-12-31'];

/** On 730 pixels, titles above the lanes: two pixels a day in 2025. */
function laidOut(parts: Partial<Timeline>, { view = year, width = 730 } = {}) {
  const scene = sceneOf(timelineOf(parts), { words, locale: 'en' });
  const domain = domainOf(view);
  const stage = stageOf(scene, {
    width,
    words,
    pixelsPerDay: pixelsPerDayOf({ left: 0, right: width }, domain),
  });
  const packings = packingsOf(scene, stage, packingScale(pixelsPerDayOf(stage, domain)));
  return layout(scene, packings, { stage, domain, now: '2025-07-01', locale: 'en', words });
}
const marks = (parts: Partial<Timeline>, options?: { view?: [string, string]; width?: number }) =>
  laidOut(parts, options).marks;

const item = (mark: Mark | undefined) =>
  mark?.shape === 'item' ? [mark.x, mark.band?.left, mark.band?.right, mark.band?.fade, mark.was] : [];

describe('a commitment is as wide as its due date', () => {
  test.each([
    ['a day is its glyph alone', '2025-03-11', [139, undefined, undefined, undefined, null]],
    ['a month', '2025-03', [130, 118, 180, 'none', null]],
    ['a half', '2025-40', [12, 0, 362, 'none', null]],
    ['about a month reaches beyond it', '2025-03~', [130, 105.6, 192.4, 'soft', null]],
    ['possibly a day has soft edges too', '2025-03-11?', [139, 128, 150, 'soft', null]],
    ['by a day fades before it', '../2025-09-30', [534, 386, 546, 'start', null]],
    ['from a day on fades after it', '2025-06-30/..', [372, 360, 520, 'end', null]],
  ])('%s', (_, due, expected) => {
    expect(item(marks({ commitments: [commitment('a', due)] })[0])).toEqual(expected);
  });

  test('shows where it was due before', () => {
    const moved = commitment('a', '2025-03-11', { was: '2025-01-11' });
    expect(item(marks({ commitments: [moved] })[0]).at(-1)).toBe(21);
  });

  test('keeps its glyph in sight while its band is, and its band no longer than need be', () => {
    const [mark] = marks({ commitments: [commitment('a', '2025')] }, { view: ['2025-07-01', '2025-12-31'] });
    expect(item(mark)).toEqual([12, -16, 730, 'none', null]);
  });

  test('without a date is counted beside the title', () => {
    const { stage, marks } = laidOut({ commitments: [commitment('a', null)] });
    expect([stage.lanes[0]?.note, marks]).toEqual(['1 undated', []]);
  });
});

describe('glyphs', () => {
  test.each([
    ['overdue', 'in_progress', 'overdue'],
    ['due_now', 'not_assessed', 'due_now'],
    ['closed', 'not_fulfilled', 'not_fulfilled'],
    ['closed', 'fulfilled', 'fulfilled'],
  ] as const)('%s and %s is %s', (standing, status, glyph) => {
    const [mark] = marks({ commitments: [commitment('a', '2025-03', { standing, status })] });
    expect(mark?.shape === 'item' && mark.glyph).toBe(glyph);
  });
});

describe('briefings', () => {
  test('of several days last from the first to the last', () => {
    const end = { edtf: '2025-03-20', earliest: '2025-03-20', latest: '2025-03-20', words: null };
    const [mark] = marks({ briefings: [briefing('a', '2025-03-01', { end })] });
    expect([item(mark), mark?.shape === 'item' && mark.lasts]).toEqual([[130, 118, 158, 'none', null], true]);
  });

  test('say their days as one interval', () => {
    const end = { edtf: '2025-03-20', earliest: '2025-03-20', latest: '2025-03-20', words: null };
    const [mark] = marks({ briefings: [briefing('a', '2025-03-01', { end, city: 'Almaty' })] });
    expect(JSON.parse(mark?.name ?? '')).toEqual({
      title: 'a',
      date: '1 to 20 March 2025',
      status: 'held',
      place: 'Almaty',
    });
  });
});

describe('presidencies', () => {
  const [uz, kz] = [actor('Uzbekistan', 'UZ'), actor('Kazakhstan', 'KZ')];
  const bars = (terms: Timeline['bodies'][number]['terms'], view: [string, string] = year) =>
    marks({ bodies: [body('Council', terms)] }, { view }).flatMap(
      (mark): (string | number | boolean | undefined)[][] =>
        mark.shape === 'term'
          ? [['term', ...mark.corners, mark.fadeBefore, mark.fadeAfter, mark.label?.text]]
          : mark.shape === 'joint'
            ? [['joint', mark.from, mark.to, mark.dot]]
            : [],
    );

  test.each([
    [
      'meet at a day',
      [term(uz, '2025-01-01', '2025-07-01'), term(kz, '2025-07-01', '2026-01-01')],
      [
        ['term', 0, 362, 364, 2, 0, 0, 'Uzbekistan'],
        ['joint', 0, 2, true],
        ['term', 362, 730, 732, 364, 0, 0, 'Kazakhstan'],
        ['joint', 362, 364, true],
      ],
    ],
    [
      'slant over a handover that is known to the quarter',
      [term(uz, null, '2025-34'), term(kz, '2025-34', null)],
      [
        ['term', 180, 180, 362, 180, 160, 0, 'Uzbekistan'],
        ['term', 180, 362, 362, 362, 0, 160, 'Kazakhstan'],
        ['joint', 180, 362, true],
      ],
    ],
    [
      'fade after today where no end is recorded',
      [term(kz, '2025-02-01', null, { current: true })],
      [
        ['term', 62, 363, 363, 64, 0, 160, 'Kazakhstan'],
        ['joint', 62, 64, true],
      ],
    ],
    [
      'end where the projected term begins',
      [
        term(uz, '2025-01-01', null),
        term(kz, '2025-07-01', '2026-01-01', { projected: true, startedBy: null }),
      ],
      [
        ['term', 0, 362, 364, 2, 0, 0, 'Uzbekistan'],
        ['joint', 0, 2, true],
        ['term', 362, 730, 732, 364, 0, 0, 'Kazakhstan'],
        ['joint', 362, 364, true],
      ],
    ],
  ])('%s', (_, terms, expected) => {
    expect(bars(terms)).toEqual(expected);
  });

  test('too narrow for the name have the country code', () => {
    expect(bars([term(uz, '2025-02-01', '2025-02-28')])[0]?.at(-1)).toBe('UZ');
  });

  test('say that nobody held the seat', () => {
    const gap = term(null, '2025-01-01', '2025-07-01', { kind: 'vacant' });
    expect(bars([gap])[0]?.at(-1)).toBe('vacant');
  });

  test('too narrow to be seen are counted', () => {
    const years = Array.from({ length: 30 }, (_, i) => term(uz, `${1990 + i}-01-01`, `${1991 + i}-01-01`));
    const [mark, ...others] = marks(
      { bodies: [body('Council', years)] },
      { view: ['1900-01-01', '2099-12-31'] },
    );
    expect([mark?.shape === 'count' && mark.text, others]).toEqual(['+30', []]);
  });
});

test('every mark is at least 24 pixels high where a pointer meets it', () => {
  const all = marks({
    briefings: [briefing('b', '2025-03-01')],
    commitments: [commitment('c', '2025-03')],
    bodies: [body('Council', [term(actor('Malta'), '2025-01-01', null)])],
  });
  expect(all.map(({ hit }) => hit.height >= 24)).toEqual(all.map(() => true));
});

test('far marks are left out of the drawing, unless one is named', () => {
  const far = laidOut({ commitments: [commitment('near', '2025-03'), commitment('far', '2031')] });
  const keys = (keep: string | null) => nearMarks(far, keep).map(({ key }) => key);
  expect([keys(null), keys('commitment:far')]).toEqual([
    ['commitment:near'],
    ['commitment:near', 'commitment:far'],
  ]);
});

test('the height does not depend on what is shown', () => {
  const some = {
    commitments: ['2025-01', '2025-01', '2025-02', '2025-03'].map((due, i) => commitment(`${i}`, due)),
  };
  const scene = sceneOf(timelineOf(some), { words, locale: 'en' });
  const first = stageOf(scene, { width: 730, words, pixelsPerDay: 2 });
  const closer = stageOf(scene, { width: 730, words, pixelsPerDay: 40, atLeast: first.rows });
  expect(closer.height).toBe(first.height);
});

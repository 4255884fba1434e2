import { describe, expect, test } from 'vitest';
import { domainOf, layout, nearMarks, pixelsPerDayOf, scaleOf } from '../../../dashboard/timeline/layout.ts';
import type { Mark } from '../../../dashboard/timeline/marks.ts';
import { sceneOf } from '../../../dashboard/timeline/scene.ts';
import { packingScale, packingsOf, stageOf } from '../../../dashboard/timeline/stage.ts';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import type { TimelineItem } from '../../../worker/domain/timeline/timeline.ts';
import { actor, body, briefing, commitment, lane, laneOf, term, timelineOf, words } from './record.ts';

const year: [string, string] = ['2025-01-01', '2025-12-31'];
type Parts = Parameters<typeof timelineOf>[0];
interface Options {
  view?: [string, string];
  width?: number;
  collapsed?: string[];
}

/** On 730 pixels, titles above the lanes: two pixels a day in 2025. */
function laidOut(parts: Parts, { view = year, width = 730, collapsed }: Options = {}) {
  const scene = sceneOf(timelineOf(parts), { words, locale: 'en' }, collapsed);
  const domain = domainOf(view);
  const pixelsPerDay = pixelsPerDayOf({ left: 0, right: width }, domain);
  const stage = stageOf(scene, { width, pixelsPerDay });
  const packings = packingsOf(scene, stage, packingScale(pixelsPerDay));
  const sight = { left: stage.left, right: stage.right };
  const world = { left: sight.left - 100, right: sight.right + 100 };
  const scale = scaleOf(stage, domain);
  const drawn = layout(scene, packings, {
    stage,
    scale,
    sight,
    world,
    now: '2025-07-01',
    locale: 'en',
    words,
  });
  return { ...drawn, stage, scene, sight, world };
}
const marks = (parts: Parts, options?: Options) => laidOut(parts, options).marks;
const commitments = (...items: TimelineItem[]) => [laneOf('commitments', items)];
const briefings = (...items: TimelineItem[]) => [laneOf('briefings', items)];

const round = (value: number) => Math.round(value * 1000) / 1000;
const item = (mark: Mark | undefined) =>
  mark?.shape === 'item'
    ? [
        mark.x,
        mark.band && round(mark.x + mark.band.left),
        mark.band && round(mark.x + mark.band.right),
        mark.band?.fade,
        mark.was === null ? null : round(mark.x + mark.was),
      ]
    : [];

describe('a commitment is as wide as its due date', () => {
  test.each([
    ['a day is its glyph alone', '2025-03-11', [139, null, null, undefined, null]],
    ['a month', '2025-03', [130, 118, 180, 'none', null]],
    ['a half', '2025-40', [12, 0, 362, 'none', null]],
    ['about a month reaches beyond it', '2025-03~', [130, 105.6, 192.4, 'soft', null]],
    ['possibly a day has soft edges too', '2025-03-11?', [139, 128, 150, 'soft', null]],
    ['by a day fades before it', '../2025-09-30', [534, 386, 546, 'start', null]],
    ['from a day on fades after it', '2025-06-30/..', [372, 360, 520, 'end', null]],
  ])('%s', (_, due, expected) => {
    expect(item(marks(commitments(commitment('a', due)))[0])).toEqual(expected);
  });

  test('shows where it was due before', () => {
    const moved = commitment('a', '2025-03-11', { was: '2025-01-11' });
    expect(item(marks(commitments(moved))[0]).at(-1)).toBe(21);
  });

  test('keeps its glyph in sight while its band is, and its band no longer than need be', () => {
    const [mark] = marks(commitments(commitment('a', '2025')), { view: ['2025-07-01', '2025-12-31'] });
    expect(item(mark)).toEqual([-706.098, -116, 730, 'none', null]);
    // It may be pushed to the edge of the sight, and on as far as the band goes.
    expect(mark?.shape === 'item' && mark.slack > 718.098).toBe(true);
  });

  test('without a date is counted beside the title', () => {
    const { stage, marks } = laidOut([lane('commitments', { undated: 1, earlier: true })]);
    expect([stage.lanes[0]?.note, marks]).toEqual(['1 undated, more', []]);
  });
});

describe('glyphs', () => {
  test.each([
    ['overdue', 'in_progress', 'overdue'],
    ['due_now', 'not_assessed', 'due_now'],
    ['closed', 'not_fulfilled', 'not_fulfilled'],
    ['closed', 'fulfilled', 'fulfilled'],
  ] as const)('%s and %s is %s', (standing, status, glyph) => {
    const [mark] = marks(commitments(commitment('a', '2025-03', { standing, status })));
    expect(mark?.shape === 'item' && mark.glyph).toBe(glyph);
  });
});

describe('briefings', () => {
  test('of several days last from the first to the last', () => {
    const end = { edtf: '2025-03-20', earliest: '2025-03-20', latest: '2025-03-20', words: null };
    const [mark] = marks(briefings(briefing('a', '2025-03-01', { end })));
    expect([item(mark), mark?.shape === 'item' && mark.lasts]).toEqual([[130, 118, 158, 'none', null], true]);
  });

  test('say their days as one interval', () => {
    const end = { edtf: '2025-03-20', earliest: '2025-03-20', latest: '2025-03-20', words: null };
    const [mark] = marks(briefings(briefing('a', '2025-03-01', { end, city: 'Almaty' })));
    expect(JSON.parse(mark?.name ?? '')).toEqual({
      title: 'a',
      date: '1 to 20 March 2025',
      status: 'held',
      place: 'Almaty',
      also: [],
    });
  });
});

describe('presidencies', () => {
  const [uz, kz] = [actor('Uzbekistan', 'UZ'), actor('Kazakhstan', 'KZ')];
  const bars = (terms: TermOut[], view: [string, string] = year) =>
    marks([body('Council', terms)], { view }).flatMap((mark): (string | number | boolean | undefined)[][] =>
      mark.shape === 'term'
        ? [
            [
              'term',
              ...mark.corners.map((at) => round(mark.x + at)),
              mark.fadeBefore,
              mark.fadeAfter,
              mark.label?.text,
            ],
          ]
        : mark.shape === 'joint'
          ? [['joint', mark.x, round(mark.x + mark.slant), mark.dot]]
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

  test('of whom a handover that names nobody does not pass to', () => {
    const terms = [
      term(uz, null, '2025-07-01'),
      term(kz, '2025-07-01', '2026-01-01', { projected: true, status: 'announced' }),
    ];
    const said = marks([body('Council', terms)]).flatMap((mark) =>
      mark.shape === 'joint' ? [JSON.parse(mark.name)] : [],
    );
    expect(said).toMatchObject([{ from: 'Uzbekistan', to: null, vacant: false, status: 'announced' }]);
  });

  test('say that nobody held the seat', () => {
    const gap = term(null, '2025-01-01', '2025-07-01', { kind: 'vacant' });
    expect(bars([gap])[0]?.at(-1)).toBe('vacant');
  });

  test('too narrow to be seen are counted', () => {
    const years = Array.from({ length: 30 }, (_, i) => term(uz, `${1990 + i}-01-01`, `${1991 + i}-01-01`));
    const [mark, ...others] = marks([body('Council', years)], { view: ['1900-01-01', '2099-12-31'] });
    expect([mark?.shape === 'count' && mark.text, others]).toEqual(['+30', []]);
  });
});

describe('counts', () => {
  const bars = (parts: Parts, options?: Options) =>
    marks(parts, options).flatMap((mark) =>
      mark.shape === 'bar' ? [[mark.x, mark.width, mark.height, mark.open, mark.text]] : [],
    );

  test('lie in their cells, as high as they are many and solid as far as they are open', () => {
    const [january, february] = bars([
      lane('commitments', {
        counts: [
          [0, 16, 4],
          [1, 4, 4],
        ],
      }),
    ]);
    // 31 and 28 days at two pixels, without the gap; the whole of four rows is 96 high without the number.
    expect([january, february]).toEqual([
      [31, 60, 96, 24, '16'],
      [90, 54, 48, 48, '4'],
    ]);
  });

  test('leave their rows to items', () => {
    const counts: [number, number, number][] = [[5, 16, 0]];
    const some = laneOf('commitments', [commitment('a', '2025-01-01')], { counts });
    expect(bars([some])[0]?.[2]).toBe(68);
  });

  test('say what they count', () => {
    const [mark] = marks([lane('commitments', { counts: [[2, 12, 5]] })]);
    expect(JSON.parse(mark?.name ?? '')).toEqual({
      count: 12,
      open: 5,
      of: 'commitment',
      lane: 'Commitments',
      cell: 'March 2025',
    });
  });

  test('are all that a collapsed lane shows: items are counted with them', () => {
    const counts: [number, number, number][] = [[2, 3, 1]];
    const items = [commitment('a', '2025-03-11'), commitment('b', '2025-04', { standing: 'closed' })];
    const [march, april, ...others] = marks([laneOf('commitments', items, { counts })], {
      collapsed: ['commitments'],
    });
    const inWords = (mark: Mark | undefined) => {
      const { count, open, cell } = JSON.parse(mark?.name ?? '{}');
      return [count, open, cell];
    };
    expect([inWords(march), inWords(april), others]).toEqual([
      [4, 2, 'March 2025'],
      [1, 0, 'April 2025'],
      [],
    ]);
  });
});

describe('an item in several lanes', () => {
  const shared = commitment('a', '2025-03-11');
  const drawn = marks([
    laneOf('actor:1', [shared], { title: 'Malta' }),
    laneOf('actor:2', [shared], { title: 'Spain' }),
  ]);

  test('stands in each, under keys of its own, as one record', () => {
    expect(drawn.map(({ key, record, lane }) => [key, record, lane])).toEqual([
      ['actor:1/commitment:a', 'commitment:a', 0],
      ['actor:2/commitment:a', 'commitment:a', 1],
    ]);
  });
  test('says so', () => {
    expect(drawn.map(({ name }) => JSON.parse(name).also)).toEqual([['Spain'], ['Malta']]);
  });
});

describe('a commitment that is bound to a briefing', () => {
  const dueBriefing = { id: 'b', title: 'Summit' };
  const bound = commitment('a', '2025-06', { dueBriefing });

  test('names it, and is joined to its mark', () => {
    const { marks, bonds } = laidOut([...briefings(briefing('b', '2025-06-10')), ...commitments(bound)]);
    const [from, to] = [marks.at(-1), marks[0]];
    expect(JSON.parse(from?.name ?? '').dueAt).toBe('Summit');
    expect(bonds).toMatchObject([{ from: { x: from?.x, y: from?.y }, to: { x: to?.x, y: to?.y } }]);
  });

  test('has its sign where the briefing is not in the drawing', () => {
    const { marks, bonds } = laidOut(commitments(bound));
    expect([bonds, marks[0]?.shape === 'item' && marks[0].bound]).toEqual([[], 'briefing:b']);
  });
});

test('every mark is at least 24 pixels high where a pointer meets it', () => {
  const all = marks([
    ...briefings(briefing('b', '2025-03-01')),
    laneOf('commitments', [commitment('c', '2025-03')], { counts: [[8, 1, 0]] }),
    body('Council', [term(actor('Malta'), '2025-01-01', null)]),
  ]);
  expect(all.map(({ hit }) => hit.height >= 24)).toEqual(all.map(() => true));
});

test('far marks are left out of the drawing, unless one is named', () => {
  const { marks, ...drawn } = laidOut(commitments(commitment('near', '2025-03'), commitment('far', '2031')));
  const keys = (keep: string | null) => nearMarks(marks, drawn, keep).map(({ record }) => record);
  expect([keys(null), keys('commitments/commitment:far')]).toEqual([
    ['commitment:near'],
    ['commitment:near', 'commitment:far'],
  ]);
});

test('lanes do not get lower while one looks', () => {
  const dues = ['2025-01', '2025-01', '2025-02', '2025-03'];
  const some = timelineOf(commitments(...dues.map((due, i) => commitment(`${i}`, due))));
  const scene = sceneOf(some, { words, locale: 'en' });
  const first = stageOf(scene, { width: 730, pixelsPerDay: 2 });
  const closer = stageOf(scene, { width: 730, pixelsPerDay: 40, before: first });
  expect(closer.height).toBe(first.height);
});

import { describe, expect, test } from 'vitest';
import { overviewLayout, windowOn } from '../../../dashboard/timeline/overview-layout.ts';
import {
  between,
  centredOn,
  type Days,
  keyed,
  movedBy,
  withEdge,
} from '../../../dashboard/timeline/overview-window.ts';
import type { TimelineOverview } from '../../../worker/domain/timeline/timeline.ts';

const options = { width: 1202, today: '2026-07-01', locale: 'en' };
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const days = (...window: Days): [number, number] => [time(window[0]), time(window[1]) + 86_400_000];
const overview = (parts: Partial<TimelineOverview>): TimelineOverview => ({
  from: '2024-01-01',
  to: '2026-12-31',
  unit: 'month',
  counts: [],
  handovers: [],
  ...parts,
});

describe('the strip spans', () => {
  const span = (parts: Partial<TimelineOverview>) =>
    overviewLayout(overview(parts), options)
      .scale.domain()
      .map((at) => new Date(at).toISOString().slice(0, 10));
  test('the record in whole years, and the years about today', () => {
    expect(span({ from: '2015-06-01', to: '2031-02-28' })).toEqual(['2015-01-01', '2032-01-01']);
  });
  test.each([
    ['an empty record', null, null],
    ['one record', '2026-03-01', '2026-03-31'],
  ])('%s: the two years before this one, and the one after', (_, from, to) => {
    expect(span({ from, to })).toEqual(['2024-01-01', '2028-01-01']);
  });
  test('today, however long ago the record ends', () => {
    expect(span({ from: '1814-01-01', to: '1815-12-31' })).toEqual(['1814-01-01', '2028-01-01']);
  });
});

describe('a column', () => {
  const one = (parts: Partial<TimelineOverview>, width = 1202) =>
    overviewLayout(overview(parts), { ...options, width });

  test('stands where its month does, and stacks open, closed and briefings in proportion', () => {
    const { columns } = one({ counts: [['2025-01-01', 1, 2, 1]] });
    expect(columns).toMatchObject([{ total: 4, start: time('2025-01-01'), end: time('2025-02-01') }]);
    // 366 of 1,461 days, on 1,200 pixels.
    expect(columns[0]?.x).toBeCloseTo(1 + (366 / 1461) * 1200, 3);
    expect(columns[0]?.parts).toEqual([
      { layer: 'open', y: 17, height: 13 },
      { layer: 'closed', y: 10.5, height: 6.5 },
      { layer: 'briefings', y: 4, height: 6.5 },
    ]);
  });

  test('holds as many months as make it wide enough', () => {
    const counts: TimelineOverview['counts'] = [
      ['2025-01-01', 1, 0, 0],
      ['2025-02-01', 2, 0, 0],
      ['2025-04-01', 4, 0, 0],
    ];
    expect(one({ counts }, 122).columns.map(({ total }) => total)).toEqual([3, 4]);
    expect(one({ counts, from: '1900-01-01' }, 362).columns.map(({ total }) => total)).toEqual([7]);
  });

  test('of handovers alone hangs below the ground', () => {
    const { columns, fullest } = one({ handovers: [['2025-01-01', 3]] });
    expect(columns).toMatchObject([{ total: 0, parts: [], hangs: 6 }]);
    expect(fullest).toBeNull();
  });

  test.each([
    ['grows with the number while the numbers are small', 20, false, 1.3],
    ['grows with its square root where they are large', 2000, true, 1.163],
  ])('%s', (_, most, isRoot, height) => {
    const few = most / (isRoot ? 500 : 20);
    const drawn = one({
      counts: [
        ['2025-01-01', 0, most, 0],
        ['2025-02-01', 0, few, 0],
      ],
    });
    expect(drawn.isRoot).toBe(isRoot);
    expect(drawn.fullest?.total).toBe(most);
    expect(drawn.columns.map(({ parts }) => parts[0]?.height)).toEqual([26, Math.max(2, height)]);
  });
});

describe('years', () => {
  const labels = (from: string, width: number) =>
    overviewLayout(overview({ from }), { ...options, width }).years.map(({ label }) => label);
  test.each([
    ['each of them where there is room', '2022-01-01', 600, ['2022', '2023', '2024', '2025', '2026', '2027']],
    ['every fifth', '2001-01-01', 400, ['2005', '2010', '2015', '2020', '2025']],
    ['every tenth', '1950-01-01', 600, ['1950', '1960', '1970', '1980', '1990', '2000', '2010', '2020']],
    ['every fiftieth', '1815-01-01', 300, ['1850', '1900', '1950', '2000']],
  ])('%s', (_, from, width, expected) => expect(labels(from, width)).toEqual(expected));
});

describe('the window stands', () => {
  const strip = overviewLayout(overview({}), options);
  test.each([
    ['where its days do', ['2024-01-01', '2027-12-31'], { left: 1, right: 1201, beyond: null }],
    ['cut to the strip', ['2020-01-01', '2030-12-31'], { left: 1, right: 1201, beyond: null }],
    [
      'wide enough to be taken hold of',
      ['2025-12-31', '2026-01-01'],
      { left: 595.4, right: 607.4, beyond: null },
    ],
    [
      'at the left edge when it is before',
      ['1990-01-01', '1990-12-31'],
      { left: 1, right: 13, beyond: 'before' },
    ],
    [
      'at the right edge when it is after',
      ['2040-01-01', '2040-12-31'],
      { left: 1189, right: 1201, beyond: 'after' },
    ],
  ] as [string, Days, object][])('%s', (_, window, expected) => {
    const { left, right, beyond } = windowOn(strip, days(...window));
    expect({ left: Math.round(left * 10) / 10, right: Math.round(right * 10) / 10, beyond }).toEqual(
      expected,
    );
  });
});

describe('a window', () => {
  const day = 86_400_000;
  const years: Days = ['2025-01-01', '2026-12-31'];
  const odd: Days = ['2025-03-10', '2025-04-20'];
  test.each([
    ['of whole months moves by whole months', movedBy(years, 45 * day), ['2025-02-01', '2027-01-31']],
    ['of days moves by days', movedBy(odd, 10 * day), ['2025-03-20', '2025-04-30']],
    ['goes as it is about a moment', centredOn(years, time('2028-01-01')), ['2027-01-01', '2028-12-31']],
    [
      'is drawn in whole months',
      between(time('2025-03-08'), time('2025-05-28')),
      ['2025-03-01', '2025-05-31'],
    ],
    ['is drawn backwards too', between(time('2025-05-28'), time('2025-03-08')), ['2025-03-01', '2025-05-31']],
    [
      'is never drawn shorter than a month',
      between(time('2025-03-08'), time('2025-03-09')),
      ['2025-03-01', '2025-03-31'],
    ],
    ['begins with another month', withEdge(years, 'from', time('2024-05-30')), ['2024-06-01', '2026-12-31']],
    ['ends with another month', withEdge(years, 'to', time('2027-07-01')), ['2025-01-01', '2027-06-30']],
    [
      'keeps a month when its beginning passes its end',
      withEdge(years, 'from', time('2030-01-01')),
      ['2026-12-01', '2026-12-31'],
    ],
    [
      'keeps a month when its end passes its beginning',
      withEdge(years, 'to', time('2020-01-01')),
      ['2025-01-01', '2025-01-31'],
    ],
  ])('%s', (_, window, expected) => expect(window).toEqual(expected));
});

describe('keys move', () => {
  const window: Days = ['2025-01-01', '2026-12-31'];
  const record: [number, number] = [time('2010-01-01'), time('2030-01-01')];
  test.each([
    ['whole', 'ArrowRight', ['2025-03-01', '2027-02-28']],
    ['whole', 'ArrowLeft', ['2024-11-01', '2026-10-31']],
    ['whole', 'PageUp', ['2027-01-01', '2028-12-31']],
    ['whole', 'Home', ['2010-01-01', '2011-12-31']],
    ['whole', 'End', ['2028-01-01', '2029-12-31']],
    ['from', 'ArrowRight', ['2025-02-01', '2026-12-31']],
    ['from', 'PageDown', ['2024-01-01', '2026-12-31']],
    ['from', 'Home', ['2010-01-01', '2026-12-31']],
    ['to', 'ArrowLeft', ['2025-01-01', '2026-11-30']],
    ['to', 'PageUp', ['2025-01-01', '2027-12-31']],
    ['to', 'End', ['2025-01-01', '2029-12-31']],
    ['to', 'Enter', null],
  ] as const)('%s with %s', (part, key, expected) => {
    expect(keyed(window, part, key, record)).toEqual(expected);
  });
  test('an edge within a month to the turn of a month', () => {
    const odd: Days = ['2025-03-10', '2025-06-20'];
    expect(keyed(odd, 'from', 'ArrowLeft', record)).toEqual(['2025-03-01', '2025-06-20']);
    expect(keyed(odd, 'to', 'ArrowRight', record)).toEqual(['2025-03-10', '2025-06-30']);
  });
});

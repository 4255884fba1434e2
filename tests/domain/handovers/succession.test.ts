import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayRange } from '../../../worker/domain/commitments/standing.ts';
import { projectTerms } from '../../../worker/domain/handovers/rotation.ts';
import {
  currentTerm,
  type Finding,
  type HandoverFact,
  handoverStatuses,
  holderOn,
  type Term,
  termsOf,
} from '../../../worker/domain/handovers/succession.ts';

const range = (text: string): DayRange => {
  const [earliest = '', latest = earliest] = text.replace('june', '2025-06-01/2025-06-30').split('/');
  return { earliest: earliest === '..' ? null : earliest, latest: latest === '..' ? null : latest };
};

/**
 * Reads `A>B 2024-01-01 announced` as a handover; completed unless said. Before the arrow `?` is not stated; after
 * it `-` is vacant, `?` not recorded, `!` a named successor without an actor.
 */
function read(line: string, id: string): HandoverFact {
  const [actors = '', date = '', status = 'completed'] = line.split(' ');
  const [from = '', to = ''] = actors.split('>');
  return {
    id,
    from: from === '?' ? null : from,
    to: /[A-Z]/.test(to) ? to : null,
    successor: to === '-' ? 'vacant' : to === '?' ? 'not_recorded' : 'named',
    date: range(date),
    capacity: 'regular',
    status: handoverStatuses.find((known) => known === status) ?? 'completed',
  };
}

/** Handovers h1, h2 and so on, one a line. */
const readAll = (lines: string[]) => lines.map((line, i) => read(line, `h${i + 1}`));
/** Early enough for nothing to be overdue for confirmation. */
const early = '2000-01-01';
const termsIn = (lines: string[], today = early) => termsOf(readAll(lines), today).terms;
const holders = (terms: readonly Term[]) => terms.map(({ holder, kind }) => holder ?? kind).join(' ');

const [aToB, bToC] = ['A>B 2024-01-01', 'B>C 2025-01-01'];

describe('terms', () => {
  test('lie between handovers, after one of unknown start', () => {
    const [h1, h2] = [range('2024-01-01'), range('2025-01-01')];
    const held = { kind: 'held', capacity: 'regular', certain: true, announcement: null };
    const begun = { ...held, status: 'completed' };
    expect(termsIn([aToB, bToC])).toEqual([
      { ...held, holder: 'A', start: null, end: h1, startedBy: null, endedBy: 'h1', status: null },
      { ...begun, holder: 'B', start: h1, end: h2, startedBy: 'h1', endedBy: 'h2' },
      { ...begun, holder: 'C', start: h2, end: null, startedBy: 'h2', endedBy: null },
    ]);
  });

  test.each<[string, string[], string]>([
    ['are none without handovers', [], ''],
    ['have none before a first handover from nobody stated', ['?>B june'], 'B'],
    ['leave out what is deferred', [aToB, `${bToC} deferred`], 'A B'],
    ['leave out what is cancelled', [aToB, `${bToC} cancelled`], 'A B'],
    ['include what is only announced', [aToB, `${bToC} announced`], 'A B C'],
    ['show a vacancy', ['A>- june'], 'A vacant'],
    ['show a holder nobody recorded', ['A>? june'], 'A not_recorded'],
    ['take a named successor without an actor as not recorded', ['A>! june'], 'A not_recorded'],
    ['go by the first possible day', ['B>C 2025-06-02', 'A>B june'], 'A B C'],
    ['then by the last possible day', ['B>C june', 'A>B 2025-06-01'], 'A B C'],
    ['then by id', ['A>B june', 'B>C june'], 'A B C'],
    ['place an open start by its last day', ['B>C ../2027-12-31', aToB], 'A B C'],
    ['place a handover without any date last', ['B>C ../..', aToB], 'A B C'],
  ])('%s', (_, lines, expected) => {
    expect(holders(termsIn(lines))).toBe(expected);
  });

  test('go by id whatever order they are read in', () => {
    const [h1, h2] = [read('A>B june', 'h1'), read('B>C june', 'h2')];
    expect(holders(termsOf([h2, h1], early).terms)).toBe('A B C');
  });

  test('carry the capacity and status of the handover that begins them', () => {
    const acting = { ...read('?>B june announced', 'h1'), capacity: 'acting' } as const;
    expect(termsOf([acting], early).terms).toMatchObject([
      { capacity: 'acting', status: 'announced', certain: false },
    ]);
  });
});

describe('findings', () => {
  const conflict = { kind: 'from_is_not_holder', handoverId: 'h2', otherId: 'h1' } as const;
  const sameDay = { kind: 'same_day', day: '2024-01-01' } as const;
  test.each<[string, string[], Finding[]]>([
    [
      'tell a handover from somebody other than the holder',
      [aToB, 'X>C 2025-01-01'],
      [{ ...conflict, actorId: 'X', holder: 'B' }],
    ],
    ['accept a handover that does not say from whom', [aToB, '?>C june'], []],
    [
      'tell a handover from somebody while the seat is vacant',
      ['A>- 2024-01-01', bToC],
      [
        { kind: 'gap', handoverId: 'h1', otherId: 'h2', reason: 'vacant' },
        { ...conflict, actorId: 'B', holder: null },
      ],
    ],
    [
      'accept any name after a holder nobody recorded',
      ['A>? 2024-01-01', bToC],
      [{ kind: 'gap', handoverId: 'h1', otherId: 'h2', reason: 'not_recorded' }],
    ],
    [
      'tell a vacancy that lasts',
      ['A>- june'],
      [{ kind: 'gap', handoverId: 'h1', otherId: null, reason: 'vacant' }],
    ],
    [
      'tell two handovers on one day',
      [aToB, 'B>C 2024-01-01'],
      [{ ...sameDay, handoverId: 'h2', otherId: 'h1' }],
    ],
    [
      'tell two handovers on one day with "by that day" beside them',
      [aToB, 'Z>A ../2024-01-01', 'B>C 2024-01-01'],
      [{ ...sameDay, handoverId: 'h3', otherId: 'h1' }],
    ],
    ['do not call one month one day', ['A>B june', 'B>C june'], []],
    [
      'tell that nobody knows who presided first',
      ['?>B june'],
      [{ kind: 'holder_unknown', handoverId: 'h1' }],
    ],
    [
      'compare with the holder that a deferred handover left seated',
      [aToB, 'C>D 2026-01-01', `${bToC} deferred`],
      [{ ...conflict, actorId: 'C', holder: 'B' }],
    ],
  ])('%s', (_, lines, expected) => {
    expect(termsOf(readAll(lines), early).findings).toEqual(expected);
  });
});

describe('the holder on a day', () => {
  const exact = [aToB, bToC];
  const fuzzy = [aToB, 'B>C june'];
  test.each<[string, string[], string, string, string]>([
    ['is only possible where the start is unknown', exact, '2023-12-31', '', 'A'],
    ['is the incoming one on the day itself', exact, '2024-01-01', 'B', 'A'],
    ['is sure until the day before the next', exact, '2024-12-31', 'B', ''],
    ['is sure in a term without end', exact, '2999-01-01', 'C', ''],
    ['is sure before a fuzzy handover', fuzzy, '2025-05-31', 'B', ''],
    ['is either one during a fuzzy handover', fuzzy, '2025-06-01', '', 'B C'],
    ['is the incoming one on its last possible day', fuzzy, '2025-06-30', 'C', 'B'],
    ['is sure after a fuzzy handover', fuzzy, '2025-07-01', 'C', ''],
    ['is never sure after an open end', ['?>B 2024-01-01/..'], '2050-01-01', '', 'B'],
    ['is either one any time before an open start ends', ['A>B ../2025-12-31'], '2001-01-01', '', 'A B'],
    ['can be nobody', ['A>- 2024-01-01'], '2024-02-01', 'vacant', ''],
  ])('%s', (_, lines, day, certain, possible) => {
    const answer = holderOn(termsIn(lines), day);
    expect([holders(answer.certain), holders(answer.possible)]).toEqual([certain, possible]);
  });
});

test.each<[string, string[], string | null]>([
  ['nothing without handovers', [], null],
  ['the sure one', [aToB, bToC], 'C'],
  ['the outgoing one while the handover is announced', [aToB, 'B>C june announced'], 'B'],
  ['the incoming one once a fuzzy handover is completed', [aToB, 'B>C june'], 'C'],
  ['the holder of unknown start', ['A>B 2026-01-01 announced'], 'A'],
  ['the first of those only confirmed', ['?>B june confirmed', 'B>C june confirmed'], 'B'],
  ['nobody while the only holder is announced', ['?>B june announced'], null],
  ['the outgoing one on the very day announced', [aToB, 'B>C 2025-06-15 announced'], 'B'],
  ['not known after an announced day', [aToB, 'B>C 2025-06-14 announced'], null],
  [
    'not known between two announced days',
    [aToB, 'B>C 2025-01-01 announced', 'C>D 2026-01-01 announced'],
    null,
  ],
  ['the outgoing one while an announced date has no end', [aToB, 'B>C 2025-01-01/.. announced'], 'B'],
  ['the incoming one of a confirmed day', [aToB, 'B>C 2025-06-14 confirmed'], 'C'],
  [
    'one announced who is confirmed to hand over',
    ['?>B 2024-01-01 announced', 'B>C 2026-01-01 confirmed'],
    'B',
  ],
  [
    'not one announced from whom another announcement goes on',
    ['?>B 2024-01-01 announced', 'B>C 2026-01-01 announced'],
    null,
  ],
])('the current term is %s', (_, lines, holder) => {
  expect(currentTerm(termsIn(lines, '2025-06-15'), '2025-06-15')?.holder ?? null).toBe(holder);
});

describe('a handover that is only announced', () => {
  const announced = (line: string, today: string, ...later: string[]) => {
    const { terms, findings } = termsOf(readAll([line, ...later]), today);
    const begun = terms.find(({ startedBy }) => startedBy === 'h1');
    return [begun?.announcement, findings.map(({ kind }) => kind).includes('not_confirmed')];
  };
  test.each<[string, string, string, string[], unknown]>([
    ['may come until its last day', 'A>B june announced', '2025-06-30', [], ['pending', false]],
    ['is not confirmed from the day after', 'A>B june announced', '2025-07-01', [], ['not_confirmed', true]],
    [
      'may come where its date has no end',
      'A>B 2025-06-01/.. announced',
      '2050-01-01',
      [],
      ['pending', false],
    ],
    [
      'is borne out by a handover from its holder',
      'A>B june announced',
      '2027-01-01',
      ['B>C 2026-01-01'],
      [null, false],
    ],
    [
      'is not borne out by one from another',
      'A>B june announced',
      '2027-01-01',
      ['A>C 2026-01-01'],
      ['not_confirmed', true],
    ],
    ['needs no word once confirmed', 'A>B june confirmed', '2027-01-01', [], [null, false]],
    ['needs no word once completed', 'A>B june', '2027-01-01', [], [null, false]],
  ])('%s', (_, line, today, later, expected) => {
    expect(announced(line, today, ...later)).toEqual(expected);
  });
});

const anyDay = fc
  .integer({ min: 10_000, max: 11_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const anyDate = fc
  .tuple(anyDay, anyDay, fc.constantFrom('exact', 'range', 'open start', 'open end', 'open'))
  .map(([a, b, shape]) => {
    const [first, last] = a < b ? [a, b] : [b, a];
    if (shape === 'exact') return a;
    const isOpen = (end: string) => shape === 'open' || shape === end;
    return `${isOpen('open start') ? '..' : first}/${isOpen('open end') ? '..' : last}`;
  });
const anyLine = fc
  .tuple(
    fc.constantFrom(...'ABC?'),
    fc.constantFrom(...'ABC-?!'),
    anyDate,
    fc.constantFrom(...handoverStatuses),
  )
  .map(([from, to, date, status]) => `${from}>${to} ${date} ${status}`);
const anySequence = fc.array(anyLine, { maxLength: 8 }).map(readAll);

test('at most one term surely covers a day, and no term is both sure and possible', () => {
  fc.assert(
    fc.property(anySequence, anyDay, (handovers, day) => {
      const { certain, possible } = holderOn(termsOf(handovers, day).terms, day);
      expect(certain.length).toBeLessThanOrEqual(1);
      expect(possible.filter((term) => certain.includes(term))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('terms follow on from each other, in whatever order the handovers come', () => {
  fc.assert(
    fc.property(anySequence, (handovers) => {
      const { terms } = termsOf(handovers, early);
      expect(termsOf(handovers.toReversed(), early).terms).toEqual(terms);
      terms.slice(1).forEach((term, i) => {
        expect([term.startedBy, term.start]).toEqual([terms[i]?.endedBy, terms[i]?.end]);
      });
    }),
  );
});

describe('a rotation', () => {
  const project = (lines: string[], until: string, termMonths = 12, order = ['A', 'B', 'C']) =>
    projectTerms({ order, termMonths }, termsIn(lines), until);
  const shown = ({ holder, start }: Term) => `${holder} ${start?.earliest}/${start?.latest}`;

  test('goes on from the last term, each term marked as projected', () => {
    const dates = { start: range('2025-01-01'), end: range('2026-01-01') };
    const begunByNone = {
      announcement: null,
      startedBy: null,
      endedBy: null,
      certain: false,
      status: null,
      projected: true,
    };
    expect(project([aToB], '2025-12-31')).toEqual([
      { holder: 'C', kind: 'held', capacity: 'regular', ...dates, ...begunByNone },
    ]);
  });

  test.each<[string, string[], string, number, string[]]>([
    ['comes round again', [aToB], '2026-01-01', 12, ['C 2025-01-01/2025-01-01', 'A 2026-01-01/2026-01-01']],
    ['stops before the first that begins too late', [aToB], '2024-12-31', 12, []],
    [
      'does not lose the 31st in short months',
      ['?>A 2024-08-31'],
      '2025-09-01',
      6,
      ['B 2025-02-28/2025-02-28', 'C 2025-08-31/2025-08-31'],
    ],
    ['keeps a month a whole month', ['?>A june'], '2026-01-01', 6, ['B 2025-12-01/2025-12-31']],
    ['keeps a day a day', ['?>A 2025-06-30'], '2026-01-01', 6, ['B 2025-12-30/2025-12-30']],
    ['keeps an open end open', ['?>A 2025-01-01/..'], '2026-12-31', 12, ['B 2026-01-01/null']],
    ['goes by the last day of an open start', ['?>A ../2025-01-01'], '2026-12-31', 12, ['B null/2026-01-01']],
    [
      'begins at the recorded end where the successor is not recorded',
      [aToB, 'B>? 2024-07-01'],
      '2025-01-01',
      12,
      ['C 2024-07-01/2024-07-01'],
    ],
    ['projects nobody onto a vacant seat', [aToB, 'B>- june'], '2030-01-01', 12, []],
    ['is silent when the holder is not in the order', ['A>X june'], '2030-01-01', 12, []],
    ['is silent without terms', [], '2030-01-01', 12, []],
    ['is silent without a date', ['?>A ../..'], '2030-01-01', 12, []],
  ])('%s', (_, lines, until, termMonths, expected) => {
    expect(project(lines, until, termMonths).map(shown)).toEqual(expected);
  });

  test('begins with the handover that names nobody, where there is one', () => {
    const projected = project([aToB, 'B>? 2024-07-01'], '2025-07-01');
    expect(projected.map(({ holder, startedBy, status }) => [holder, startedBy, status])).toEqual([
      ['C', 'h2', 'completed'],
      ['A', null, null],
    ]);
  });

  test('is silent without an order', () => {
    expect(project([aToB], '2030-01-01', 12, [])).toEqual([]);
  });

  test.each([
    [1, 100, '2032-05-01'],
    [1200, 79, '9924-01-01'],
  ])('of %i months ends, however far ahead it is asked for', (termMonths, count, lastStart) => {
    const projected = project([aToB], '9999-12-31', termMonths);
    expect(projected).toHaveLength(count);
    expect(projected.at(-1)?.start).toEqual(range(lastStart));
  });

  test('of absurdly long terms is empty', () => {
    expect(project([aToB], '9999-12-31', Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses a term of %s months', (termMonths) => {
    expect(() => project([], '2030-01-01', termMonths)).toThrow(RangeError);
  });
});

import { expect, test } from 'vitest';
import { arranged } from '../../../dashboard/pages/timeline/arrange.ts';
import { aroundToday, entriesOf } from '../../../dashboard/pages/timeline/entries.ts';
import { extentOf } from '../../../dashboard/pages/timeline/window.ts';
import type { Succession } from '../../../worker/domain/handover.ts';
import { briefing, commitment, date, emptyTimeline, succession } from './records.ts';

const data = {
  ...emptyTimeline,
  briefings: [briefing('b1', date('2024-12-10', '2024-12-10', '2024-12-10'))],
  commitments: [
    commitment('by', date('../2030', null, '2030-12-31')),
    commitment('june', date('2025-06', '2025-06-01', '2025-06-30')),
  ],
  bodies: [succession],
};
const shown = (from: string, to: string) => {
  const { briefings, commitments, bodies } = entriesOf(data, [from, to]);
  return [...briefings, ...commitments, ...bodies.map(({ body }) => body)].map(({ id }) => id);
};

test('tells every entry lane by lane, each in the order of time', () => {
  expect(shown('2024-01-01', '2030-12-31')).toEqual(['b1', 'june', 'by', 'rec']);
});

test('tells what the view shows: a date that may lie in it does', () => {
  expect(shown('2025-06-15', '2025-06-20')).toEqual(['june', 'by', 'rec']);
  expect(shown('2024-12-10', '2024-12-10')).toEqual(['b1', 'by']);
});

test('everything reaches from the first to the last year that anything names', () => {
  expect(extentOf(data)).toEqual(['2024-01-01', '2030-12-31']);
});

test.each([
  ['around today', '2025-06-15', 2, [1, 3]],
  ['all of a few', '2025-06-15', 4, [0, 4]],
  ['the last ones when all is past', '2099-01-01', 2, [2, 4]],
  ['the first ones when all is to come', '2000-01-01', 3, [0, 3]],
] as const)('opens with %s', (_, today, most, expected) => {
  expect(aroundToday(['2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'], today, most)).toEqual(
    expected,
  );
});

test('bodies that a commitment concerns come first, and those of which nothing is known are left out', () => {
  const body = (id: string, kind: 'held' | 'not_recorded' = 'held'): Succession => ({
    ...succession,
    body: { ...succession.body, id },
    terms: succession.terms.map((term) => ({ ...term, kind })),
  });
  const concerned = {
    ...commitment('june', date('2025-06', '2025-06-01', '2025-06-30')),
    parties: [{ id: 'p', role: 'beneficiary', actor: body('rec').body, words: null, status: null } as const],
  };
  const order = (bodies: Succession[]) =>
    arranged({ ...data, commitments: [concerned], bodies }, ['2026-01-01', '2026-12-31']).bodies.map(
      ({ body: { id } }) => id,
    );
  const over = body('over');
  over.terms = over.terms.map((term) => ({ ...term, end: date('2025-12', '2025-12-01', '2025-12-31') }));
  const all = [over, body('a'), body('gap', 'not_recorded'), body('b'), body('rec')];
  expect(order(all)).toEqual(['rec', 'a', 'b', 'over']);
  expect(order([body('gap', 'not_recorded')])).toEqual(['gap']);
});

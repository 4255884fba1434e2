import { describe, expect, test } from 'vitest';
import { around } from '../../../dashboard/pages/body/around.ts';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import { drawingWords } from '../../../worker/words/en/timeline.ts';
import { kazakhstan, succession } from './records.ts';

const today = '2026-11-23';
const years = (first: number, end?: number): Partial<TermOut> => {
  const day = (year: number) => ({ edtf: null, earliest: `${year}-01-01`, latest: `${year}-01-01` });
  return { start: day(first), end: end ? day(end) : null };
};
const term = (name: string, rest: Partial<TermOut>): TermOut => {
  const [base] = succession.terms;
  if (!base) throw new Error('No term');
  return { ...base, holder: { ...kazakhstan, name }, current: false, ...rest };
};
const unconfirmed = { status: 'announced', announcement: 'not_confirmed' } as const;
const pending = { status: 'announced', announcement: 'pending' } as const;

describe('around today', () => {
  test.each<[string, TermOut[], Record<string, string>]>([
    [
      'stand the current term and its neighbours',
      [
        term('A', years(2024, 2025)),
        term('B', { ...years(2025, 2027), current: true }),
        term('C', years(2027)),
      ],
      { before: 'A', now: 'B', next: 'C' },
    ],
    [
      'nobody is known where an announcement was not confirmed',
      [term('A', years(2024, 2025)), term('B', { ...years(2025), ...unconfirmed })],
      { before: 'A', unconfirmed: 'B' },
    ],
    [
      'who was announced alone was not before either',
      [term('B', { ...years(2025), ...unconfirmed })],
      { unconfirmed: 'B' },
    ],
    [
      'who is announced for a time that has begun comes next',
      [term('B', { start: { edtf: '2026', earliest: '2026-01-01', latest: '2026-12-31' }, ...pending })],
      { next: 'B' },
    ],
    [
      'who is only projected was not before',
      [
        term('B', { ...years(2025, 2026), ...unconfirmed }),
        term('C', { ...years(2026, 2027), projected: true }),
        term('D', { ...years(2027, 2028), projected: true }),
      ],
      { unconfirmed: 'B', next: 'D' },
    ],
  ])('%s', (_, terms, expected) => {
    const found = Object.entries(around(terms, today)).flatMap(([place, one]) =>
      one ? [[place, (one as TermOut).holder?.name]] : [],
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

test('the drawing says of a bar for whom and when it was announced', () => {
  const said = {
    body: 'Council',
    holder: 'Kazakhstan',
    from: '2025',
    until: null,
    acting: false,
    projected: false,
  };
  expect(
    drawingWords.timelineWords.termName({ ...said, current: false, announcement: 'not_confirmed' }),
  ).toBe('Council: Kazakhstan, announced for 2025, not confirmed');
});

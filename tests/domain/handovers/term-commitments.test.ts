import { describe, expect, test } from 'vitest';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import {
  mayFallDue,
  type Placement,
  placeInTerm,
} from '../../../worker/domain/handovers/term-commitments.ts';

const date = (edtf: string | null) => (edtf === null ? null : fuzzyDate(edtf));
const term = (start: string | null, end: string | null) => ({ start: date(start), end: date(end) });

describe('what was made', () => {
  test.each<[made: string | null, start: string | null, end: string | null, Placement]>([
    ['2025-06-10', '2025-01-01', '2026-01-01', 'surely'],
    // The day of a handover is surely the incoming holder's, and still possibly the outgoing one's.
    ['2025-01-01', '2025-01-01', '2026-01-01', 'surely'],
    ['2026-01-01', '2025-01-01', '2026-01-01', 'maybe'],
    ['2026-01-02', '2025-01-01', '2026-01-01', 'after'],
    ['2024-12-31', '2025-01-01', '2026-01-01', 'before'],
    // Dates that are known to a month or a year.
    ['2025-01', '2025-01-15', '2026-01-01', 'maybe'],
    ['2025', '2025', '2026', 'maybe'],
    ['2025-06', '2025', '2026', 'maybe'],
    ['2025-06', '2025-03', '2026', 'surely'],
    ['2024', '2025', '2026', 'before'],
    ['2027', '2025', '2026', 'after'],
    // Ends that are not recorded.
    ['1994', null, '2026', 'surely'],
    ['2030', '2025-01-01', null, 'surely'],
    ['2025', null, null, 'surely'],
    ['../2024', '2025-01-01', '2026-01-01', 'before'],
    ['2024/..', '2025-01-01', '2026-01-01', 'maybe'],
    [null, '2025-01-01', '2026-01-01', 'unknown'],
  ])('%s is of the term from %s to %s: %s', (made, start, end, placement) => {
    expect(placeInTerm(date(made), term(start, end))).toBe(placement);
  });
});

describe('what is due', () => {
  test.each<[due: string | null, start: string | null, end: string | null, may: boolean]>([
    ['2026-03', '2026-01-01', '2027-01-01', true],
    ['2025-12-31', '2026-01-01', '2027-01-01', false],
    ['2026', '2026-06', '2027', true],
    ['2027-01-02', '2026-01-01', '2027-01-01', false],
    // A deadline comes due in its last thirty days.
    ['../2030', '2026-01-01', '2027-01-01', false],
    ['../2026-06', '2026-01-01', '2027-01-01', true],
    ['2025/..', '2026-01-01', '2027-01-01', true],
    ['2040', '2026-01-01', null, true],
    [null, '2026-01-01', null, false],
  ])('%s in the term from %s to %s: %s', (due, start, end, may) => {
    expect(mayFallDue(date(due), term(start, end))).toBe(may);
  });
});

import { expect, test } from 'vitest';
import { findingsInWords } from '../../../dashboard/pages/body/findings.ts';
import { formatsFor } from '../../../dashboard/ui/formats.ts';
import { safeAddress } from '../../../dashboard/ui/outside.tsx';
import { dateInWords } from '../../../worker/domain/dates/words.ts';
import { appWords as words } from '../../../worker/words/app.ts';
import { language } from '../../../worker/words/language.ts';
import { date, succession } from './records.ts';

const locale = language;
const formats = formatsFor(locale, words, dateInWords);
const today = '2026-11-23';
const range = (earliest: string | null, latest: string | null) => ({ earliest, latest });

test.each([
  ['late', range('2025-06-01', '2025-06-30'), '17 months late'],
  ['late by a day', range('2026-11-22', '2026-11-22'), '1 day late'],
  ['late by years', range('2020', '2020-12-31'), '5 years late'],
  ['begun and not over', range('2026-11-01', '2026-11-30'), '7 days left'],
  ['on its last day', range('2026-11-01', '2026-11-23'), 'last day today'],
  ['to come', range('2026-12-18', '2026-12-18'), 'in 25 days'],
  ['of about a day to come', date('2026-12-18~', '2026-12-18', '2026-12-18'), 'in about 25 days'],
  ['some day in a month to come', range('2026-12-01', '2026-12-31'), 'begins in 8 days'],
  ['some day in a year to come', date('2027', '2027-01-01', '2027-12-31'), 'from 1 January 2027 on'],
  ['some day in a half to come', range('2027-01-01', '2027-06-30'), 'from 1 January 2027 on'],
  ['to come without an end', range('2027-01-01', null), 'from 1 January 2027 on'],
  ['some day in the year that runs', range('2026-01-01', '2026-12-31'), '38 days left'],
  ['without a date', null, null],
  ['open at both ends', range(null, null), null],
  ['far off with an open start', range(null, '2030-12-31'), null],
])('a due date %s', (_, due, expected) => {
  expect(formats.pressing(due, today)).toBe(expected);
});

test('slippage is told by the last possible day', () => {
  const june = range('2025-06-01', '2025-06-30');
  expect(formats.slippage(range('2025-04-01', '2025-04-30'), june)).toBe('moved back by 2 months');
  expect(formats.slippage(june, range('2025-06-20', '2025-06-20'))).toBe('brought forward by 10 days');
  expect(formats.slippage(june, june)).toBe('not moved since');
  expect(formats.slippage(june, null)).toBeNull();
});

test('an event of several days is one date', () => {
  const day = (iso: string) => date(iso, iso, iso);
  expect(formats.span(day('2024-12-10'), day('2024-12-12'))).toBe('10 to 12 December 2024');
  expect(formats.span(day('2024-12-10'), day('2024-12-10'))).toBe('10 December 2024');
  expect(formats.span(null, null)).toBeNull();
});

test('a projected term has no date of its own and is told by its days', () => {
  expect(formats.term({ edtf: null, earliest: '2030-01-01', latest: '2030-01-01' })).toBe('1 January 2030');
  expect(formats.term({ edtf: null, earliest: '2030-01-01', latest: '2030-01-31' })).toBe(
    '1 to 31 January 2030',
  );
  expect(formats.term(null)).toBeNull();
});

test('a date that the page cannot read is shown as it stands', () => {
  expect(formats.edtf('2025-13')).toBe('2025-13');
});

test('scores stand in columns: two places, a sign, a true minus', () => {
  expect([0.25, -1, 0].map(formats.score)).toEqual(['+0.25', '\u22121.00', '0.00']);
});

const findingsOf = (...findings: Parameters<typeof findingsInWords>[0]['findings']) =>
  findingsInWords({ ...succession, findings }, words, formats);

test('what contradicts is told in sentences, an unknown finding included', () => {
  const odd = { kind: 'toString', handoverId: null, otherId: null, actor: null };
  expect(findingsOf(odd, odd)).toEqual({ contradictions: [words.body.unknownFinding], open: [] });
});

test('what is left open is one sentence of a kind', () => {
  const open = (kind: string, handoverId: string | null) => ({
    kind,
    handoverId,
    otherId: null,
    actor: null,
  });
  expect(findingsOf(open('gap', 'h1'), open('holder_unknown', 'h1'), open('gap', null))).toEqual({
    contradictions: [],
    open: [
      'After the handover of 2025 and Date not stated, nobody is recorded in the chair.',
      'Who held the chair before the handover of 2025 is not stated.',
    ],
  });
});

test('an announcement that nobody confirmed is told as such, and who has presided since is not known', () => {
  const notConfirmed = { kind: 'not_confirmed', handoverId: 'h1', otherId: null, actor: null };
  expect(findingsOf(notConfirmed).open).toEqual([
    'The handover announced for 2025 was not confirmed: who has held the chair since is not known.',
  ]);
  const announced = { status: 'announced', date: range('2025-01-01', '2025-12-31') } as const;
  expect(formats.handoverStatus(announced, '2025-12-31')).toBe('Announced');
  expect(formats.handoverStatus(announced, '2026-01-01')).toBe('Announced, not confirmed');
  expect(formats.basis({ projected: false, status: 'announced', announcement: 'not_confirmed' })).toBe(
    'Handover announced, not confirmed',
  );
  const projected = { projected: true, announcement: null };
  expect(formats.basis({ ...projected, status: null })).toBe('Projected from the stated rotation');
  expect(formats.basis({ ...projected, status: 'announced' })).toBe(
    'Handover announced, to whom is not recorded; projected from the stated rotation',
  );
});

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['http://example.org', 'http://example.org/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.org', null],
  ['', null],
])('links lead to the web only: %s', (address, expected) => {
  expect(safeAddress(address)).toBe(expected);
});

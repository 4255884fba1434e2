import { describe, expect, test } from 'vitest';
import { fuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import type { PaperCommitment } from '../../../worker/domain/documents/commitment.ts';
import { doubtsOf, findingsNear, termsAround } from '../../../worker/domain/documents/handover-file.ts';
import type { HandoverDetail, Succession, TermOut } from '../../../worker/domain/handovers/handover.ts';
import { numbers } from '../../../worker/words/en/documents.ts';

const date = (edtf: string) => ({ ...fuzzyDate(edtf), words: null });
const actor = (id: string) => ({ id, kind: 'state' as const, name: id, countryCode: null });

const handover = (given: Partial<HandoverDetail> = {}): HandoverDetail => ({
  id: 'h2',
  visibility: 'public',
  archivedAt: null,
  body: { ...actor('body'), kind: 'body' },
  from: actor('a'),
  to: actor('b'),
  successor: 'named',
  date: date('2026'),
  capacity: 'regular',
  status: 'completed',
  note: null,
  briefing: null,
  sources: [],
  ...given,
});

const term = (
  holder: string,
  start: string | null,
  end: string | null,
  given: Partial<TermOut> = {},
): TermOut => ({
  holder: actor(holder),
  kind: 'held',
  capacity: 'regular',
  status: 'completed',
  announcement: null,
  start: start === null ? null : fuzzyDate(start),
  end: end === null ? null : fuzzyDate(end),
  startedBy: null,
  endedBy: null,
  projected: false,
  current: false,
  ...given,
});

const succession = (terms: TermOut[], findings: Succession['findings'] = []): Succession => ({
  body: handover().body,
  terms,
  findings,
});
const before = term('a', '2025', '2026', { startedBy: 'h1', endedBy: 'h2' });
const after = term('b', '2026', '2027', { startedBy: 'h2', endedBy: 'h3' });

describe('the terms around a handover', () => {
  test('know no incoming one where it names nobody, whoever the rotation foresees', () => {
    const foreseen = { ...after, projected: true, status: 'announced' as const };
    const terms = termsAround(handover(), succession([before, foreseen]));
    expect([terms.outgoing, terms.incoming, terms.incomingEnd]).toEqual([before, null, null]);
  });

  test('are those that it ends and begins', () => {
    const terms = termsAround(handover(), succession([before, after]));
    expect([terms.outgoing, terms.incoming, terms.incomingEnd?.edtf]).toEqual([before, after, '2027']);
    expect(terms.outgoingDays).toMatchObject({
      start: { earliest: '2025-01-01' },
      end: { latest: '2026-12-31' },
    });
  });

  test('end where the stated rotation foresees it, if nothing else is recorded', () => {
    const open = { ...after, end: null, endedBy: null };
    const foreseen = term('c', '2027-03', '2028-03', { projected: true });
    expect(termsAround(handover(), succession([before, open, foreseen]))).toMatchObject({
      isEndProjected: true,
      incomingEnd: { edtf: '2027-03' },
    });
    expect(termsAround(handover(), succession([before, open]))).toMatchObject({
      isEndProjected: false,
      incomingEnd: null,
      incomingDays: { end: null },
    });
  });

  test('of a first handover reach back as far as the record does', () => {
    const { outgoing, outgoingDays } = termsAround(handover(), succession([after]));
    expect([outgoing, outgoingDays.start]).toEqual([null, null]);
  });

  test.each(['deferred', 'cancelled'] as const)('are none of one that is %s', (status) => {
    const terms = termsAround(handover({ status }), succession([term('a', '2025', null)]));
    expect(terms).toMatchObject({ outgoing: null, incoming: null, outgoingDays: { start: null, end: null } });
  });
});

const commitment = (given: object): PaperCommitment =>
  ({
    status: 'in_progress',
    standing: 'upcoming',
    due: date('2027'),
    made: date('2025-06'),
    parties: [{ role: 'obligor', actor: actor('a'), words: null }],
    lastFollowUp: { on: '2025-07-01' },
    ...given,
  }) as PaperCommitment;
const words = { actor: null, words: 'the states' };

describe('what is unclear of a commitment', () => {
  const days = { start: date('2025-02'), end: date('2026') };
  const kindsOf = (given: object) =>
    doubtsOf([{ number: 1, commitment: commitment(given) }], days, true).map(({ kind }) => kind);

  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['that nobody is bound', { parties: [{ role: 'beneficiary', actor: actor('a') }] }, ['no_party']],
    ['who is bound', { parties: [{ role: 'obligor', ...words }] }, ['words_only']],
    [
      'nothing, where one of those who are bound is known',
      {
        parties: [
          { role: 'obligor', ...words },
          { role: 'obligor', actor: actor('a') },
        ],
      },
      [],
    ],
    ['whose it is', { owner: null }, ['no_owner']],
    ['when it is due', { due: null }, ['undated']],
    ['what became of it', { standing: 'stale' }, ['stale']],
    ['whether anybody ever asked', { lastFollowUp: null }, ['never_followed_up']],
    ['in which term it was made', { made: date('2025') }, ['maybe_other_term']],
    ['when it was made', { made: null }, ['made_unknown']],
    ['nothing any more, once it is closed', { standing: 'closed', due: null, lastFollowUp: null }, []],
  ])('is %s', (_, given, kinds) => {
    expect(kindsOf(given)).toEqual(kinds);
  });

  test('is not whose it is, to a reader who is not told of people', () => {
    expect(doubtsOf([{ number: 1, commitment: commitment({ owner: null }) }], days, false)).toEqual([]);
  });

  test('is told once a kind, by the numbers', () => {
    const both = [3, 7].map((number) => ({ number, commitment: commitment({ due: null }) }));
    expect(doubtsOf(both, days, true)).toEqual([{ kind: 'undated', numbers: [3, 7] }]);
  });
});

test.each<[number[], string]>([
  [[3], 'No. 3'],
  [[1, 2], 'Nos. 1 and 2'],
  [[1, 2, 3], 'Nos. 1 to 3'],
  [[7, 1, 4, 5, 6, 12], 'Nos. 1, 4 to 7, and 12'],
])('the numbers %j are told as %s', (all, words) => {
  expect(numbers(all)).toBe(words);
});

test('findings at the handover and at the ends of its terms are near, others are counted', () => {
  const finding = (handoverId: string, otherId: string | null = null) => ({
    kind: 'gap',
    handoverId,
    otherId,
    actor: null,
  });
  const findings = [finding('h1'), finding('h2'), finding('h3'), finding('h0', 'h1'), finding('h9')];
  const terms = termsAround(handover(), succession([before, after]));
  expect(findingsNear({ handover: handover(), terms, findings })).toEqual({
    near: findings.slice(0, 4),
    others: 1,
  });
});

import { describe, expect, test } from 'vitest';
import {
  type Draft,
  dueReading,
  emptyDraft,
  faultsFrom,
  followUpFrom,
} from '../../../dashboard/pages/desk/draft.ts';
import { followUpInput } from '../../../worker/domain/commitments/commitment.ts';

const today = '2026-11-24';
const made = (draft: Partial<Draft>) => followUpFrom({ ...emptyDraft, ...draft }, today);

describe('what is typed becomes a follow-up that is taken as it stands', () => {
  test.each<[Partial<Draft>, object]>([
    [{ note: '  Asked again \n' }, { note: 'Asked again' }],
    [{ status: 'stalled' }, { status: 'stalled' }],
    [{ due: 'end of Q3 2027' }, { due: '../2027-35', dueWords: 'end of Q3 2027' }],
    [{ verification: 'verified' }, { verification: 'verified' }],
    [
      { note: 'Between us', visibility: 'internal' },
      { note: 'Between us', visibility: 'internal' },
    ],
    [
      { status: 'superseded', reason: 'withdrawn', note: 'Taken back' },
      { status: 'superseded', supersededReason: 'withdrawn', note: 'Taken back' },
    ],
    [
      { status: 'fulfilled', evidenceTitle: 'The report', evidenceLink: 'https://example.org/r' },
      { status: 'fulfilled', sources: [{ title: 'The report', url: 'https://example.org/r' }] },
    ],
    [
      { evidenceLink: 'https://example.org/r' },
      { sources: [{ title: 'https://example.org/r', url: 'https://example.org/r' }] },
    ],
    // The reason belongs to one status alone.
    [{ status: 'stalled', reason: 'withdrawn' }, { status: 'stalled' }],
  ])('%o', (draft, body) => {
    expect(made(draft)).toEqual({ body, faults: null });
    expect(followUpInput.safeParse(body).error).toBeUndefined();
  });
});

test.each<[Partial<Draft>, string[]]>([
  [{}, ['form']],
  [{ note: '   ' }, ['form']],
  [{ visibility: 'internal' }, ['form']],
  [{ due: 'some day' }, ['due']],
  [{ status: 'fulfilled' }, ['note']],
  [{ status: 'superseded' }, ['note', 'reason']],
  [{ evidenceLink: 'example.org' }, ['evidenceLink']],
  [{ evidenceLink: 'javascript:alert(1)', due: '2025-02-30' }, ['due', 'evidenceLink']],
])('%o is not sent: faults at %o', (draft, fields) => {
  expect(Object.keys(made(draft).faults ?? {}).sort()).toEqual(fields);
});

test('a new due date is shown as it was understood before it is saved', () => {
  expect(dueReading({ ...emptyDraft, due: 'end of Q3' }, today)).toMatchObject({ ok: true });
  expect(dueReading(emptyDraft, today)).toBeNull();
});

test('what the server refuses is told at the field it points to, also below several', () => {
  expect(
    faultsFrom(
      [
        { pointer: '/followUp/due', detail: 'too late' },
        { pointer: '/note', detail: 'needed' },
        { pointer: '/sources/0/url', detail: 'odd' },
        { pointer: '/commitments/3', detail: 'gone' },
      ],
      'x',
    ),
  ).toEqual({ due: 'too late', note: 'needed', evidenceLink: 'odd', form: 'gone' });
  expect(faultsFrom([], 'Not reached')).toEqual({ form: 'Not reached' });
});

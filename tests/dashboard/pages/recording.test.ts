import { describe, expect, test } from 'vitest';
import { renamed } from '../../../dashboard/pages/recording/actor-kind.ts';
import { actorWritten } from '../../../dashboard/pages/recording/actor-written.ts';
import { attendanceIn, headCountsOf } from '../../../dashboard/pages/recording/attendance.ts';
import {
  blank,
  blankActor,
  blankCommitment,
  blankHandover,
  blankMeeting,
} from '../../../dashboard/pages/recording/blank.ts';
import type { ActorForm, MeetingForm, NewCommitmentForm } from '../../../dashboard/pages/recording/form.ts';
import { type MadeRemark, madeRemark } from '../../../dashboard/pages/recording/made-remark.ts';
import { meetingWritten } from '../../../dashboard/pages/recording/meeting-written.ts';
import {
  dayMade,
  newCommitmentWritten,
  newHandoverWritten,
} from '../../../dashboard/pages/recording/record-written.ts';
import { paired, unpaired } from '../../../dashboard/pages/recording/whole-fields.ts';
import { countryOf, placeOf } from '../../../dashboard/pages/recording/written.ts';
import { actorInput } from '../../../worker/domain/actor.ts';
import { commitmentInput } from '../../../worker/domain/commitments/commitment.ts';
import { handoverInput } from '../../../worker/domain/handovers/handover.ts';
import { meetingInput } from '../../../worker/domain/meeting.ts';

const today = '2026-11-24';
const cite = { passage: '', source: '' };

function filled(): MeetingForm {
  const source = { ...blank.source(), title: 'Report', published: { text: 'December 2024' } };
  return {
    ...blankMeeting(),
    title: ' Meeting ',
    start: { text: '10 December 2024' },
    country: 'Türkiye',
    attendance: 'over 50 countries, 10 organisations',
    topics: 'Peace, ; peace and quiet,Peace',
    sources: [source, blank.source()],
    participants: [
      { ...blank.participant(), actor: { text: 'Kazakhstan', id: 'kz', kind: 'state' } },
      blank.participant(),
      {
        ...blank.participant(),
        actor: { text: 'Ann', kind: 'person' },
        role: 'speaker',
        position: 'Minister',
      },
    ],
    statements: [{ ...blank.statement(), text: 'We will' }],
    commitments: [
      {
        ...blank.commitment(),
        text: 'Report back',
        who: { text: 'All who were there', isWords: true },
        forWhom: { text: 'UZ' },
        due: { text: 'within six months' },
        cite: { passage: 'will report', source: source.key },
      },
      {
        ...blank.commitment(),
        text: 'Meet',
        due: { text: 'at Summit', briefing: { id: 'b2', title: 'Summit', when: null } },
      },
    ],
    handovers: [
      { ...blank.handover(), body: { text: 'Council' }, to: { text: 'Peru' }, date: { text: '2026' }, cite },
    ],
  };
}

test('a page of lines is what the API takes, without the lines that are empty', () => {
  const { input, faults } = meetingWritten(filled(), today);
  expect(faults).toEqual([]);
  expect(meetingInput.parse(input)).toMatchObject({
    title: 'Meeting',
    start: '2024-12-10',
    startWords: '10 December 2024',
    countryCode: 'TR',
    headCounts: [
      { of: 'countries', count: 50, atLeast: true, words: 'over 50 countries' },
      { of: 'organisations', count: 10, atLeast: false },
    ],
    topics: ['Peace', 'peace and quiet'],
    participations: [
      { actor: { id: 'kz' }, role: 'organiser' },
      { actor: { name: 'Ann', kind: 'person' }, role: 'speaker', position: 'Minister' },
    ],
    statements: [
      { text: 'We will', sources: [{ title: 'Report', published: '2024-12', passage: 'We will' }] },
    ],
    commitments: [
      {
        parties: [
          { role: 'obligor', words: 'All who were there' },
          { role: 'beneficiary', actor: 'UZ' },
        ],
        // Counted from the meeting, not from the day of writing.
        due: '../2025-06-10',
        dueWords: 'within six months',
        sources: [{ passage: 'will report' }],
      },
      { text: 'Meet', dueBriefing: 'b2' },
    ],
    handovers: [{ body: { name: 'Council', kind: 'body' }, to: 'Peru', date: '2026', dateWords: null }],
  });
});

test('faults of the API lead to the line that was meant, whatever stands empty before it', () => {
  const form = filled();
  const [, , speaker] = form.participants;
  const [first, second] = form.commitments;
  const { places } = meetingWritten(form, today);
  expect(placeOf(places, '/participations/1/actor/name')).toBe(`participants.${speaker?.key}.actor`);
  expect(placeOf(places, '/commitments/0/parties/1/actor')).toBe(`commitments.${first?.key}.forWhom`);
  expect(placeOf(places, '/commitments/1/dueBriefing')).toBe(`commitments.${second?.key}.due`);
  expect(placeOf(places, '/countryCode')).toBe('country');
});

describe('what cannot be sent as it stands', () => {
  test.each<[string, Partial<MeetingForm>, string]>([
    ['no title', { title: ' ' }, 'title'],
    ['a date that is none', { start: { text: 'some day' } }, 'start'],
    ['attendance without a number', { attendance: 'many' }, 'attendance'],
  ])('%s', (_, change, at) => {
    const { faults } = meetingWritten({ ...filled(), ...change }, today);
    expect(faults.map((fault) => fault.at)).toEqual([at]);
  });

  test('a passage without a source', () => {
    const form = { ...filled(), sources: [blank.source()] };
    const [line] = form.commitments;
    expect(meetingWritten(form, today).faults).toEqual([
      { at: `commitments.${line?.key}.passage`, detail: 'needsSource' },
    ]);
  });
});

test.each([
  ['50+ countries', [{ of: 'countries', count: 50, atLeast: true, words: '50+ countries' }]],
  [
    '1,200 people and 3 ministers',
    [
      { of: 'people', count: 1200, atLeast: false, words: null },
      { of: 'ministers', count: 3, atLeast: false, words: null },
    ],
  ],
  [
    'about 40 people from 6 countries',
    [
      { of: 'people', count: 40, atLeast: false, words: 'about 40 people' },
      { of: 'countries', count: 6, atLeast: false, words: null },
    ],
  ],
  [
    '40 people from over 6 countries and 2 observers',
    [
      { of: 'people', count: 40, atLeast: false, words: null },
      { of: 'countries', count: 6, atLeast: true, words: 'over 6 countries' },
      { of: 'observers', count: 2, atLeast: false, words: null },
    ],
  ],
  [
    'delegates from 6 countries',
    [{ of: 'countries', count: 6, atLeast: false, words: 'delegates from 6 countries' }],
  ],
  [
    'representatives of more than 50 countries',
    [{ of: 'countries', count: 50, atLeast: true, words: 'representatives of more than 50 countries' }],
  ],
  [
    '40–50 experts (six women)',
    [
      { of: 'experts', count: 40, atLeast: true, words: '40–50 experts' },
      { of: 'women', count: 6, atLeast: false, words: null },
    ],
  ],
  [
    '3 ministers from Central Asia',
    [{ of: 'ministers from Central Asia', count: 3, atLeast: false, words: null }],
  ],
  ['', []],
  ['a few', null],
  ['many people', null],
])('an attendance of "%s"', (text, counts) => {
  expect(headCountsOf(text)).toEqual(counts);
});

test('an attendance on record reads back as it was', () => {
  const counts = [{ of: 'countries', count: 50, atLeast: true, words: 'over fifty countries' }];
  expect(headCountsOf(attendanceIn(counts), counts)).toEqual(counts);
});

test.each([
  ['kz', 'KZ'],
  ['Kazakhstan', 'KZ'],
  ['cote d’ivoire', 'CI'],
  ['Atlantis', 'Atlantis'],
  [' ', null],
])('the country %s is %s', (text, code) => {
  expect(countryOf(text)).toBe(code);
});

test('a date and its words are one field to choose between', () => {
  const input = { title: 'T', start: '2025', startWords: 'in 2025', to: null, successor: 'vacant' };
  expect(paired(input)).toEqual({
    title: 'T',
    start: { value: '2025', beside: 'in 2025' },
    to: { value: null, beside: 'vacant' },
  });
  expect(unpaired(paired(input))).toEqual(input);
});

describe('the day on which something was made is remarked on', () => {
  const now = '2026-11-24';
  test.each<[string, string | null, string | null, MadeRemark | null]>([
    ['today', '2026-11-24', null, null],
    ['in a year that has begun', '2026', null, null],
    ['tomorrow', '2026-11-25', null, 'future'],
    ['next year', '2027', '2026-06', 'future'],
    ['on the last day on which it may come due', '2025-06-30', '2025-06', null],
    ['a day later', '2025-07-01', '2025-06', 'after_due'],
    ['after a deadline', '2025-07', '../2025-06-30', 'after_due'],
    ['before an end that is open', '2026', '2025/..', null],
    ['on no day that is known', null, '2020', null],
    ['some time before a day', '../2025', '2020', null],
  ])('%s', (_, made, due, remark) => {
    expect(madeRemark(made, due, now)).toBe(remark);
  });
});

describe('a single record', () => {
  const meeting = { text: 'Meeting', id: 'b1', start: '2024-12-10' };

  test('a commitment counts its due date from when it was made, or its briefing was', () => {
    const line = { ...blank.party(), actor: { text: 'Peru', id: 'pe' } };
    const form: NewCommitmentForm = {
      ...blankCommitment(null),
      text: ' Report ',
      briefing: meeting,
      due: { text: 'within six months' },
      parties: [blank.party(), line],
    };
    const { input, faults, places } = newCommitmentWritten(form, today);
    expect(faults).toEqual([]);
    expect(commitmentInput.parse(input)).toMatchObject({
      text: 'Report',
      briefing: 'b1',
      made: null,
      due: '../2025-06-10',
      parties: [{ role: 'obligor', actor: { id: 'pe' } }],
      sources: [],
    });
    expect(placeOf(places, '/parties/0/actor')).toBe(`parties.${line.key}.actor`);
    expect(placeOf(places, '/briefing')).toBe('promisedAt');
    const made = {
      ...form,
      made: { text: '2025-01-01' },
      due: { text: 'at Summit', briefing: { id: 'b2', title: 'Summit', when: null } },
    };
    expect(newCommitmentWritten(made, today).input).toMatchObject({ made: '2025-01-01', dueBriefing: 'b2' });
    expect(dayMade(made, today)).toBe('2025-01-01');
    expect(dayMade({ ...form, briefing: { ...meeting, start: '2024' } }, today)).toBe(today);
  });

  test('a briefing that was not found is a fault, and so are a commitment without words and a date that is none', () => {
    const form = { ...blankCommitment(null), briefing: { text: 'Nowhere' }, due: { text: 'some day' } };
    const { faults } = newCommitmentWritten(form, today);
    expect(faults.map(({ at }) => at)).toEqual(['text', 'promisedAt', 'due']);
  });

  test('a handover names its body', () => {
    const form = blankHandover(
      { text: '' },
      { id: 'b1', title: 'Meeting', start: null, visibility: 'public' },
    );
    expect(newHandoverWritten(form, today).faults.map(({ at }) => at)).toEqual(['body', 'date']);
    const full = { ...form, body: { text: 'Council' }, to: { text: 'Peru' }, date: { text: 'early 2027' } };
    const { input, faults, places } = newHandoverWritten(full, today);
    expect(faults).toEqual([]);
    expect(handoverInput.parse(input)).toMatchObject({
      body: { name: 'Council', kind: 'body' },
      to: 'Peru',
      successor: 'named',
      briefing: 'b1',
      visibility: 'public',
    });
    expect([placeOf(places, '/body/name'), placeOf(places, '/briefing')]).toEqual(['body', 'announcedAt']);
  });
});

describe('an actor', () => {
  const holders = ['KZ', 'UZ'].map((text) => ({ ...blank.holder(), actor: { text } }));
  const form: ActorForm = { ...blankActor('body'), name: 'Council', aliases: 'CoE\n\n The Council \nCoE' };

  test('is what the API takes', () => {
    const { input, faults } = actorWritten({ ...form, country: 'Peru', months: '12', order: holders }, today);
    expect(faults).toEqual([]);
    expect(actorInput.parse(input)).toEqual({
      name: 'Council',
      kind: 'body',
      aliases: ['CoE', 'The Council'],
      countryCode: 'PE',
      affiliation: null,
      rotation: { order: ['KZ', 'UZ'], months: 12 },
      visibility: 'internal',
    });
  });

  test.each<[string, Partial<ActorForm>, string[]]>([
    ['has a name', { name: ' ' }, ['name']],
    ['has months in its rotation', { order: holders }, ['months']],
    ['has no half months', { order: holders, months: '1.5' }, ['months']],
    ['has two at least who take turns', { order: [], months: '12' }, ['order']],
    ['has no rotation unless it is a body', { kind: 'state', months: 'x' }, []],
  ])('%s', (_, change, expected) => {
    const { input, faults } = actorWritten({ ...form, ...change }, today);
    expect(faults.map(({ at }) => at.split('.')[0])).toEqual(expected);
    if (change.kind) expect(input.rotation).toBeNull();
  });

  test.each<[string, Partial<ActorForm>, string, Partial<ActorForm>]>([
    ['a country is a state', {}, 'Peru', { kind: 'state', country: 'Peru' }],
    ['also by its code', {}, 'pe', { kind: 'state', country: 'Peru' }],
    [
      'what followed goes',
      { name: 'Peru', kind: 'state', country: 'Peru' },
      'Peruvian Office',
      { kind: 'organisation', country: '' },
    ],
    [
      'what was chosen stays',
      { name: 'Office', kind: 'person', country: 'Chile' },
      'Peru',
      { kind: 'person', country: 'Chile' },
    ],
  ])('under another name: %s', (_, before, name, after) => {
    expect(renamed({ ...blankActor('organisation'), ...before }, name, 'organisation')).toEqual({
      name,
      ...after,
    });
  });
});

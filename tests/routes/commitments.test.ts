import { beforeAll, describe, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import { archive, change, create, list, patch, pointers, read, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const texts = async (path: string, token = editor) =>
  (await list<CommitmentDetail>(path, token)).items.map(({ text }) => text);
const make = (body: object) => create('commitments', { text: 'Something', ...body }, editor);

test('a commitment goes from making to archive and back', async () => {
  const made = await make({
    text: 'Go round',
    due: '2025-06',
    dueWords: 'June 2025',
    topics: ['Return'],
    visibility: 'public',
  });
  expect(made).toMatchObject({
    status: 'not_assessed',
    standing: 'overdue',
    firmness: 'announced',
    verification: 'reported',
    due: { edtf: '2025-06', earliest: '2025-06-01', latest: '2025-06-30', words: 'June 2025' },
    originalDue: { edtf: '2025-06', words: 'June 2025' },
    topics: [{ id: 'return', name: 'Return' }],
    followUps: [],
    version: 1,
  });
  expect(await read('commitments', made.id, editor)).toEqual(made);
  expect(await texts('/api/commitments', '')).toContain('Go round');

  const changed = await change('commitments', made, { text: 'Go round twice', firmness: 'binding' }, editor);
  expect(changed).toMatchObject({
    version: 2,
    text: 'Go round twice',
    firmness: 'binding',
    topics: made.topics,
  });

  const archived = await archive('commitments', changed, editor);
  expect(await texts('/api/commitments')).not.toContain('Go round twice');
  expect(await texts('/api/commitments?archived=true')).toEqual(['Go round twice']);
  expect(await texts('/api/commitments?archived=true', '')).toEqual([]);
  await refusal(await call(`/api/commitments/${made.id}`), 404);
  await refusal(
    await call(`/api/commitments/${made.id}/archive`, {
      method: 'POST',
      token: editor,
      headers: { 'If-Match': '"3"' },
    }),
    409,
  );

  expect(await archive('commitments', archived, editor, 'restore')).toMatchObject({
    version: 4,
    archivedAt: null,
  });
  expect(await texts('/api/commitments', '')).toContain('Go round twice');
});

describe('fuzzy dates', () => {
  test.each([
    ['2025-06-30', '2025-06-30', '2025-06-30'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['2025-XX-XX', '2025-01-01', '2025-12-31'],
    ['2025-06-XX', '2025-06-01', '2025-06-30'],
    ['2025-34', '2025-04-01', '2025-06-30'],
    ['2025-38', '2025-05-01', '2025-08-31'],
    ['2025-41', '2025-07-01', '2025-12-31'],
    ['2025-28', '2025-12-01', '2026-02-28'],
    ['2026~', '2026-01-01', '2026-12-31'],
    ['2026-03?', '2026-03-01', '2026-03-31'],
    ['../2030', null, '2030-12-31'],
    ['2025-06/..', '2025-06-01', null],
    ['2025-06/2025-08', '2025-06-01', '2025-08-31'],
    ['0001-01-01', '0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31', '9999-12-31'],
  ])('%s is stored as given, from %s to %s', async (due, earliest, latest) => {
    const made = await make({ due, made: due });
    expect(made.due).toEqual({ edtf: due, earliest, latest, words: null });
    expect(made.made).toEqual(made.due);
  });

  test.each([
    '2025-02-29',
    '2025-13',
    '2025-21',
    '2025-08/2025-06',
    '../..',
    '',
    ' 2025',
    '2025-06-31',
    '25',
    'June 2025',
    '2025-06-30T12:00:00Z',
    '0000',
    '10000',
    '2025-06-30?~',
  ])('"%s" is refused where it stands', async (due) => {
    expect(await pointers('/api/commitments', { body: { text: 'x', due }, token: editor })).toEqual(['/due']);
  });

  test('a refusal says what would be accepted', async () => {
    const body = { text: 'x', due: '2025-02-29' };
    const { errors } = await refusal(await call('/api/commitments', { body, token: editor }), 422);
    expect(errors?.[0]?.detail).toContain('01 to 28 of 2025-02');
  });

  test('a commitment is made when its briefing was, unless it says otherwise', async () => {
    const briefing = (
      await create('briefings', { title: 'B', start: '2024-12-10', startWords: '10 December' }, editor)
    ).id;
    expect((await make({ briefing })).made).toMatchObject({ edtf: '2024-12-10', words: '10 December' });
    expect((await make({ briefing, made: '2024-11' })).made).toMatchObject({ edtf: '2024-11', words: null });
  });
});

describe('closing', () => {
  test.each([
    ['without evidence or reason', { status: 'fulfilled' }, '/closingReason'],
    ['as superseded without why', { status: 'superseded', closingReason: 'New plan' }, '/supersededReason'],
    [
      'with why, without being superseded',
      { status: 'fulfilled', closingReason: 'Done', supersededReason: 'replaced' },
      '/supersededReason',
    ],
    ['with why, while open', { supersededReason: 'replaced' }, '/supersededReason'],
    [
      'as superseded for a reason of its own',
      { status: 'superseded', closingReason: 'x', supersededReason: 'bored' },
      '/supersededReason',
    ],
  ])('%s is refused', async (_, body, pointer) => {
    const options = { body: { text: 'x', ...body }, token: editor };
    expect(await pointers('/api/commitments', options)).toEqual([pointer]);
  });

  test.each([
    ['a written reason', { status: 'not_fulfilled', closingReason: 'Nobody came' }],
    ['a source', { status: 'fulfilled', sources: [{ title: 'Report', url: 'https://example.org/r' }] }],
    [
      'a reason for being superseded',
      { status: 'superseded', supersededReason: 'replaced', closingReason: 'By the new plan' },
    ],
  ])('with %s is taken', async (_, body) => {
    expect(await make(body)).toMatchObject({ standing: 'closed', status: body.status });
  });
});

describe('parties', () => {
  test('stand in their order, by actor or in words, each with a status of its own', async () => {
    const { parties } = await make({
      parties: [
        { actor: 'KZ', status: 'in_progress' },
        { role: 'partner', words: 'the international community' },
        {
          role: 'beneficiary',
          actor: { name: 'Returnees', kind: 'organisation' },
          words: 'women and children',
        },
      ],
    });
    expect(parties.map(({ role, actor, words, status }) => [role, actor?.name, words, status])).toEqual([
      ['obligor', 'Kazakhstan', null, 'in_progress'],
      ['partner', undefined, 'the international community', null],
      ['beneficiary', 'Returnees', 'women and children', null],
    ]);
  });

  test.each([
    ['nobody', [{ role: 'partner' }], ['/parties/0']],
    ['the same actor in one role twice', [{ actor: 'KZ' }, { actor: 'kazakhstan' }], ['/parties/1']],
    ['a role of its own', [{ role: 'helper', words: 'x' }], ['/parties/0/role']],
    ['an actor and more fields', [{ actor: { id: 'x', name: 'y' } }], ['/parties/0/actor/name']],
  ])('%s as party is refused', async (_, parties, expected) => {
    expect(await pointers('/api/commitments', { body: { text: 'x', parties }, token: editor })).toEqual(
      expected,
    );
  });

  test('a party that stays keeps its id and status when others change', async () => {
    const made = await make({ parties: [{ actor: 'KZ', status: 'stalled' }, { actor: 'UZ' }] });
    const { parties } = await change(
      'commitments',
      made,
      { parties: [{ actor: 'TM' }, { actor: 'KZ' }] },
      editor,
    );
    expect(parties[1]).toEqual(made.parties[0]);
    expect(parties).toHaveLength(2);
  });

  test('a party whose status was followed up cannot be taken out', async () => {
    const made = await make({ parties: [{ actor: 'KZ' }, { actor: 'UZ' }] });
    const followed = await call(`/api/commitments/${made.id}/follow-ups`, {
      body: { party: 'KZ', status: 'stalled' },
      token: editor,
    });
    const { version } = (await followed.json()) as CommitmentDetail;
    await refusal(
      await patch('commitments', { id: made.id, version }, { parties: [{ actor: 'UZ' }] }, editor),
      422,
    );
    expect((await read('commitments', made.id, editor)).parties).toHaveLength(2);
  });
});

test.each([
  ['status', 'fulfilled'],
  ['due', '2027'],
  ['dueBriefing', null],
  ['closingReason', 'x'],
])('a change of "%s" is refused: it moves by a follow-up', async (field, value) => {
  const made = await make({});
  const { errors } = await refusal(await patch('commitments', made, { [field]: value }, editor), 422);
  expect(errors).toMatchObject([{ pointer: `/${field}` }]);
});

test.each([
  ['briefing', '/briefing'],
  ['dueBriefing', '/dueBriefing'],
])('a %s that is not there is refused', async (field, pointer) => {
  const body = { text: 'x', [field]: 'no-such-briefing' };
  expect(await pointers('/api/commitments', { body, token: editor })).toEqual([pointer]);
});

test('a due date beside the briefing at which it falls due is refused', async () => {
  const { id: dueBriefing } = await create('briefings', { title: 'B' }, editor);
  const body = { text: 'x', due: '2025', dueBriefing };
  expect(await pointers('/api/commitments', { body, token: editor })).toEqual(['/due']);
});

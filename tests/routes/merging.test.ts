import { beforeAll, expect, test } from 'vitest';
import type { Change } from '../../worker/domain/changes/change.ts';
import type { MergePreview } from '../../worker/domain/changes/merge.ts';
import { archive, create, followUp, get, list, read, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

interface One {
  id: string;
  version?: number;
}
const preview = (kind: string, from: One, into: One) =>
  get<MergePreview>(`/api/${kind}/${from.id}/merge?into=${into.id}`, editor);
const merge = (kind: string, from: One, into: One, token: string | undefined = editor) =>
  call(`/api/${kind}/${from.id}/merge`, {
    body: { into: into.id, intoVersion: into.version ?? 1 },
    token,
    headers: { 'If-Match': `"${from.version ?? 1}"` },
  });
const undo = (sequence: number) => call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
const sequenceOf = (response: Response) => Number(response.headers.get('Change-Sequence'));
const actor = (name: string, more: object = {}) =>
  create('actors', { name, kind: 'organisation', visibility: 'public', ...more }, editor);
const open = { visibility: 'public' };

test('what referred to the one actor refers to the other, and all of it can be undone', async () => {
  const [from, into] = [await actor('Ministry A', { aliases: ['MA'] }), await actor('Ministry B')];
  const briefing = await create(
    'briefings',
    {
      title: 'Both there',
      participations: [
        { actor: 'Ministry A', role: 'organiser' },
        { actor: 'Ministry B', role: 'organiser' },
        { actor: 'Ministry A', role: 'speaker' },
      ],
      statements: [{ kind: 'quote', text: 'Words', speaker: 'Ministry A' }],
      ...open,
    },
    editor,
  );
  const commitment = await create('commitments', { text: 'Do', parties: [{ actor: 'MA' }], ...open }, editor);
  await followUp(commitment.id, { party: 'MA', status: 'in_progress' }, editor);
  const handover = await create(
    'handovers',
    { body: { name: 'Merging Council', kind: 'body' }, from: 'Ministry A', to: 'KZ', date: '2025', ...open },
    editor,
  );
  const mission = await actor('Mission of A', { affiliation: 'Ministry A' });

  const told = await preview('actors', from, into);
  expect(told).toMatchObject({
    from: { title: 'Ministry A', version: 1 },
    into: { title: 'Ministry B', version: 1 },
    refusal: null,
    names: ['Ministry A', 'MA'],
    along: [
      { kind: 'actor', count: 1, first: [{ title: 'Mission of A' }] },
      { kind: 'briefing', count: 1 },
      { kind: 'commitment', count: 1 },
      { kind: 'handover', count: 1 },
    ],
  });
  const response = await merge('actors', from, into);
  expect([response.status, await response.clone().text()]).toEqual([
    200,
    expect.stringContaining('Ministry B'),
  ]);
  expect(await read('actors', into.id)).toMatchObject({ aliases: ['Ministry A', 'MA'] });
  const seen = await read('briefings', briefing.id);
  expect(seen.participations.map(({ actor: { name }, role }) => [name, role])).toEqual([
    ['Ministry B', 'organiser'],
    ['Ministry B', 'speaker'],
  ]);
  expect(seen.statements[0]?.speaker?.id).toBe(into.id);
  expect((await read('commitments', commitment.id)).parties).toMatchObject([
    { actor: { id: into.id }, status: 'in_progress' },
  ]);
  expect((await read('handovers', handover.id)).from?.id).toBe(into.id);
  expect((await read('actors', mission.id)).affiliation?.id).toBe(into.id);

  // Its address redirects, and its id and its names mean the other.
  for (const token of [undefined, viewer, editor]) {
    const { status, headers } = await call(`/api/actors/${from.id}`, { token });
    expect([status, headers.get('Location'), headers.get('Cache-Control')]).toEqual([
      308,
      `/api/actors/${into.id}`,
      'no-store',
    ]);
  }
  const later = await create(
    'commitments',
    { text: 'x', parties: [{ actor: { id: from.id } }, { actor: 'MA', role: 'partner' }] },
    editor,
  );
  expect(later.parties.map((party) => party.actor?.id)).toEqual([into.id, into.id]);
  await archive('commitments', later, editor);

  const undone = await undo(sequenceOf(response));
  expect([undone.status, await undone.clone().text()]).toEqual([200, expect.any(String)]);
  expect(await read('actors', from.id)).toMatchObject({ id: from.id, name: 'Ministry A', archivedAt: null });
  expect((await read('actors', into.id)).aliases).toEqual([]);
  expect((await read('briefings', briefing.id)).participations).toHaveLength(3);
  expect((await read('commitments', commitment.id)).parties[0]?.actor?.id).toBe(from.id);
  expect((await undo(sequenceOf(undone))).status).toBe(200);
  expect((await read('actors', from.id)).id).toBe(into.id);
});

test('a merged actor is brought back by undoing alone', async () => {
  const [from, into] = [await actor('Gone'), await actor('Stays')];
  await merge('actors', from, into);
  const headers = { 'If-Match': '"2"' };
  const back = await call(`/api/actors/${from.id}/restore`, { method: 'POST', token: editor, headers });
  expect((await refusal(back, 409)).detail).toContain('undo the merging');
});

test('two briefings of one event become one: what it lacked is added, what is due there moves', async () => {
  const shared = { start: '2026-05-05', ...open };
  const into = await create(
    'briefings',
    { title: 'Summit', topics: ['Peace'], participations: [{ actor: 'KZ', role: 'organiser' }], ...shared },
    editor,
  );
  const from = await create(
    'briefings',
    {
      title: 'The summit',
      city: 'Astana',
      topics: ['peace', 'Water'],
      participations: [
        { actor: 'KZ', role: 'organiser' },
        { actor: 'UZ', role: 'speaker' },
      ],
      statements: [{ kind: 'quote', text: 'Said', sources: [{ title: 'Minutes' }] }],
      ...shared,
      start: '2026-05',
    },
    editor,
  );
  const made = await create(
    'commitments',
    { text: 'There', briefing: from.id, dueBriefing: from.id, ...open },
    editor,
  );
  const told = await preview('briefings', from, into);
  expect(told.gains).toEqual([
    { field: 'participations', count: 1 },
    { field: 'statements', count: 1 },
    { field: 'topics', count: 1 },
  ]);
  const response = await merge('briefings', from, into);
  expect(response.status).toBe(200);
  expect(await read('briefings', from.id)).toMatchObject({
    id: into.id,
    title: 'Summit',
    city: 'Astana',
    statements: [{ text: 'Said', sources: [{ title: 'Minutes' }] }],
  });
  expect(await read('commitments', made.id)).toMatchObject({
    briefing: { id: into.id },
    dueBriefing: { id: into.id },
    due: { edtf: '2026-05-05' },
  });
  expect((await undo(sequenceOf(response))).status).toBe(200);
  expect(await read('commitments', made.id)).toMatchObject({
    briefing: { id: from.id },
    due: { edtf: '2026-05' },
  });
});

test('what is due at a briefing without a date is due where that takes its date from', async () => {
  const from = await create('briefings', { title: 'Dated', start: '2027-03', ...open }, editor);
  const into = await create('briefings', { title: 'Undated', ...open }, editor);
  const bound = await create('commitments', { text: 'Bound', dueBriefing: into.id }, editor);
  const both = await create(
    'commitments',
    { text: 'Bound', briefing: from.id, dueBriefing: into.id },
    editor,
  );
  const dues = async () => {
    const read = ({ id }: One) => get<{ due: { edtf: string } | null }>(`/api/commitments/${id}`, editor);
    return [(await read(bound)).due?.edtf, (await read(both)).due?.edtf];
  };
  const merged = await merge('briefings', from, into);
  expect([merged.status, await dues()]).toEqual([200, ['2027-03', '2027-03']]);
  expect((await undo(sequenceOf(merged))).status).toBe(200);
  expect(await dues()).toEqual([undefined, undefined]);
});

test('what would break a rule, or show more than may be seen, is refused, and the preview says so', async () => {
  const refused = async (kind: string, from: One, into: One, why: RegExp) => {
    expect((await preview(kind, from, into)).refusal).toMatch(why);
    expect((await refusal(await merge(kind, from, into), 409)).detail).toMatch(why);
  };
  const into = await actor('Target');
  await refused('actors', into, into, /into itself/);
  await refused('actors', await actor('Insider', { visibility: 'internal' }), into, /seen by fewer/);
  await refused('actors', await archive('actors', await actor('Old one'), editor), into, /archived/);
  await refused('actors', await actor('A Body', { kind: 'body' }), into, /body only/);
  const [chad, mali] = [
    await actor('Chad', { kind: 'state', countryCode: 'TD' }),
    await actor('Mali', { kind: 'state', countryCode: 'ML' }),
  ];
  await refused('actors', chad, mali, /different countries/);
  const [one, two] = [await actor('Body one', { kind: 'body' }), await actor('Body two', { kind: 'body' })];
  for (const { id } of [one, two])
    await create('handovers', { body: { id }, to: 'KZ', date: '2025-01-15' }, editor);
  await refused('actors', one, two, /two handovers/);
  await create('handovers', { body: { id: two.id }, from: 'Chad', to: 'Target', date: '2027' }, editor);
  await refused('actors', chad, into, /passes from the one to the other/);
  const [left, right] = [await actor('Left'), await actor('Right')];
  const both = await create(
    'commitments',
    { text: 'Both', parties: [{ actor: 'Left' }, { actor: 'Right' }] },
    editor,
  );
  for (const party of ['Left', 'Right']) await followUp(both.id, { party, status: 'stalled' }, editor);
  await refused('actors', left, right, /follow-ups of its own/);
  const part = (title: string, parent?: One) =>
    create('briefings', { title, parent: parent?.id ?? null, ...open }, editor);
  const top = await part('Top');
  const middle = await part('Middle', top);
  const low = await part('Low', middle);
  await refused('briefings', top, low, /“Middle” is part of the one and holds the other/);
  await refused('briefings', low, top, /part of the other/);
});

test('only editors, only by the versions they have seen, and of two at once one', async () => {
  const [from, into] = [await actor('From here'), await actor('To there')];
  for (const path of [`/api/actors/${from.id}/merge?into=${into.id}`]) {
    await refusal(await call(path), 401);
    await refusal(await call(path, { token: viewer }), 403);
  }
  await refusal(await merge('actors', from, into, viewer), 403);
  await refusal(await merge('actors', { ...from, version: 7 }, into), 412);
  await refusal(await merge('actors', from, { ...into, version: 7 }), 412);
  await refusal(await merge('actors', { id: 'nowhere' }, into), 404);
  await refusal(await merge('actors', from, { id: 'nowhere' }), 422);
  const two = await Promise.all([merge('actors', from, into), merge('actors', from, into)]);
  expect(two.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test('a merged record redirects only those who may see both', async () => {
  const [from, into] = [await actor('Known to all'), await actor('Known to all as well')];
  await merge('actors', from, into);
  await call(`/api/actors/${into.id}`, {
    method: 'PATCH',
    body: { visibility: 'internal' },
    token: editor,
    headers: { 'If-Match': '"2"' },
  });
  await refusal(await call(`/api/actors/${from.id}`), 404);
  expect((await read('actors', from.id, viewer)).id).toBe(into.id);
  const { items } = await list<Change>(`/api/changes?subject=actor:${from.id}`, editor);
  expect(items[0]?.verb).toBe('merged');
});

test('what the one actor saw to, the other sees to, until the merging is undone', async () => {
  const [from, into] = [await actor('Owner A'), await actor('Owner B')];
  const { id } = await create(
    'commitments',
    { text: 'Seen to', owner: { actor: 'Owner A' }, ...open },
    editor,
  );
  const ownerNow = async () => (await read('commitments', id, editor)).owner;
  expect(await ownerNow()).toMatchObject({ actor: { id: from.id } });
  const merged = await merge('actors', from, into);
  expect(merged.status).toBe(200);
  expect(await ownerNow()).toMatchObject({ actor: { id: into.id } });
  await undo(sequenceOf(merged));
  expect(await ownerNow()).toMatchObject({ actor: { id: from.id } });
});

test.each([
  ['actors', 'Many names', 'aliases', 'other names', 61, 50],
  ['briefings', 'Many words', 'statements', 'statements', 220, 200],
] as const)(
  'two of the %s that together are more than can be edited are not merged',
  async (kind, title, part, name, count, most) => {
    const half = Array.from({ length: Math.floor(count / 2) }, (_, n) => n);
    const made = (which: string) => {
      const aliases = half.map((n) => `${which}, alias ${n}`);
      const statements = half.map((n) => ({ kind: 'claim', text: `${which}, claim ${n}` }));
      return create(
        kind,
        kind === 'actors'
          ? { name: which, kind: 'organisation', aliases, ...open }
          : { title: which, statements, ...open },
        editor,
      );
    };
    const [from, into] = [await made(title), await made(`${title} too`)];
    const why = `Together they would have ${count} ${name}, and a record has at most ${most}`;
    expect((await preview(kind, from, into)).refusal).toContain(why);
    const { detail } = await refusal(await merge(kind, from, into), 409);
    expect(detail).toContain(why);
    expect(await read(kind, into.id, editor)).toMatchObject({ version: 1, [part]: { length: half.length } });
  },
);

test('papers and terms of a merged record redirect to those of the record that stays, query included', async () => {
  const body = (name: string) => actor(name, { kind: 'body' });
  const meeting = (title: string) => create('briefings', { title, ...open }, editor);
  const [oldBody, newBody] = [await body('Old Board'), await body('New Board')];
  const [oldMeeting, newMeeting] = [await meeting('Old meeting'), await meeting('New meeting')];
  expect((await merge('actors', oldBody, newBody)).status).toBe(200);
  expect((await merge('briefings', oldMeeting, newMeeting)).status).toBe(200);
  for (const token of [undefined, viewer])
    for (const [from, into] of [
      [`/api/actors/${oldBody.id}/promises?only=public`, `/api/actors/${newBody.id}/promises?only=public`],
      [`/api/actors/${oldBody.id}/promises.md`, `/api/actors/${newBody.id}/promises.md`],
      [`/api/actors/${oldBody.id}/promises.docx`, `/api/actors/${newBody.id}/promises.docx`],
      [`/api/briefings/${oldMeeting.id}/brief`, `/api/briefings/${newMeeting.id}/brief`],
      [`/api/bodies/${oldBody.id}/terms`, `/api/bodies/${newBody.id}/terms`],
    ] as const) {
      const { status, headers } = await call(from, { token });
      expect([from, status, headers.get('Location')]).toEqual([from, 308, into]);
      expect((await call(into, { token })).status).toBe(200);
    }
  // Nobody is redirected to what they may not see.
  const [shown, hidden] = [
    await actor('Shown bureau'),
    await actor('Hidden bureau', { visibility: 'internal' }),
  ];
  expect((await merge('actors', shown, hidden)).status).toBe(200);
  expect((await call(`/api/actors/${shown.id}/promises`)).status).toBe(404);
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { archive, change, create, get, list, patch, pointers, read, refusal, walk } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const announce = (body: object = {}) =>
  create(
    'handovers',
    { body: 'Regional Expert Council', from: 'UZ', to: 'KZ', date: '2025', ...body },
    editor,
  );

test('a handover is announced, confirmed, completed, archived and restored; the log names each step', async () => {
  const made = await announce({
    dateWords: 'in 2025',
    note: 'By rotation',
    sources: [{ title: 'Communiqué' }],
    visibility: 'public',
  });
  expect(made).toMatchObject({
    body: { kind: 'body', name: 'Regional Expert Council' },
    from: { countryCode: 'UZ' },
    to: { countryCode: 'KZ' },
    successor: 'named',
    date: { edtf: '2025', earliest: '2025-01-01', latest: '2025-12-31', words: 'in 2025' },
    capacity: 'regular',
    status: 'announced',
    sources: [{ title: 'Communiqué', visibility: 'public' }],
  });
  const confirmed = await change('handovers', made, { status: 'confirmed', date: '2025-03' }, editor);
  const completed = await change('handovers', confirmed, { status: 'completed', date: '2025-03-01' }, editor);
  expect(completed).toMatchObject({ status: 'completed', version: 3, sources: made.sources });
  const archived = await archive('handovers', completed, editor);
  expect((await list('/api/handovers')).items).toEqual([]);
  await archive('handovers', archived, editor, 'restore');
  const { items } = await get<{ items: { verb: string }[] }>(
    `/api/changes?subject=handover:${made.id}`,
    editor,
  );
  expect(items.map(({ verb }) => verb)).toEqual([
    'restored',
    'archived',
    'completed',
    'confirmed',
    'announced',
  ]);
});

describe('what a handover says', () => {
  test.each([
    ['an unknown outgoing holder', { from: null }, { from: null, successor: 'named' }],
    ['a vacancy', { to: null }, { to: null, successor: 'vacant' }],
    ['a successor nobody wrote down', { to: null, successor: 'not_recorded' }, { successor: 'not_recorded' }],
    ['an acting holder', { capacity: 'acting' }, { capacity: 'acting' }],
    ['a deferred one', { status: 'deferred' }, { status: 'deferred' }],
  ])('%s', async (_, body, expected) => {
    expect(await announce(body)).toMatchObject(expected);
  });

  test.each([
    ['neither holder', { from: null, to: null }, '/to'],
    ['a named successor without a name', { to: null, successor: 'named' }, '/to'],
    ['a vacancy with a name', { successor: 'vacant' }, '/successor'],
    ['an impossible date', { date: '2025-02-30' }, '/date'],
    ['no date', { date: undefined }, '/date'],
    ['a status of its own', { status: 'done' }, '/status'],
    ['a state as body', { body: 'UZ' }, '/body'],
    ['a state nobody knows yet as body', { body: 'Turkmenistan' }, '/body'],
    ['a new person as body', { body: { name: 'Jane Doe', kind: 'person' } }, '/body'],
    ['a body nobody knows by this id', { body: { id: 'nobody' } }, '/body/id'],
    ['a briefing that is not there', { briefing: 'nowhere' }, '/briefing'],
  ])('%s is refused', async (_, given, pointer) => {
    await announce();
    const body = { body: 'Regional Expert Council', from: 'UZ', to: 'KZ', date: '2025', ...given };
    expect(await pointers('/api/handovers', { body, token: editor })).toEqual([pointer]);
  });

  test.each([
    ['to a vacancy', { to: null }, { to: null, successor: 'vacant' }],
    ['to nobody recorded', { to: null, successor: 'not_recorded' }, { successor: 'not_recorded' }],
    ['to another', { to: 'Tajikistan' }, { to: { countryCode: 'TJ' }, successor: 'named' }],
  ])('is changed %s', async (_, body, expected) => {
    expect(await change('handovers', await announce(), body, editor)).toMatchObject(expected);
  });

  test('does not change its body', async () => {
    const { errors } = await refusal(
      await patch('handovers', await announce(), { body: 'Other' }, editor),
      422,
    );
    expect(errors).toMatchObject([{ pointer: '/body' }]);
  });

  test('keeps a holder where a change takes the last one away', async () => {
    const made = await announce({ from: null });
    await refusal(await patch('handovers', made, { to: null }, editor), 422);
    expect(await read('handovers', made.id, editor)).toEqual(made);
  });
});

test('a handover of an archived body is still there for editors', async () => {
  const made = await announce({ body: 'Dissolved Council' });
  await archive('actors', await read('actors', made.body.id, editor), editor);
  expect((await read('handovers', made.id, editor)).body).toEqual(made.body);
  expect(await change('handovers', made, { note: 'The last' }, editor)).toMatchObject({
    note: 'The last',
    body: made.body,
  });
  await refusal(await call(`/api/handovers/${made.id}`, { token: await tokenFor('viewer') }), 404);
});

describe('handovers by', () => {
  let ids: Record<string, string> = {};
  beforeAll(async () => {
    const briefing = await create('briefings', { title: 'Where it was said' }, editor);
    const forum = { body: 'Listed Forum', from: null, to: null };
    const a = await announce({ ...forum, to: 'UZ', date: '2030', status: 'completed' });
    const b = await announce({ ...forum, from: 'UZ', to: 'TM', date: '2031-06', briefing: briefing.id });
    await announce({ ...forum, from: 'TM', date: '../2032', status: 'cancelled' });
    await announce({ ...forum, to: 'KG', date: '2033/..' });
    ids = { forum: a.body.id, uz: a.to?.id ?? '', tm: b.to?.id ?? '', briefing: briefing.id };
  });

  test.each([
    ['body', '', '2030 2031-06 ../2032 2033/..'],
    ['actor', '&actor={tm}', '2031-06 ../2032'],
    ['briefing', '&briefing={briefing}', '2031-06'],
    ['status', '&status=completed,cancelled', '2030 ../2032'],
    ['first day', '&from=2031-06-30', '2031-06 ../2032 2033/..'],
    ['last day', '&to=2031-06-01', '2030 2031-06'],
    ['window', '&from=2034-01-01&to=2034-12-31', '2033/..'],
    ['actor and status', '&actor={tm}&status=cancelled', '../2032'],
    ['nobody', '&actor=nobody', ''],
  ])('%s', async (_, query, expected) => {
    const filled = `body={forum}${query}`.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');
    const { items } = await list<HandoverDetail>(`/api/handovers?${filled}`, editor);
    expect(items.map(({ date }) => date.edtf).join(' ')).toBe(expected);
  });

  test('a walk over one day meets each once', async () => {
    for (let n = 0; n < 7; n += 1) await announce({ body: 'Busy Forum', date: '2040-01-01' });
    const { items } = await list<{ id: string }>('/api/actors?text=Busy', editor);
    const pages = await walk(`/api/handovers?body=${items[0]?.id}&limit=2`, editor);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(7);
  });
});

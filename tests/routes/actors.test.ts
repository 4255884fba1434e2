import { beforeAll, describe, expect, test } from 'vitest';
import { archive, change, create, get, list, patch, pointers, read, refusal } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  await create(
    'actors',
    {
      name: 'Uzbekistan',
      kind: 'state',
      countryCode: 'UZ',
      aliases: ['Ўзбекистон', 'Ўзбекистан Республикаси'],
      visibility: 'public',
    },
    editor,
  );
  await create('actors', { name: 'Côte d’Ivoire', kind: 'state', countryCode: 'CI' }, editor);
  await create(
    'actors',
    { name: 'Regional Expert Council', kind: 'body', aliases: ['REC'], visibility: 'public' },
    editor,
  );
});

const names = async (path: string) =>
  (await list<{ name: string }>(path, editor)).items.map(({ name }) => name);

test('an actor goes from recording to archive and back', async () => {
  const made = await create('actors', { name: 'UN Women', kind: 'organisation' }, editor);
  expect(made).toMatchObject({
    name: 'UN Women',
    aliases: [],
    visibility: 'internal',
    version: 1,
    archivedAt: null,
  });
  expect(await read('actors', made.id, editor)).toEqual(made);

  const named = await change('actors', made, { aliases: ['Entity for Gender Equality'] }, editor);
  expect(named).toMatchObject({ name: 'UN Women', aliases: ['Entity for Gender Equality'], version: 2 });
  expect(await names('/api/actors?text=entity')).toEqual(['UN Women']);

  const archived = await archive('actors', named, editor);
  expect(archived.archivedAt).toMatch(/^\d{4}-/);
  expect(await names('/api/actors?kind=organisation')).not.toContain('UN Women');
  expect(await names('/api/actors?archived=true')).toEqual(['UN Women']);

  const restored = await archive('actors', archived, editor, 'restore');
  expect(restored).toMatchObject({ archivedAt: null, version: 4 });
  expect(await names('/api/actors?kind=organisation')).toContain('UN Women');
});

test('a change that changes nothing makes no version', async () => {
  const made = await create('actors', { name: 'Quiet Institute', kind: 'institute' }, editor);
  expect((await change('actors', made, { name: 'Quiet Institute' }, editor)).version).toBe(1);
});

describe('resolution', () => {
  test.each([
    ['the country code', 'UZ'],
    ['the country code in small letters', 'uz'],
    ['the name', 'Uzbekistan'],
    ['the name in capitals, with spaces', '  UZBEKISTAN '],
    ['an alias in its own script', 'Ўзбекистон'],
    ['an alias in other case', 'ЎЗБЕКИСТОН'],
    ['an alias without its breve', 'Узбекистон'],
    ['an object', { name: 'uzbekistan' }],
    ['an object of a state by its code', { name: 'O‘zbekiston', kind: 'state', countryCode: 'UZ' }],
  ])('finds Uzbekistan by %s', async (_, actor) => {
    const { parties } = await create('commitments', { text: 'Do it', parties: [{ actor }] }, editor);
    expect(parties[0]?.actor).toMatchObject({ name: 'Uzbekistan', countryCode: 'UZ' });
  });

  test.each([
    ["cote d'ivoire", 'CI'],
    ['CÔTE D`IVOIRE', 'CI'],
    ['Kazakhstan', 'KZ'],
    ['KG', 'KG'],
    ['tj', 'TJ'],
  ])('makes or finds the state that "%s" names', async (actor, countryCode) => {
    const { parties } = await create('commitments', { text: 'Do it', parties: [{ actor }] }, editor);
    expect(parties[0]?.actor).toMatchObject({ kind: 'state', countryCode });
  });

  test('a mission that carries a country code is not the country', async () => {
    const mission = { name: 'Permanent Mission of Uzbekistan', kind: 'mission', countryCode: 'UZ' };
    const { parties } = await create('commitments', { text: 'Do it', parties: [{ actor: mission }] }, editor);
    expect(parties[0]?.actor).toMatchObject({ kind: 'mission', name: mission.name });
    const again = await create('commitments', { text: 'Do it', parties: [{ actor: 'UZ' }] }, editor);
    expect(again.parties[0]?.actor?.kind).toBe('state');
  });

  test('an id that is nobody is refused at its place', async () => {
    const body = { text: 'Do it', parties: [{ actor: 'UZ' }, { actor: { id: 'nobody' } }] };
    expect(await pointers('/api/commitments', { body, token: editor })).toEqual(['/parties/1/actor/id']);
  });

  test.each([
    ['UZ', ['Uzbekistan']],
    ['ўзб', ['Uzbekistan']],
    ['UZBEK', ['Uzbekistan']],
    ['côte', ['Côte d’Ivoire']],
    ['rec', ['Regional Expert Council']],
    ['expert', ['Regional Expert Council']],
    ['coun exp', ['Regional Expert Council']],
    ['pert', []],
    ['"exp" OR NOT', []],
    ['%', []],
    ['_', []],
  ])('a list by the text "%s" finds %j', async (text, found) => {
    const items = await names(`/api/actors?text=${encodeURIComponent(text)}`);
    expect(items.filter((name) => !name.startsWith('Permanent'))).toEqual(found);
  });
});

describe('homonyms', () => {
  test.each([
    ['a name in other case', { name: 'UZBEKISTAN', kind: 'organisation' }, '/name'],
    ['an alias as name', { name: 'rec', kind: 'organisation' }, '/name'],
    [
      'a name as alias',
      { name: 'Another council', kind: 'body', aliases: ['AC', 'regional  expert council'] },
      '/aliases/1',
    ],
    ['a country code', { name: 'Other Uzbekistan', kind: 'state', countryCode: 'UZ' }, '/countryCode'],
    ['a name without accents', { name: "Cote d'Ivoire", kind: 'state' }, '/name'],
  ])('%s that is taken is refused at its place', async (_, body, pointer) => {
    expect(await pointers('/api/actors', { body, token: editor }, 409)).toEqual([pointer]);
  });

  test('a change to a taken name is refused, and leaves the actor alone', async () => {
    const made = await create('actors', { name: 'Lone Forum', kind: 'organisation' }, editor);
    const { errors } = await refusal(await patch('actors', made, { aliases: ['LF', 'REC'] }, editor), 409);
    expect(errors).toMatchObject([
      { pointer: '/aliases/1', detail: expect.stringContaining('"rec" is taken') },
    ]);
    expect(await read('actors', made.id, editor)).toEqual(made);
  });

  test('a name that was given up is free again', async () => {
    const made = await create('actors', { name: 'Old Name', kind: 'organisation' }, editor);
    await change('actors', made, { name: 'New Name' }, editor);
    expect(await create('actors', { name: 'Old Name', kind: 'person' }, editor)).toMatchObject({
      kind: 'person',
    });
  });

  test('an actor made in passing may not take an alias of another', async () => {
    const actor = { name: 'Passing Forum', kind: 'organisation', aliases: ['REC'] };
    const body = { text: 'Do it', parties: [{ actor }] };
    expect(await pointers('/api/commitments', { body, token: editor })).toEqual([
      '/parties/0/actor/aliases/0',
    ]);
    expect(await names('/api/actors?text=Passing')).toEqual([]);
  });

  test('two new actors of one request may not share an alias', async () => {
    const parties = ['One', 'Two'].map((name) => ({
      actor: { name: `Twin ${name}`, aliases: ['The Twin'] },
    }));
    const body = { text: 'Do it', parties };
    expect(await pointers('/api/commitments', { body, token: editor })).toEqual([
      '/parties/1/actor/aliases/0',
    ]);
    expect(await names('/api/actors?text=Twin')).toEqual([]);
  });
});

describe('what an actor is', () => {
  const rotation = { order: ['Uzbekistan', 'KZ'], months: 12 };

  test('a body states its rotation, by name and by code', async () => {
    const body = await create('actors', { name: 'Rotating Body', kind: 'body', rotation }, editor);
    expect(body.rotation?.order.map(({ name }) => name)).toEqual(['Uzbekistan', 'Kazakhstan']);
    const without = await change('actors', body, { rotation: null }, editor);
    expect(without.rotation).toBeNull();
  });

  test.each([
    ['a rotation of a state', { name: 'X1', kind: 'state', rotation }, '/rotation'],
    [
      'a rotation of one',
      { name: 'X2', kind: 'body', rotation: { order: ['KZ'], months: 6 } },
      '/rotation/order',
    ],
    [
      'a rotation of no months',
      { name: 'X3', kind: 'body', rotation: { ...rotation, months: 0 } },
      '/rotation/months',
    ],
    ['an unknown country code', { name: 'X4', kind: 'state', countryCode: 'XX' }, '/countryCode'],
    ['a kind of its own', { name: 'X5', kind: 'alliance' }, '/kind'],
    ['a name on two lines', { name: 'X\n6', kind: 'body' }, '/name'],
    ['a name of spaces', { name: '  ', kind: 'body' }, '/name'],
  ])('%s is refused', async (_, body, pointer) => {
    expect(await pointers('/api/actors', { body, token: editor })).toEqual([pointer]);
  });

  test('a body with a rotation cannot turn into a state', async () => {
    const made = await create('actors', { name: 'Steady Body', kind: 'body', rotation }, editor);
    const { errors } = await refusal(await patch('actors', made, { kind: 'state' }, editor), 422);
    expect(errors).toMatchObject([{ pointer: '/rotation' }]);
  });

  test('a body with handovers stays a body', async () => {
    const { body } = await create('handovers', { body: 'Seated Body', to: 'UZ', date: '2025' }, editor);
    const made = await read('actors', body.id, editor);
    const { errors } = await refusal(await patch('actors', made, { kind: 'organisation' }, editor), 422);
    expect(errors).toMatchObject([{ pointer: '/kind' }]);
    expect(await change('actors', made, { kind: 'body', aliases: ['SB'] }, editor)).toMatchObject({
      kind: 'body',
    });
  });

  test('nobody belongs to themselves', async () => {
    const made = await create('actors', { name: 'Selfish', kind: 'person' }, editor);
    const { errors } = await refusal(
      await patch('actors', made, { affiliation: { id: made.id } }, editor),
      422,
    );
    expect(errors).toMatchObject([{ pointer: '/affiliation' }]);
  });

  test('an affiliation is made where it is new, and the log tells of both', async () => {
    const person = { name: 'Jane Doe', kind: 'person', affiliation: 'Institute of Examples' };
    const { id, affiliation } = await create('actors', person, editor);
    expect(affiliation).toMatchObject({ kind: 'organisation', name: 'Institute of Examples' });
    for (const subject of [id, affiliation?.id])
      expect(await get(`/api/changes?subject=actor:${subject}`, editor)).toMatchObject({
        items: [{ version: 1, verb: 'recorded', author: 'a editor', before: null }],
      });
  });
});

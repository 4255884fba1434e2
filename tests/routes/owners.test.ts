import { beforeAll, describe, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { OwnerLink } from '../../worker/domain/commitments/owner.ts';
import { change, create, get, list, patch, pointers, read, refusal } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
let ann: Awaited<ReturnType<typeof signedIn>>;
let bo: Awaited<ReturnType<typeof signedIn>>;
const made: Record<string, CommitmentDetail> = {};
const text = (items: { text: string }[]) => items.map((each) => each.text).join('');

beforeAll(async () => {
  await migrated();
  [editor, viewer] = [await tokenFor('editor'), await tokenFor('viewer')];
  [ann, bo] = [
    await signedIn('editor', { name: 'Ann Secret' }),
    await signedIn('viewer', { name: 'Bo Secret' }),
  ];
  const bodies: Record<string, unknown> = {
    a: { owner: { person: ann.id } },
    b: { owner: { actor: { name: 'The mission', kind: 'mission' } } },
    c: {},
    d: { owner: { person: bo.id } },
    e: { owner: { actor: { name: 'A hidden desk', kind: 'organisation' } } },
  };
  await create('actors', { name: 'A hidden desk', kind: 'organisation', visibility: 'internal' }, editor);
  for (const [name, body] of Object.entries(bodies))
    made[name] = await create(
      'commitments',
      { text: name, visibility: 'public', ...(body as object) },
      editor,
    );
});

const idOf = (name: string) => made[name]?.id ?? '';

describe('the owner of a commitment', () => {
  test('is a person, an actor, or nobody', () => {
    expect(made.a?.owner).toEqual({ person: { id: ann.id, name: 'Ann Secret' }, actor: null });
    expect(made.b?.owner).toMatchObject({ person: null, actor: { name: 'The mission', kind: 'mission' } });
    expect(made.c?.owner).toBeNull();
  });

  test('a viewer sees who it is; the public sees an actor, and never a person or an actor that is hidden', async () => {
    expect((await read('commitments', idOf('a'), viewer)).owner?.person?.name).toBe('Ann Secret');
    expect((await read('commitments', idOf('a'))).owner).toBeNull();
    expect((await read('commitments', idOf('b'))).owner?.actor?.name).toBe('The mission');
    expect((await read('commitments', idOf('e'))).owner).toBeNull();
    const all = JSON.stringify([await list('/api/commitments'), await list('/api/changes')]);
    expect(all).not.toMatch(/Secret|hidden desk/);
    expect(all).not.toContain(ann.id);
  });

  test('changing hands is no news to the public: neither the ETag nor the log moves', async () => {
    const record = await create('commitments', { text: 'x', visibility: 'public' }, editor);
    const before = (await call(`/api/commitments/${record.id}`)).headers.get('ETag');
    const log = await list(`/api/changes?subject=commitment:${record.id}`);
    const owned = await change('commitments', record, { owner: { person: ann.id } }, editor);
    expect(owned.owner?.person?.id).toBe(ann.id);
    expect((await call(`/api/commitments/${record.id}`)).headers.get('ETag')).toBe(before);
    expect(await list(`/api/changes?subject=commitment:${record.id}`)).toEqual(log);
    expect((await list(`/api/changes?subject=commitment:${record.id}`, viewer)).items).toHaveLength(2);
    const freed = await change('commitments', owned, { owner: null, visibility: 'draft' }, editor);
    expect(freed.owner).toBeNull();
  });

  test('is taken back by undoing, of which the public is told nothing either', async () => {
    const record = await create('commitments', { text: 'y', visibility: 'public' }, editor);
    const log = await list(`/api/changes?subject=commitment:${record.id}`);
    const headers = { 'If-Match': `"${record.version}"` };
    const given = await call(`/api/commitments/${record.id}`, {
      method: 'PATCH',
      body: { owner: { person: ann.id } },
      token: editor,
      headers,
    });
    const sequence = given.headers.get('Change-Sequence');
    const undone = await call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
    expect(undone.status).toBe(200);
    expect((await read('commitments', record.id, viewer)).owner).toBeNull();
    expect(await list(`/api/changes?subject=commitment:${record.id}`)).toEqual(log);
  });

  test('who owns something is not archived along with the act that made them', async () => {
    const body = { text: 'first', owner: { actor: { name: 'A new desk', kind: 'organisation' } } };
    const made = await call('/api/commitments', { body, token: editor });
    await create('commitments', { text: 'second', owner: { actor: 'A new desk' } }, editor);
    const sequence = made.headers.get('Change-Sequence');
    expect((await call(`/api/changes/${sequence}/undo`, { body: {}, token: editor })).status).toBe(200);
    const { items } = await list<{ name: string }>('/api/actors?text=new+desk', editor);
    expect(items.map(({ name }) => name)).toEqual(['A new desk']);
  });

  test('stays through every other change, and the same again writes nothing', async () => {
    const reworded = await change('commitments', made.d as CommitmentDetail, { firmness: 'agreed' }, editor);
    expect(reworded.owner?.person?.id).toBe(bo.id);
    const again = await change('commitments', reworded, { owner: { person: bo.id } }, editor);
    expect(again.version).toBe(reworded.version);
  });

  test.each<[unknown, string]>([
    [{ person: 'nobody' }, '/owner/person'],
    [{}, '/owner'],
    [{ person: 'x', actor: 'KZ' }, '/owner'],
    [{ who: 'x' }, '/owner/who'],
    ['KZ', '/owner'],
  ])('%o is refused', async (owner, pointer) => {
    const found = await pointers('/api/commitments', { body: { text: 'x', owner }, token: editor });
    expect(found).toContain(pointer);
  });

  test('somebody who may not sign in any more is refused; what they had keeps their name', async () => {
    const gone = await signedIn('editor', { name: 'Gone' });
    const theirs = await create('commitments', { text: 'x', owner: { person: gone.id } }, editor);
    const admin = await tokenFor('admin');
    const person = await get<{ version: number }>(`/api/people/${gone.id}`, admin);
    const left = await call(`/api/people/${gone.id}`, {
      method: 'PATCH',
      body: { isActive: false },
      token: admin,
      headers: { 'If-Match': `"${person.version}"` },
    });
    expect(left.status).toBe(200);
    expect((await read('commitments', theirs.id, viewer)).owner?.person?.name).toBe('Gone');
    const refused = await patch(
      'commitments',
      made.c as CommitmentDetail,
      { owner: { person: gone.id } },
      editor,
    );
    expect((await refusal(refused, 422)).errors?.[0]?.pointer).toBe('/owner/person');
  });

  test('viewers change it not', async () => {
    expect((await patch('commitments', made.c as CommitmentDetail, { owner: null }, viewer)).status).toBe(
      403,
    );
  });

  test('a sender of events cannot name one', async () => {
    const { commitmentEvent } = await import('../../worker/domain/events/event.ts');
    const given = { ref: 'x', text: 'x', owner: { person: ann.id } };
    expect(commitmentEvent.safeParse(given).success).toBe(false);
  });
});

describe('the list by owner', () => {
  const listed = async (owner: string, as?: string) =>
    text(
      (await list<CommitmentDetail>(`/api/commitments?text=&owner=${owner}`.replace('text=&', ''), as)).items,
    );

  test('finds those of a person, an actor, and nobody', async () => {
    expect(await listed(`person:${ann.id}`, viewer)).toBe('a');
    expect(await listed(`actor:${made.b?.owner?.actor?.id}`, viewer)).toBe('b');
    expect(await listed('none', viewer)).toMatch(/c/);
    expect(await listed('none', viewer)).not.toMatch(/[abde]/);
  });

  test('"me" is who is signed in, also where somebody else has just asked', async () => {
    const mine = async (secret: string) => {
      const response = await fromPage(secret, '/api/commitments?owner=me');
      expect(response.status).toBe(200);
      return text(((await response.json()) as { items: CommitmentDetail[] }).items);
    };
    const dee = await signedIn('editor', { name: 'Dee' });
    expect(await mine(ann.secret)).toBe('a');
    expect(await mine(dee.secret)).toBe('');
    expect(await mine(ann.secret)).toBe('a');
    expect(await pointers('/api/commitments?owner=me', { token: editor })).toEqual(['owner']);
    expect(await pointers('/api/commitments?owner=me')).toEqual(['owner']);
  });

  test('tells the public nothing of people', async () => {
    expect(await listed(`person:${ann.id}`)).toBe('');
    expect(await listed(`actor:${made.e?.owner?.actor?.id}`)).toBe('');
    expect(await listed(`actor:${made.b?.owner?.actor?.id}`)).toBe('b');
    // What a person sees to is to the public like what nobody does.
    expect([...(await listed('none'))].sort().join('')).toBe('acdey');
  });

  test.each(['', 'you', 'person:', 'person', 'actor:a:b', 'ME'])('"%s" is refused', async (owner) => {
    expect(await pointers(`/api/commitments?owner=${owner}`, { token: viewer })).toEqual(['owner']);
  });
});

test('editors list who may own a commitment, by name and id alone', async () => {
  const { items } = await get<{ items: OwnerLink[] }>('/api/owners', editor);
  expect(items).toContainEqual({ id: ann.id, name: 'Ann Secret' });
  expect(items.map(({ name }) => name)).not.toContain('Gone');
  expect(items.every((one) => Object.keys(one).join() === 'id,name')).toBe(true);
  expect((await call('/api/owners', { token: viewer })).status).toBe(403);
  expect((await call('/api/owners')).status).toBe(401);
});

test('who may own, and everybody who may sign in, stand in the order that readers expect', async () => {
  const admin = await tokenFor('admin');
  for (const name of ['Viktor', 'Élodie', 'Åsa', 'eva']) await signedIn('viewer', { name });
  const named = async (path: string, token: string) =>
    (await get<{ items: { name: string }[] }>(path, token)).items
      .map(({ name }) => name)
      .filter((name) => ['Viktor', 'Élodie', 'Åsa', 'eva'].includes(name));
  const inOrder = ['Åsa', 'Élodie', 'eva', 'Viktor'];
  expect(await named('/api/owners', editor)).toEqual(inOrder);
  expect(await named('/api/people', admin)).toEqual(inOrder);
});

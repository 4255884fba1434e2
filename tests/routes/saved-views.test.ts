import { beforeAll, expect, test } from 'vitest';
import { mostViews, type SavedView } from '../../worker/domain/desk/saved-view.ts';
import { get } from '../support/api.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

type Signed = Awaited<ReturnType<typeof signedIn>>;
let [ann, bo, chief] = [{} as Signed, {} as Signed, {} as Signed];

beforeAll(async () => {
  await migrated();
  ann = await signedIn('viewer', { name: 'Ann' });
  bo = await signedIn('editor', { name: 'Bo' });
  chief = await signedIn('admin', { name: 'Chief' });
});

const views = async ({ secret }: Signed) =>
  ((await (await fromPage(secret, '/api/views')).json()) as { items: SavedView[] }).items;
const save = async ({ secret }: Signed, body: object) => {
  const response = await fromPage(secret, '/api/views', { body });
  expect(response.status).toBe(201);
  return (await response.json()) as SavedView;
};
const at = ({ secret }: Signed, method: 'PATCH' | 'DELETE', { id }: SavedView, body: object = {}) =>
  fromPage(secret, `/api/views/${id}`, { method, body });

test('one saves a view for oneself, and shares it with colleagues', async () => {
  const view = await save(ann, { name: 'What is mine', address: '/desk?owner=me' });
  expect(view).toMatchObject({ name: 'What is mine', isShared: false, isMine: true, by: 'Ann' });
  expect(await views(bo)).toEqual([]);
  const shared = await at(ann, 'PATCH', view, { isShared: true, name: 'Mine' });
  expect(await shared.json()).toEqual({ ...view, isShared: true, name: 'Mine' });
  expect(await views(bo)).toEqual([{ ...view, isShared: true, name: 'Mine', isMine: false }]);
  expect((await at(ann, 'DELETE', view)).status).toBe(204);
  expect(await views(bo)).toEqual([]);
});

test('own views stand first, each by name', async () => {
  await save(bo, { name: 'aa of Bo', address: '/upcoming', isShared: true });
  for (const name of ['zulu', 'Écran', 'Alpha', 'mike', 'view 10', 'view 9'])
    await save(chief, { name, address: '/' });
  expect((await views(chief)).map(({ name }) => name)).toEqual([
    'Alpha',
    'Écran',
    'mike',
    'view 9',
    'view 10',
    'zulu',
    'aa of Bo',
  ]);
});

test("nobody changes or reads another's; an administrator deletes what is shared, and nothing else", async () => {
  const own = await save(ann, { name: 'private', address: '/desk' });
  const shared = await save(ann, { name: 'shared', address: '/desk', isShared: true });
  for (const other of [bo, chief]) {
    expect((await at(other, 'PATCH', shared, { name: 'x' })).status).toBe(404);
    expect((await at(other, 'PATCH', own, { name: 'x' })).status).toBe(404);
    expect((await at(other, 'DELETE', own)).status).toBe(404);
  }
  expect((await at(bo, 'DELETE', shared)).status).toBe(404);
  expect((await at(chief, 'DELETE', shared)).status).toBe(204);
});

test.each<[object, string]>([
  [{ name: 'x', address: 'https://example.org/' }, '/address'],
  [{ name: 'x', address: '//example.org' }, '/address'],
  [{ name: 'x', address: '/no/such/page' }, '/address'],
  [{ name: ' ', address: '/desk' }, '/name'],
  [{ name: 'x'.repeat(81), address: '/desk' }, '/name'],
  [{ name: 'x', address: '/desk', by: 'me' }, '/by'],
])('%o is refused', async (body, pointer) => {
  const response = await fromPage(ann.secret, '/api/views', { body });
  const { errors } = (await response.json()) as { errors: { pointer: string }[] };
  expect([response.status, errors[0]?.pointer]).toEqual([422, pointer]);
});

test('nobody keeps more than can be found again', async () => {
  const { secret } = await signedIn('viewer', { name: 'Collector' });
  for (let n = 0; n < mostViews; n += 1)
    await fromPage(secret, '/api/views', { body: { name: `View ${n}`, address: '/' } });
  expect((await fromPage(secret, '/api/views', { body: { name: 'x', address: '/' } })).status).toBe(409);
});

test('saving is no part of the record: nothing is logged, and erasing a person takes their own views along', async () => {
  const admin = await tokenFor('admin');
  const leaver = await signedIn('viewer', { name: 'Leaver' });
  const before = await get('/api/changes', admin);
  await save(leaver, { name: 'own', address: '/' });
  const shared = await save(leaver, { name: 'kept', address: '/', isShared: true });
  expect(await get('/api/changes', admin)).toEqual(before);
  const person = await get<{ version: number }>(`/api/people/${leaver.id}`, admin);
  const headers = { 'If-Match': `"${person.version}"` };
  const erased = await call(`/api/people/${leaver.id}/erase`, { method: 'POST', token: admin, headers });
  expect(erased.status).toBe(200);
  expect((await views(bo)).find(({ id }) => id === shared.id)?.by).toBe('Leaver');
});

test('a token is no person and has no views', async () => {
  const token = await tokenFor('admin');
  expect((await call('/api/views', { token })).status).toBe(403);
  expect((await call('/api/views')).status).toBe(401);
});

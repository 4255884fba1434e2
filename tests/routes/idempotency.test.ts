import { beforeAll, expect, test } from 'vitest';
import { create, type Kind, list, pointers, read, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const send = (path: string, key: string, body: unknown, token = editor) =>
  call(path, { body, token, headers: { 'Idempotency-Key': key } });
const idOf = async (response: Response) => {
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
};

test.each<[Kind, object]>([
  ['actors', { name: 'Once', kind: 'person' }],
  ['briefings', { title: 'Once' }],
  ['commitments', { text: 'Once' }],
  ['handovers', { body: 'Once a body', to: 'KZ', date: '2025' }],
])('%s: the same key and body is the same record, another body is refused', async (kind, body) => {
  const path = `/api/${kind}`;
  const id = await idOf(await send(path, `key-${kind}`, body));
  expect(await idOf(await send(path, `key-${kind}`, body))).toBe(id);
  expect(await idOf(await send(path, `"key-${kind}"`, body))).toBe(id);
  const other = await refusal(await send(path, `key-${kind}`, { ...body, visibility: 'public' }), 409);
  expect(other.type).toContain('key_reused');
  expect((await read(kind, id, editor)).version).toBe(1);
});

test('a repeated follow-up is one follow-up, also with the If-Match of the first time', async () => {
  const { id } = await create('commitments', { text: 'Followed' }, editor);
  for (const _ of [1, 2]) {
    const headers = { 'Idempotency-Key': 'fu', 'If-Match': '"1"' };
    const response = await call(`/api/commitments/${id}/follow-ups`, {
      body: { note: 'x' },
      token: editor,
      headers,
    });
    expect(response.status).toBe(201);
  }
  expect(await read('commitments', id, editor)).toMatchObject({ version: 2, followUps: [{}] });
  const other = await create('commitments', { text: 'Another' }, editor);
  await refusal(await send(`/api/commitments/${other.id}/follow-ups`, 'fu', { note: 'x' }), 409);
});

test.each<['actors' | 'briefings', (name: string) => object]>([
  ['actors', (name) => ({ name, kind: 'organisation' })],
  ['briefings', (title) => ({ title, start: '2025' })],
])('%s: a repeated key of a record merged since gives its address, which redirects', async (kind, body) => {
  const path = `/api/${kind}`;
  const first = body('Made twice');
  const from = await idOf(await send(path, `merged-${kind}`, first));
  const into = await create(kind, body('To stay'), editor);
  const merge = { body: { into: into.id, intoVersion: 1 }, token: editor, headers: { 'If-Match': '"1"' } };
  expect((await call(`${path}/${from}/merge`, merge)).status).toBe(200);

  const again = await send(path, `merged-${kind}`, first);
  const location = again.headers.get('Location') ?? '';
  expect([await idOf(again), location]).toEqual([from, `${path}/${from}`]);
  const redirect = await call(location, { token: editor });
  expect([redirect.status, redirect.headers.get('Location')]).toEqual([308, `${path}/${into.id}`]);
});

test('a key belongs to its caller', async () => {
  const body = { text: 'Mine' };
  const mine = await idOf(await send('/api/commitments', 'shared', body));
  const theirs = await idOf(await send('/api/commitments', 'shared', body, await tokenFor('admin')));
  expect(theirs).not.toBe(mine);
});

test('a refused request leaves its key free', async () => {
  await refusal(await send('/api/commitments', 'second-try', { text: '' }), 422);
  await refusal(await send('/api/commitments', 'second-try', { text: 'x', briefing: 'nowhere' }), 422);
  await idOf(await send('/api/commitments', 'second-try', { text: 'x' }));
});

test('twenty at once with one key make one record', async () => {
  const body = { text: 'Twentyfold', parties: [{ actor: 'Somebody New' }] };
  const all = await Promise.all(
    Array.from({ length: 20 }, () => send('/api/commitments', 'twenty', body).then(idOf)),
  );
  expect(new Set(all).size).toBe(1);
  expect((await list('/api/commitments?text=twentyfold', editor)).items).toHaveLength(1);
});

test.each(['', ' ', 'two words', 'a'.repeat(201), 'ключ', '""'])('the key "%s" is refused', async (key) => {
  const options = { body: { text: 'x' }, token: editor, headers: { 'Idempotency-Key': encodeHeader(key) } };
  expect(await pointers('/api/commitments', options)).toEqual(['Idempotency-Key']);
});

/** Headers hold bytes: what is not Latin-1 travels as UTF-8. */
const encodeHeader = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

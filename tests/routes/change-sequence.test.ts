import { beforeAll, expect, test } from 'vitest';
import type { Change } from '../../worker/domain/changes/change.ts';
import { get, list } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const sequence = (response: Response) => Number(response.headers.get('Change-Sequence'));
const newest = async () => (await list<Change>('/api/changes?limit=1', editor)).items[0]?.seq;

test('an answer to a write names the last change that it logged', async () => {
  const made = await call('/api/briefings', {
    body: { title: 'Session', participations: [{ actor: 'Tuvalu', role: 'organiser' }] },
    token: editor,
  });
  const { id } = await made.json<{ id: string }>();
  expect(sequence(made)).toBe(await newest());
  const changed = await call(`/api/briefings/${id}`, {
    method: 'PATCH',
    body: { title: 'Another' },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  expect(sequence(changed)).toBe(sequence(made) + 1);
  const archived = await call(`/api/briefings/${id}/archive`, {
    method: 'POST',
    token: editor,
    headers: { 'If-Match': '"2"' },
  });
  expect(sequence(archived)).toBe(sequence(made) + 2);
});

test('what writes nothing names none', async () => {
  const headers = { 'Idempotency-Key': 'once' };
  const ask = () => call('/api/commitments', { body: { text: 'Do it' }, token: editor, headers });
  expect((await ask()).headers.has('Change-Sequence')).toBe(true);
  const again = await ask();
  expect([again.status, again.headers.has('Change-Sequence')]).toEqual([201, false]);
  const { id } = await again.json<{ id: string }>();
  const same = await call(`/api/commitments/${id}`, {
    method: 'PATCH',
    body: { text: 'Do it' },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  expect([same.status, same.headers.has('Change-Sequence')]).toEqual([200, false]);
  const reading = await call('/api/briefings', { token: editor });
  expect(reading.headers.has('Change-Sequence')).toBe(false);
});

test('the description tells of it wherever something is written', async () => {
  type Operations = Record<string, { responses: Record<string, { headers?: object }> }>;
  const { paths } = await get<{ paths: Record<string, Operations> }>('/api/openapi.json');
  const told = (path: string, method: string, status: string) =>
    Object.keys(paths[path]?.[method]?.responses[status]?.headers ?? {});
  expect(told('/api/briefings', 'post', '201')).toContain('Change-Sequence');
  expect(told('/api/actors/{id}', 'patch', '200')).toContain('Change-Sequence');
  expect(told('/api/commitments/{id}/follow-ups', 'post', '201')).toContain('Change-Sequence');
  expect(told('/api/briefings', 'get', '200')).not.toContain('Change-Sequence');
});

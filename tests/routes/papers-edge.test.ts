import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { app } from '../../worker/app.ts';
import { change, create } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let briefing: { id: string; version?: number };
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  briefing = await create('briefings', { title: 'Asked for often', visibility: 'public' }, editor);
});

/** The bytes of a Word file as one deployment answers; no two are the same unless one was kept. */
async function bytes(version: string | undefined, token?: string, host = 'localhost'): Promise<string> {
  const context = createExecutionContext();
  const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
  const bindings = { ...(env as object), VERSION: version && { id: version } };
  const url = `http://${host}/api/briefings/${briefing.id}/brief.docx`;
  const answer = await app.request(url, { headers }, bindings as never, context as never);
  expect(answer.status).toBe(200);
  const file = new Uint8Array(await answer.arrayBuffer());
  await waitOnExecutionContext(context);
  return file.join();
}

test('a public Word file is written once, for as long as it says the same', async () => {
  const first = await bytes('one');
  expect((await bytes('one')) === first).toBe(true);
  expect((await bytes('two')) === first).toBe(false);
  expect((await bytes('one', undefined, 'elsewhere.example')) === first).toBe(false);
  await change('briefings', briefing, { title: 'Asked for otherwise' }, editor);
  expect((await bytes('one')) === first).toBe(false);
});

test.each<[string, string | undefined, boolean]>([
  ['of the staff', 'one', true],
  ['where there is no deployment', undefined, false],
])('nothing is kept %s', async (_, version, isStaff) => {
  const token = isStaff ? editor : undefined;
  const first = await bytes(version, token);
  expect((await bytes(version, token)) === first).toBe(false);
});

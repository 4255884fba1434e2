import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { newAuthenticator } from '../support/authenticator.ts';
import { emptyDatabase } from '../support/database.ts';
import { fromPage, signedIn } from '../support/people.ts';
import { hide } from '../support/secrets.ts';
import { event, taken } from '../support/webhooks.ts';
import { call, sender, tokenFor } from '../support/worker.ts';

/** Test files share one database, one after the other: nothing of a file may reach the next. */

const { DB } = env as unknown as { DB: D1Database };
const rows = async <Row>(sql: string) => (await DB.prepare(sql).all<Row>()).results;

/** Every table that the migrations make, but for those in which full-text indexes keep themselves. */
async function tables(): Promise<string[]> {
  const found = await rows<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name",
  );
  return found.map(({ name }) => name).filter((name) => !/^(sqlite_|_cf_)|^d1_migrations$/.test(name));
}

const holdingRows = async (names: string[]) => {
  const answers = await DB.batch<{ n: number }>(
    names.map((name) => DB.prepare(`SELECT count(*) AS n FROM "${name}"`)),
  );
  return names.filter((_, i) => answers[i]?.results[0]?.n !== 0);
};

/** Leaves at least one row in every table. */
async function fill() {
  const editor = await tokenFor('editor');
  const { commitments } = await hide('public', editor);
  await taken(await sender(), event('briefing.recorded', { ref: 'one', title: 'One', start: '2025' }));
  const ask = async (response: Promise<Response>): Promise<unknown> => {
    const answer = await response;
    expect([answer.ok, answer.status]).toEqual([true, answer.status]);
    return answer.status === 204 ? null : answer.json();
  };
  const headers = { 'Idempotency-Key': 'once' };
  const body = { subject: `commitment:${commitments}`, text: 'A comment' };
  await ask(call('/api/comments', { body, token: editor, headers }));
  const person = await signedIn('admin');
  const at = (path: string, asked: object) =>
    ask(fromPage(person.secret, path, { method: 'POST', ...asked }));
  await at('/api/views', { body: { name: 'A view', address: '/' } });
  await at('/api/desk/seen', { body: { sequence: 1 } });
  await at('/api/people', { body: { name: 'Bo', role: 'viewer' } });
  const key = await newAuthenticator(person.id);
  const options = (await at('/api/passkeys/ask', {})) as { challenge: string };
  await at('/api/passkeys', { body: await key.register(options) });
  await at('/api/passkeys/ask', {});
}

test('emptyDatabase leaves no row in any table, no word in any index and no number in any sequence', async () => {
  await fill();
  const names = await tables();
  expect(await holdingRows(names)).toEqual(names);
  const words = 'SELECT count(*) AS n FROM search_words_known';
  expect((await rows<{ n: number }>(words))[0]?.n).toBeGreaterThan(0);

  await emptyDatabase();
  expect(await tables()).toEqual(names);
  expect(await holdingRows(names)).toEqual([]);
  expect(await rows(words)).toEqual([{ n: 0 }]);
  expect(await rows("SELECT name FROM sqlite_sequence WHERE name <> 'd1_migrations'")).toEqual([]);
  for (const index of ['search_words', 'search_parts'])
    await DB.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`).run();
});

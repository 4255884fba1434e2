import type { D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { search } from '../../../worker/db/search/search.ts';
import { searchKinds } from '../../../worker/domain/search/kinds.ts';
import { acting } from '../../support/worker.ts';

/** The index of words follows the record, and can be made anew from it. */

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };
const file = MIGRATIONS.find(({ name }) => name === '0002_search.sql');

const stamps = `1, 'now', 'now'`;
const rows = [
  `insert into actors (id, kind, name, aliases, country_code, visibility, version, created_at, updated_at)
   values ('a', 'state', 'Côte d’Ivoire', '["Ivory Coast"]', 'CI', 'public', ${stamps}),
          ('b', 'body', 'A council', '[]', null, 'public', ${stamps})`,
  `insert into actor_names (key, actor_id) values ('ivory coast', 'a')`,
  `insert into briefings (id, title, status, venue, summary, visibility, version, created_at, updated_at)
   values ('br', 'A briefing', 'held', 'A hall', null, 'internal', ${stamps})`,
  `insert into statements (id, briefing_id, kind, text, visibility, ordinal)
   values ('st', 'br', 'quote', 'We may', 'draft', 0)`,
  `insert into commitments (id, text, status, firmness, verification, visibility, version, created_at, updated_at)
   values ('co', 'A promise', 'stalled', 'agreed', 'reported', 'public', ${stamps})`,
  `insert into follow_ups (id, commitment_id, dated_on, kind, note, author_name, visibility, created_at)
   values ('fo', 'co', '2025-01-01', 'note', 'A note', 'x', 'public', 'now'),
          ('fn', 'co', '2025-01-01', 'note', null, 'x', 'public', 'now')`,
  `insert into handovers (id, body_id, to_id, successor, date_edtf, date_earliest, capacity, status, note, visibility,
     version, created_at, updated_at)
   values ('ha', 'b', 'a', 'named', '2025', '2025-01-01', 'regular', 'announced', 'In a hall', 'public', ${stamps})`,
  `insert into sources (id, commitment_id, title, publisher, passage, visibility, ordinal)
   values ('so', 'co', 'A paper', 'A press', 'it says', 'public', 0)`,
];

const texts = async () =>
  (await DB.prepare('select id, kind, visibility, title, body from search_texts order by id').all()).results;
const found = async (text: string) =>
  (await search(acting().db, { text, kinds: searchKinds, archived: false, limit: 5 }, 'editor')).flatMap(
    ({ items }) => items.map(({ id }) => id),
  );

beforeAll(async () => {
  await DB.batch(rows.map((row) => DB.prepare(row)));
});

const expected = [
  { id: 'a', kind: 'actor', visibility: 'public', title: 'Côte d’Ivoire', body: 'Ivory Coast\u001eCI' },
  { id: 'b', kind: 'actor', visibility: 'public', title: 'A council', body: '' },
  { id: 'br', kind: 'briefing', visibility: 'internal', title: 'A briefing', body: 'A hall' },
  { id: 'co', kind: 'commitment', visibility: 'public', title: 'A promise', body: '' },
  { id: 'fo', kind: 'follow_up', visibility: 'public', title: '', body: 'A note' },
  { id: 'ha', kind: 'handover', visibility: 'public', title: '', body: 'In a hall' },
  { id: 'so', kind: 'source', visibility: 'public', title: 'A paper', body: 'it says\u001eA press' },
  { id: 'st', kind: 'statement', visibility: 'draft', title: '', body: 'We may' },
];

test('what was there is found', async () => {
  expect(await texts()).toEqual(expected);
  expect(await found('hall')).toEqual(['br', 'ha']);
  expect(await found('vory')).toEqual(['a']);
});

test('run again, also after the indexes were taken away for an export, it gives the same', async () => {
  const gone = ['search_words_known', 'search_words', 'search_parts'].map((name) => `drop table ${name}`);
  const silent = ['insert', 'update', 'delete'].map((act) => `drop trigger search_texts_${act}`);
  await DB.batch([...silent, ...gone].map((statement) => DB.prepare(statement)));
  // Meanwhile the record goes on.
  await DB.prepare(`update commitments set text = 'A vow' where id = 'co'`).run();
  await DB.batch((file?.queries ?? []).map((statement) => DB.prepare(statement)));
  expect(await texts()).toEqual(expected.map((row) => (row.id === 'co' ? { ...row, title: 'A vow' } : row)));
  expect([await found('vow'), await found('promise'), await found('hall')]).toEqual([
    ['co'],
    [],
    ['br', 'ha'],
  ]);
});

test.each([
  ['a changed text', `update statements set text = 'We will' where id = 'st'`, 'st', 'We will'],
  ['a note that is taken away', `update handovers set note = null where id = 'ha'`, 'ha', undefined],
  ['a note that is given', `update handovers set note = 'At sea' where id = 'ha'`, 'ha', 'At sea'],
  ['a row that is taken away', `delete from sources where id = 'so'`, 'so', undefined],
  ['names', `update actors set aliases = '["X","Y"]' where id = 'a'`, 'a', 'X\u001eY\u001eCI'],
])('%s is kept in step', async (_, statement, id, body) => {
  await DB.prepare(statement).run();
  expect((await texts()).find((row) => row.id === id)?.body).toBe(body);
  await DB.prepare(`insert into search_words (search_words) values ('integrity-check')`).run();
  await DB.prepare(`insert into search_parts (search_parts) values ('integrity-check')`).run();
});

import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrated } from '../support/worker.ts';

/** What the database itself refuses, whoever writes to it. */

const d1 = (env as unknown as { DB: D1Database }).DB;
type Row = Record<string, unknown>;

const record = { visibility: 'public', version: 1, created_at: 'now', updated_at: 'now' };
const rows: Record<string, Row> = {
  actors: { ...record, kind: 'body', name: 'N' },
  actor_names: { key: 'n', actor_id: 'actors-0' },
  topics: { id: 'topics-0', name: 'T' },
  briefings: { ...record, title: 'T', status: 'held' },
  participations: { briefing_id: 'briefings-0', actor_id: 'actors-0', role: 'speaker', ordinal: 0 },
  statements: { briefing_id: 'briefings-0', kind: 'quote', text: 'T', visibility: 'public', ordinal: 0 },
  commitments: { ...record, text: 'T', status: 'in_progress', firmness: 'agreed', verification: 'reported' },
  commitment_parties: { commitment_id: 'commitments-0', role: 'obligor', words: 'W', ordinal: 0 },
  follow_ups: {
    commitment_id: 'commitments-0',
    dated_on: '2025-01-01',
    kind: 'note',
    author_name: 'A',
    visibility: 'public',
    created_at: 'now',
  },
  handovers: {
    ...record,
    body_id: 'actors-0',
    to_id: 'actors-0',
    successor: 'named',
    date_edtf: '2025',
    capacity: 'regular',
    status: 'announced',
    date_earliest: '2025-01-01',
    date_latest: '2025-12-31',
  },
  sources: { briefing_id: 'briefings-0', title: 'T', visibility: 'public', ordinal: 0 },
  changes: {
    subject_kind: 'actor',
    subject_id: 'x',
    version: 1,
    verb: 'recorded',
    at: 'now',
    author_kind: 'system',
    author_name: 'A',
    visibility: 'public',
    after: '{}',
    act: 'x',
  },
  people: { name: 'N', role: 'viewer', created_at: 'now', version: 1 },
  passkeys: {
    person_id: 'people-0',
    public_key: 'k',
    counter: 0,
    transports: '[]',
    is_synced: 0,
    created_at: 'now',
  },
  sessions: { hash: 'h', person_id: 'people-0', created_at: 'now', last_seen_at: 'now', expires_at: 'then' },
  one_time_links: {
    hash: 'h',
    kind: 'sign_in',
    person_id: 'people-0',
    created_at: 'now',
    expires_at: 'then',
  },
  challenges: { challenge: 'c', purpose: 'sign_in', expires_at: 'then' },
  tokens: { name: 'T', role: 'viewer', hash: 'h', hint: 'h', created_at: 'now', version: 1 },
  integrations: {
    name: 'I',
    secret: 's',
    default_visibility: 'internal',
    may_publish: 1,
    created_at: 'now',
    version: 1,
  },
  deliveries: {
    integration_id: 'integrations-0',
    message_id: 'm',
    body_hash: 'h',
    attributes: '{}',
    body: 'b',
    outcome: 'accepted',
    status: 200,
    answer: '{}',
    attempts: 1,
    received_at: 'now',
  },
  refs: {
    integration_id: 'integrations-0',
    subject_kind: 'briefing',
    ref: 'r',
    subject_id: 'x',
    occurred_at: 'now',
  },
};
const withoutId = new Set(['actor_names', 'topics', 'changes', 'refs', 'challenges']);

let count = 0;
function insert(table: string, given: Row = {}) {
  count += 1;
  const id = withoutId.has(table) ? {} : { id: `${table}-x${count}` };
  const row: Row = { ...id, ...rows[table], ...given };
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    value === 'b' && table === 'deliveries' ? new Uint8Array([1]) : value,
  );
  const marks = columns.map(() => '?').join(', ');
  return d1
    .prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`)
    .bind(...values)
    .run();
}

beforeAll(async () => {
  await migrated();
  for (const table of Object.keys(rows))
    await insert(table, withoutId.has(table) ? {} : { id: `${table}-0` });
});

describe('a value outside its vocabulary is refused', () => {
  test.each<[table: string, column: string, value: string | number | null]>([
    ...[
      'actors',
      'briefings',
      'statements',
      'commitments',
      'follow_ups',
      'handovers',
      'sources',
      'changes',
    ].map((table): [string, string, string] => [table, 'visibility', 'secret']),
    ['actors', 'kind', 'alliance'],
    ['actors', 'country_code', 'kz'],
    ['actors', 'country_code', 'KAZ'],
    ['actors', 'aliases', '{}'],
    ['actors', 'rotation_order', '{}'],
    ['actors', 'rotation_order', '[]'],
    ['actors', 'rotation_months', 0],
    ['actors', 'name', ''],
    ['briefings', 'status', 'over'],
    ['briefings', 'country_code', '12'],
    ['briefings', 'head_counts', '{}'],
    ['briefings', 'start_edtf', '2025'],
    ['briefings', 'end_latest', '2025-01-01'],
    ['participations', 'role', 'guest'],
    ['statements', 'kind', 'joke'],
    ['statements', 'text', ''],
    ['commitments', 'status', 'late'],
    ['commitments', 'status', 'superseded'],
    ['commitments', 'superseded_reason', 'replaced'],
    ['commitments', 'superseded_reason', 'bored'],
    ['commitments', 'firmness', 'firm'],
    ['commitments', 'verification', 'believed'],
    ['commitments', 'due_edtf', '2025'],
    ['commitments', 'made_latest', '2025-01-01'],
    ['commitments', 'version', 0],
    ['commitment_parties', 'role', 'helper'],
    ['commitment_parties', 'status', 'late'],
    ['commitment_parties', 'words', null],
    ['follow_ups', 'kind', 'gossip'],
    ['follow_ups', 'dated_on', '2025-02-30'],
    ['follow_ups', 'dated_on', '2025-06'],
    ['follow_ups', 'superseded_reason', 'bored'],
    ['follow_ups', 'verification', 'believed'],
    ['handovers', 'status', 'done'],
    ['handovers', 'capacity', 'spare'],
    ['handovers', 'successor', 'vacant'],
    ['handovers', 'successor', 'unknown'],
    ['handovers', 'to_id', null],
    ['handovers', 'date_latest', '2024-12-31'],
    ['sources', 'title', ''],
    ['sources', 'statement_id', 'statements-0'],
    ['sources', 'briefing_id', null],
    ['changes', 'subject_kind', 'topic'],
    ['changes', 'author_kind', 'ghost'],
    ['changes', 'after', '{'],
    ['changes', 'version', 0],
    ['people', 'role', 'owner'],
    ['people', 'name', ''],
    ['people', 'email', 'Ann@example.org'],
    ['people', 'version', 0],
    ['passkeys', 'counter', -1],
    ['passkeys', 'transports', '{}'],
    ['passkeys', 'is_synced', 2],
    ['one_time_links', 'kind', 'magic'],
    ['one_time_links', 'kind', 'first_administrator'],
    ['one_time_links', 'person_id', null],
    ['one_time_links', 'uses', 2],
    ['one_time_links', 'uses', 1],
    ['challenges', 'purpose', 'pay'],
    ['challenges', 'purpose', 'register'],
    ['tokens', 'role', 'root'],
    ['tokens', 'name', ''],
    ['integrations', 'default_visibility', 'secret'],
    ['integrations', 'may_publish', 2],
    ['deliveries', 'outcome', 'lost'],
    ['deliveries', 'attempts', 0],
    ['deliveries', 'answer', '{'],
    ['deliveries', 'attributes', '[]'],
    ['refs', 'subject_kind', 'actor'],
    ['refs', 'ref', ''],
  ])('%s.%s = %j', async (table, column, value) => {
    const change = withoutId.has(table) ? { version: 7, ref: 'other', [column]: value } : { [column]: value };
    if (table !== 'changes') delete change[column === 'version' ? '' : 'version'];
    if (table !== 'refs') delete change[column === 'ref' ? '' : 'ref'];
    const unique =
      table === 'tokens' ? { hash: `${count}` } : table === 'deliveries' ? { message_id: `${count}` } : {};
    await expect(insert(table, { ...unique, ...change })).rejects.toThrow(/CHECK|NOT NULL/);
  });

  test.each([
    ['text for a number', 'commitments', 'version', 'two'],
    ['a fraction for a number', 'commitments', 'version', 1.5],
  ])('%s', async (_, table, column, value) => {
    await expect(insert(table, { [column]: value })).rejects.toThrow(/cannot store|datatype/i);
  });
});

describe('a reference to nothing is refused', () => {
  test.each([
    ['actor_names', 'actor_id'],
    ['actors', 'affiliation_id'],
    ['briefings', 'parent_id'],
    ['participations', 'briefing_id'],
    ['participations', 'actor_id'],
    ['statements', 'briefing_id'],
    ['statements', 'speaker_id'],
    ['commitments', 'briefing_id'],
    ['commitments', 'due_briefing_id'],
    ['commitment_parties', 'commitment_id'],
    ['commitment_parties', 'actor_id'],
    ['follow_ups', 'commitment_id'],
    ['handovers', 'body_id'],
    ['handovers', 'from_id'],
    ['handovers', 'to_id'],
    ['handovers', 'briefing_id'],
    ['sources', 'briefing_id'],
    ['passkeys', 'person_id'],
    ['sessions', 'person_id'],
    ['one_time_links', 'person_id'],
    ['people', 'actor_id'],
    ['deliveries', 'integration_id'],
    ['refs', 'integration_id'],
  ])('%s.%s', async (table, column) => {
    const free =
      {
        actor_names: { key: 'free' },
        deliveries: { message_id: 'free' },
        refs: { ref: 'free' },
        participations: { ordinal: 1 },
        sessions: { hash: 'free' },
        one_time_links: { hash: 'free' },
      }[table] ?? {};
    await expect(insert(table, { ...free, [column]: 'nothing' })).rejects.toThrow(/FOREIGN KEY/);
  });

  test.each(['actors', 'briefings', 'commitments', 'statements', 'integrations'])(
    'what others refer to stays: %s',
    async (table) => {
      const gone = d1.prepare(`delete from ${table} where id = ?`).bind(`${table}-0`);
      if (table === 'statements')
        await insert('sources', { briefing_id: null, statement_id: 'statements-0' });
      await expect(gone.run()).rejects.toThrow(/FOREIGN KEY/);
    },
  );
});

test.each([
  ['changes', {}],
  ['actor_names', {}],
  ['deliveries', {}],
  ['refs', {}],
  ['tokens', {}],
  ['sessions', {}],
  ['one_time_links', {}],
  ['challenges', {}],
])('the same twice in %s is refused: it is a lock', async (table, given) => {
  await expect(insert(table, given)).rejects.toThrow(/UNIQUE/);
});

test('every table is strict', async () => {
  const { results } = await d1
    .prepare("select name, strict from pragma_table_list where schema = 'main' and type = 'table'")
    .all<{ name: string; strict: number }>();
  const ours = results.filter(({ name }) => !/^(sqlite_|_cf_|d1_|search_words|search_parts)/.test(name));
  expect(ours.length).toBeGreaterThan(15);
  expect(ours.filter(({ strict }) => !strict)).toEqual([]);
});

/** The floor: what any Worker must do that answers with 50 rows, or stores a batch of as many rows as an event has. */
export const bareScript = `
const insert = 'insert into bare (id, kind, text, at) values (?, ?, ?, ?)';
const insertOf = ([table, row]) =>
  'insert into ' + table + ' (' + Object.keys(row) + ') values (' + Object.keys(row).map(() => '?') + ')';
const id = () => crypto.randomUUID();

/** The rows of an event, each as its own table has it. */
function rowsOf(text) {
  const stamps = { version: 1, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
  const { data } = JSON.parse(text);
  const [briefing, statement, ...commitments] = [id(), id(), id(), id()];
  const reference = (subject_kind, subject_id, n) => ['refs',
    { integration_id: 'bare', subject_kind, ref: subject_id + n, subject_id, occurred_at: stamps.created_at }];
  const change = (subject_kind, subject_id) => ['changes', { subject_kind, subject_id, version: 1, verb: 'made',
    at: stamps.created_at, author_kind: 'system', author_name: 'bare', visibility: 'internal', after: text, act: briefing }];
  return [
    ['briefings', { id: briefing, title: data.title, status: 'held', start_edtf: data.start, start_earliest: data.start,
      start_latest: data.start, visibility: 'internal', ...stamps }],
    ['participations', { id: id(), briefing_id: briefing, actor_id: 'actor-11', role: 'organiser', ordinal: 0 }],
    ['statements', { id: statement, briefing_id: briefing, speaker_id: 'actor-9', kind: 'quote',
      text: data.statements[0].text, visibility: 'internal', ordinal: 0 }],
    ['sources', { id: id(), briefing_id: briefing, title: data.sources[0].title, url: data.sources[0].url,
      visibility: 'internal', ordinal: 0 }],
    ...commitments.flatMap((commitment, i) => [
      ['commitments', { id: commitment, text: data.commitments[i].text, briefing_id: briefing, due_edtf: '2027-06',
        due_earliest: '2027-06-01', due_latest: '2027-06-30', status: 'not_assessed', firmness: 'announced',
        verification: 'reported', visibility: 'internal', ...stamps }],
      ['commitment_parties', { id: id(), commitment_id: commitment, role: 'obligor', actor_id: 'actor-11', ordinal: 0 }],
      reference('commitment', commitment, i), change('commitment', commitment),
    ]),
    reference('briefing', briefing, 0), change('briefing', briefing),
    ['deliveries', { id: id(), integration_id: 'bare', message_id: id(), body_hash: id(), body: new Uint8Array(0), attributes: JSON.stringify({ body: text }),
      outcome: 'accepted', status: 200, answer: '{}', attempts: 1, received_at: stamps.created_at }],
  ];
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (request.method === 'GET') {
      const { results } = await env.DB.prepare(
        "select * from commitments where archived_at is null and visibility = 'public' order by due_from, id limit 50",
      ).all();
      return Response.json({ items: results });
    }
    const body = await request.text();
    if (url.pathname === '/same') {
      const rows = rowsOf(body);
      await env.DB.batch(rows.map((row) => env.DB.prepare(insertOf(row)).bind(...Object.values(row[1]))));
      return Response.json({ stored: rows.length });
    }
    const rows = Number(url.searchParams.get('rows'));
    for (let i = Number(url.searchParams.get('reads')); i > 0; i--)
      await env.DB.prepare('select id from actors limit 1').all();
    await env.DB.batch(Array.from({ length: rows }, (_, i) =>
      env.DB.prepare(insert).bind(crypto.randomUUID(), 'row ' + i, body, '2026-01-01T00:00:00Z')));
    return Response.json({ stored: rows });
  },
};`;

/** Where the floor keeps its batches, and the order in which it reads its rows. */
export const bareSchema = [
  'create table bare (id text primary key, kind text, text text, at text) strict',
  "create index bare_by_due on commitments (due_from, id) where archived_at is null and visibility = 'public'",
  `insert into integrations (id, name, secret, default_visibility, may_publish, created_at, version)
   values ('bare', 'bare', '', 'internal', 0, '2026-01-01T00:00:00Z', 1)`,
];

/** The floor: what any Worker must do that answers with 50 rows, or stores a batch of as many rows as an event has. */
export const bareScript = `
const insert = 'insert into bare (id, kind, text, at) values (?, ?, ?, ?)';
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
    const rows = Number(url.searchParams.get('rows'));
    for (let i = Number(url.searchParams.get('reads')); i > 0; i--)
      await env.DB.prepare('select id from actors limit 1').all();
    await env.DB.batch(Array.from({ length: rows }, (_, i) =>
      env.DB.prepare(insert).bind(crypto.randomUUID(), 'row ' + i, body, '2026-01-01T00:00:00Z')));
    return Response.json({ stored: rows });
  },
};`;

/** Where the floor keeps its batches. */
export const bareTable = 'create table bare (id text primary key, kind text, text text, at text) strict';

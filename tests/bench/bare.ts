import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';

// The floor: what any Worker must do that answers with 50 rows, or stores a batch of as many rows as an event has.
const script = `
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
    await env.DB.batch(Array.from({ length: rows }, (_, i) =>
      env.DB.prepare(insert).bind(crypto.randomUUID(), 'row ' + i, body, '2026-01-01T00:00:00Z')));
    return Response.json({ stored: rows });
  },
};`;

/** A Worker with nothing but D1, on a database of its own that is filled the same way. */
export async function startBare(statements: string[], stateDir: string) {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.WARN),
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: stateDir,
      host: '127.0.0.1',
      port: 0,
      workers: [
        { name: 'bare', modules: true, script, compatibilityDate: '2026-10-20', d1Databases: { DB: 'bare' } },
      ],
    }),
  );
  const url = await miniflare.ready;
  const d1 = await miniflare.getD1Database('DB');
  for (const statement of statements) await d1.prepare(statement).run();
  await d1.prepare('create table bare (id text primary key, kind text, text text, at text) strict').run();
  return { port: Number(url.port), close: () => miniflare.dispose() };
}

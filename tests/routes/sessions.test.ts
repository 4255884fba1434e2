import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Session, Who } from '../../worker/domain/people/session.ts';
import { create, refusal } from '../support/api.ts';
import { cookieOf, fromPage, sessionFor, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let admin = '';
beforeAll(async () => {
  db = await migrated();
  admin = (await signedIn('admin')).secret;
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const whoIs = async (secret: string) =>
  ((await (await fromPage(secret, '/api/session')).json()) as Who).person?.name ?? null;
const open = async (secret: string) =>
  ((await (await fromPage(secret, '/api/sessions')).json()) as { items: Session[] }).items;

describe('a session', () => {
  test('lets its person write, under their name', async () => {
    const { secret, id } = await signedIn('editor', { name: 'Ed' });
    const body = { title: 'A briefing', start: '2026' };
    const made = await fromPage(secret, '/api/briefings', { body });
    expect(made.status).toBe(201);
    const [row] = await db.all(
      build
        .selectFrom('changes')
        .select(['author_kind', 'author_id', 'author_name'])
        .where('subject_kind', '=', 'briefing'),
    );
    expect(row).toEqual({ author_kind: 'person', author_id: id, author_name: 'Ed' });
  });

  test('ends when its person signs out, and the cookie goes', async () => {
    const { secret } = await signedIn('viewer');
    const response = await fromPage(secret, '/api/session', { method: 'DELETE' });
    expect(response.status).toBe(204);
    expect(cookieOf(response)).toMatchObject({ name: '__Host-session', secret: '' });
    expect(cookieOf(response).attributes).toContain('Max-Age=0');
    expect(await whoIs(secret)).toBeNull();
    await refusal(await fromPage(secret, '/api/sessions'), 401);
  });

  test('that nobody used for 14 days is over; one that is used goes on', async () => {
    const { id } = await signedIn('viewer', { name: 'Idle', now: daysAgo(15) });
    const idle = await sessionFor(id, daysAgo(15));
    const used = await sessionFor(id, daysAgo(13));
    expect(await whoIs(idle)).toBeNull();
    expect(await whoIs(used)).toBe('Idle');
    const [row] = (await open(used)).filter(({ isThisOne }) => isThisOne);
    expect(Date.parse(row?.expiresAt ?? '') - Date.now()).toBeGreaterThan(13 * 86_400_000);
  });

  test('never lasts longer than 90 days, however much it is used', async () => {
    const { id } = await signedIn('viewer', { name: 'Old' });
    const secret = await sessionFor(id, daysAgo(85));
    // As if it had been used all along.
    await db.all(
      build
        .updateTable('sessions')
        .set({ expires_at: daysAgo(-1) })
        .where('created_at', '<', daysAgo(80)),
    );
    expect(await whoIs(secret)).toBe('Old');
    const [row] = (await open(secret)).filter(({ isThisOne }) => isThisOne);
    expect(Date.parse(row?.expiresAt ?? '') - Date.now()).toBeLessThan(5.1 * 86_400_000);
  });

  test('costs one write an hour at most', async () => {
    const { id } = await signedIn('viewer');
    const secret = await sessionFor(id, daysAgo(1));
    const seen = async () =>
      (await db.all(build.selectFrom('sessions').select(['last_seen_at', 'created_at'])))
        .filter(({ created_at }) => created_at < daysAgo(0.9))
        .map(({ last_seen_at }) => last_seen_at);
    await whoIs(secret);
    const first = await seen();
    for (let i = 0; i < 5; i += 1) await whoIs(secret);
    expect(await seen()).toEqual(first);
  });

  test.each([
    ['of another shape', 'x'],
    ['with a quote in it', "' or 1=1 --"],
    ['as long as headers may be', 'x'.repeat(4000)],
    ['percent-encoded badly', '%E0%A4%A'],
  ])('whose secret is %s is nobody', async (_, secret) => {
    expect(await whoIs(secret)).toBeNull();
    await refusal(await fromPage(secret, '/api/sessions'), 401);
  });

  test('is not opened by the hash that is stored', async () => {
    const rows = await db.all(build.selectFrom('sessions').select('hash'));
    for (const { hash } of rows.slice(0, 3)) expect(await whoIs(hash)).toBeNull();
  });

  test('does not count where a token is sent as well', async () => {
    const token = await tokenFor('viewer');
    const body = { title: 'x', start: '2026' };
    await refusal(await fromPage(admin, '/api/briefings', { token, body }), 403);
  });

  test('does not count outside of /api', async () => {
    const response = await call('/webhooks/nobody', {
      body: {},
      headers: { Cookie: `__Host-session=${admin}` },
    });
    await refusal(response, 401);
  });

  test('under the name for one’s own machine does not count where there is TLS', async () => {
    const headers = { Cookie: `session-on-loopback=${admin}` };
    expect(((await (await call('/api/session', { headers })).json()) as Who).person?.role).toBe('admin');
    const { app } = await import('../../worker/app.ts');
    const { env } = await import('cloudflare:workers');
    const secure = await app.request('https://briefings.example.org/api/session', { headers }, env);
    expect(((await secure.json()) as Who).person).toBeNull();
  });
});

describe('of their own sessions people', () => {
  test('see all, with what they were begun on, and which is this one', async () => {
    const { id, secret } = await signedIn('viewer');
    await sessionFor(id);
    const sessions = await open(secret);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ browser: 'Firefox', system: 'Linux' });
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  test('end one', async () => {
    const { id, secret } = await signedIn('viewer');
    const other = await sessionFor(id);
    const [row] = (await open(secret)).filter(({ isThisOne }) => !isThisOne);
    expect((await fromPage(secret, `/api/sessions/${row?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect([await whoIs(other), await whoIs(secret)]).toEqual([null, 'A person, viewer']);
  });

  test('end all others', async () => {
    const { id, secret } = await signedIn('viewer');
    const others = [await sessionFor(id), await sessionFor(id)];
    expect((await fromPage(secret, '/api/sessions/end-others', { method: 'POST' })).status).toBe(204);
    for (const other of others) expect(await whoIs(other)).toBeNull();
    expect(await open(secret)).toHaveLength(1);
  });

  test('cannot end those of others', async () => {
    const { secret } = await signedIn('viewer', { name: 'Victim' });
    const [row] = await open(secret);
    await fromPage(admin, `/api/sessions/${row?.id}`, { method: 'DELETE' });
    expect(await whoIs(secret)).toBe('Victim');
  });
});

describe('what is answered to one person', () => {
  test('reaches nobody else, whatever is remembered', async () => {
    const token = await tokenFor('editor');
    await create('actors', { name: 'An inner actor', kind: 'person', visibility: 'internal' }, token);
    const { secret } = await signedIn('viewer');
    const inner = async (session: string | null) =>
      await (await fromPage(session, '/api/actors?text=An+inner')).text();
    expect(await inner(secret)).toContain('An inner actor');
    expect(await inner(null)).not.toContain('An inner actor');
    const response = await fromPage(secret, '/api/actors?text=An+inner');
    expect(response.headers.get('Set-Cookie')).toBeNull();
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
    expect(response.headers.get('Vary')).toContain('Cookie');
  });
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invitePerson } from '../../worker/actions/invite-person.ts';
import { firstAdministratorLink, invitationLink, makeLink } from '../../worker/actions/one-time-links.ts';
import { perform } from '../../worker/actions/perform.ts';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { MadeLink } from '../../worker/domain/people/one-time-link.ts';
import type { Who } from '../../worker/domain/people/session.ts';
import { refusal } from '../support/api.ts';
import { cookieOf, fromPage, randomBytes, signedIn, site } from '../support/people.ts';
import { acting, migrated } from '../support/worker.ts';

let db: Db;
beforeAll(async () => {
  db = await migrated();
});
beforeEach(async () => {
  // The first administrator comes into an empty house.
  for (const table of ['sessions', 'one_time_links', 'people'] as const)
    await db.all(build.deleteFrom(table));
});

const secretOf = ({ url }: MadeLink) => url.split('#')[1] ?? '';
const making = { random: randomBytes(), origin: site };
const now = () => new Date().toISOString();

async function firstLink(at = now()): Promise<string> {
  const random = randomBytes();
  const link = await perform(acting(at), (work) => firstAdministratorLink(work, { ...making, random }));
  return link ? secretOf(link) : '';
}

async function invited(at = now(), name = 'Bo') {
  const random = randomBytes();
  return perform(acting(at), async (work) => {
    const { id } = await invitePerson(work, { name, role: 'editor' });
    return { id, secret: secretOf(await invitationLink(work, id, { ...making, random })) };
  });
}

const read = (secret: string) => fromPage(null, '/api/links/read', { body: { secret } });
const use = (secret: string, more: object = {}, session: string | null = null) =>
  fromPage(session, '/api/links/use', { body: { secret, ...more } });
const who = async (session: string) => (await (await fromPage(session, '/api/session')).json()) as Who;
const count = async (table: 'sessions' | 'people') =>
  (await db.all(build.selectFrom(table).select('id'))).length;

describe('the link of the first administrator', () => {
  test('makes whoever uses it an administrator, under the name they give', async () => {
    const secret = await firstLink();
    expect(await (await read(secret)).json()).toMatchObject({
      kind: 'first_administrator',
      name: null,
      role: 'admin',
    });
    const response = await use(secret, { name: '  Ann  ' });
    expect(response.status).toBe(200);
    const { secret: session } = cookieOf(response);
    expect(await who(session)).toEqual({
      mode: 'local',
      person: { id: expect.any(String), name: 'Ann', role: 'admin' },
    });
  });

  test('needs a name, and is not used up by one that cannot be taken', async () => {
    const secret = await firstLink();
    for (const more of [{}, { name: '' }, { name: 'x'.repeat(101) }, { name: 'a\nb' }, { name: 'a\u202eb' }])
      await refusal(await use(secret, more), 422);
    expect((await use(secret, { name: 'Ann' })).status).toBe(200);
  });

  test('makes one administrator, however many use it at once', async () => {
    const secret = await firstLink();
    const names = ['Ann', 'Bo', 'Cy', 'Di', 'Ed'];
    const answers = await Promise.all(names.map((name) => use(secret, { name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
    expect([await count('people'), await count('sessions')]).toEqual([1, 1]);
  });

  test('is no longer made, nor taken, once there is an administrator', async () => {
    const secret = await firstLink();
    await signedIn('admin');
    expect(await firstLink()).toBe('');
    await refusal(await use(secret, { name: 'Ann' }), 410);
  });

  test('gives way to a newer one', async () => {
    const old = await firstLink();
    const fresh = await firstLink();
    await refusal(await use(old, { name: 'Ann' }), 410);
    expect((await use(fresh, { name: 'Ann' })).status).toBe(200);
  });
});

describe('a link', () => {
  test('says what it is good for as often as it is asked, and lets in once', async () => {
    const { secret } = await invited();
    for (let i = 0; i < 3; i += 1)
      expect(await (await read(secret)).json()).toMatchObject({
        kind: 'invitation',
        name: 'Bo',
        role: 'editor',
      });
    const { secret: session } = cookieOf(await use(secret));
    expect((await who(session)).person).toMatchObject({ name: 'Bo', role: 'editor' });
    for (const again of [await use(secret), await read(secret)])
      expect((await refusal(again, 410)).detail).toContain('used before');
  });

  test('lets in one of two who use it at the same moment, in every one of twenty rounds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id, secret } = await invited(now(), `Person ${round}`);
      const answers = await Promise.all([use(secret), use(secret)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
      const open = await db.all(build.selectFrom('sessions').select('id').where('person_id', '=', id));
      expect(open).toHaveLength(1);
    }
  });

  test.each([
    ['an invitation of eight days ago', 8],
    ['an invitation of a year ago', 365],
  ])('that came too late is refused: %s', async (_, days) => {
    const { secret } = await invited(new Date(Date.now() - days * 86_400_000).toISOString());
    expect((await refusal(await use(secret), 410)).detail).toContain('expired');
    expect(await count('sessions')).toBe(0);
  });

  test('of one who was deactivated since lets nobody in', async () => {
    const { id, secret } = await invited();
    await db.all(build.updateTable('people').set({ deactivated_at: now() }).where('id', '=', id));
    await refusal(await use(secret), 410);
  });

  test('gives way to a newer one for the same person', async () => {
    const { id, secret } = await invited();
    const link = await perform(acting(now()), (work) =>
      makeLink(work, id, { ...making, random: randomBytes() }),
    );
    await refusal(await use(secret), 410);
    expect((await use(secretOf(link))).status).toBe(200);
  });

  test.each([
    ['unknown', 'A'.repeat(32)],
    ['empty', ''],
    ['cut short', 'short'],
    ['a wildcard', '%'],
    ['SQL', "' or 1=1 --"],
  ])('that is %s is refused', async (_, secret) => {
    await invited();
    await refusal(await use(secret), 410);
  });

  test('is not the hash of it that is stored', async () => {
    const { secret } = await invited();
    const rows = await db.all(build.selectFrom('one_time_links').select('hash'));
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const { hash } of rows) await refusal(await use(hash), 410);
  });

  test('is named in no answer to a mere visit', async () => {
    for (const path of ['/api/links/read', '/api/links/use'])
      expect((await fromPage(null, path)).status).toBe(405);
  });

  test('is logged when used, as the act of whoever came by it', async () => {
    const { id, secret } = await invited();
    await use(secret);
    const rows = await db.all(
      build
        .selectFrom('changes')
        .select(['verb', 'author_kind', 'author_id', 'version'])
        .where('subject_id', '=', id)
        .orderBy('version'),
    );
    expect(rows.map(({ verb }) => verb)).toEqual(['invited', 'link_used']);
    expect(rows[1]).toMatchObject({ author_kind: 'person', author_id: id });
  });
});

describe('signing in', () => {
  test('begins a session under a secret of ours, whatever secret the browser came with', async () => {
    const { secret } = await invited();
    const planted = 'chosen-by-an-attacker-000000000000';
    const response = await use(secret, {}, planted);
    const { secret: session } = cookieOf(response);
    expect(session).not.toBe(planted);
    expect((await who(planted)).person).toBeNull();
    expect((await who(session)).person?.name).toBe('Bo');
  });

  test('ends the session that the browser came with', async () => {
    const before = await signedIn('viewer', { name: 'Cy' });
    const { secret } = await invited();
    const { secret: session } = cookieOf(await use(secret, {}, before.secret));
    expect((await who(before.secret)).person).toBeNull();
    expect((await who(session)).person?.name).toBe('Bo');
  });

  test('gives a cookie that only https carries, only we read, and no other site sends', async () => {
    const { secret } = await invited();
    const { name, attributes } = cookieOf(await use(secret));
    expect(name).toBe('__Host-session');
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=7776000', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('stores the hash of the secret, and of the browser what a person recognises', async () => {
    const { secret } = await invited();
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/151.0.0.0 Safari/537.36';
    const headers = { 'User-Agent': agent };
    const response = await fromPage(null, '/api/links/use', { body: { secret }, headers });
    const [row] = await db.all(build.selectFrom('sessions').selectAll());
    expect(row).toMatchObject({ browser: 'Chrome', system: 'Windows' });
    expect(JSON.stringify(row)).not.toContain(cookieOf(response).secret);
    expect(JSON.stringify(row)).not.toContain('Mozilla');
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { MadeLink } from '../../worker/domain/people/one-time-link.ts';
import type { Person } from '../../worker/domain/people/person.ts';
import type { Who } from '../../worker/domain/people/session.ts';
import { create, refusal } from '../support/api.ts';
import { cookieOf, fromPage, sessionFor, signedIn } from '../support/people.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let admin = '';
beforeAll(async () => {
  db = await migrated();
  admin = (await signedIn('admin', { name: 'The administrator' })).secret;
});

interface Invited {
  person: Person;
  link: MadeLink;
}

async function invite(body: object): Promise<Invited> {
  const response = await fromPage(admin, '/api/people', { body });
  if (response.status !== 201) throw new Error(await response.text());
  return response.json();
}
const read = async (id: string) => (await (await fromPage(admin, `/api/people/${id}`)).json()) as Person;
const change = async (id: string, body: object, version?: number) =>
  fromPage(admin, `/api/people/${id}`, {
    method: 'PATCH',
    body,
    headers: { 'If-Match': `"${version ?? (await read(id)).version}"` },
  });
const act = async (id: string, what: string) =>
  fromPage(admin, `/api/people/${id}/${what}`, {
    method: 'POST',
    headers: { 'If-Match': `"${(await read(id)).version}"` },
  });
const use = (link: MadeLink) =>
  fromPage(null, '/api/links/use', { body: { secret: link.url.split('#')[1] } });
const whoIs = async (secret: string) =>
  ((await (await fromPage(secret, '/api/session')).json()) as Who).person;

describe('inviting', () => {
  test('makes a person known and gives a link, this once', async () => {
    const { person, link } = await invite({ name: 'Bo', role: 'editor', email: ' Bo@Example.org ' });
    expect(person).toMatchObject({ name: 'Bo', role: 'editor', email: 'bo@example.org', version: 1 });
    expect(person.linkExpiresAt).toBe(link.expiresAt);
    expect(link.url).toMatch(/^http:\/\/localhost\/sign-in\/link#[\w-]{32}$/);
    const { secret } = cookieOf(await use(link));
    expect(await whoIs(secret)).toMatchObject({ name: 'Bo', role: 'editor' });
    const people = await (await fromPage(admin, '/api/people')).text();
    expect(people).not.toContain(link.url.split('#')[1]);
    expect(await read(person.id)).toMatchObject({ sessions: 1, linkExpiresAt: null });
  });

  test('keeps the e-mail address out of the log', async () => {
    const { person } = await invite({ name: 'Cy', role: 'viewer', email: 'cy@example.org' });
    await change(person.id, { email: 'cy2@example.org' });
    const log = await db.all(build.selectFrom('changes').selectAll().where('subject_id', '=', person.id));
    expect(log).toHaveLength(2);
    expect(JSON.stringify(log)).not.toContain('example.org');
  });

  test('refuses an address that is somebody else’s, however it is written', async () => {
    await invite({ name: 'Di', role: 'viewer', email: 'di@example.org' });
    for (const email of ['di@example.org', 'DI@EXAMPLE.ORG']) {
      const response = await fromPage(admin, '/api/people', {
        body: { name: 'Other', role: 'viewer', email },
      });
      expect((await refusal(response, 409)).errors).toMatchObject([{ pointer: '/email' }]);
    }
  });

  test('by several at once of one address makes one person', async () => {
    const body = { name: 'Twin', role: 'viewer', email: 'twin@example.org' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => fromPage(admin, '/api/people', { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test.each([
    ['/role', { name: 'x', role: 'owner' }],
    ['/name', { name: ' ', role: 'viewer' }],
    ['/name', { name: 'a\u0000b', role: 'viewer' }],
    ['/email', { name: 'x', role: 'viewer', email: 'no address' }],
    ['/email', { name: 'x', role: 'viewer', email: 'a@b@c' }],
    ['/actorId', { name: 'x', role: 'viewer', actorId: 'nobody' }],
    ['/isAdmin', { name: 'x', role: 'viewer', isAdmin: true }],
  ])('refuses %s that makes no sense', async (pointer, body) => {
    const { errors = [] } = await refusal(await fromPage(admin, '/api/people', { body }), 422);
    expect(errors.map((error) => error.pointer)).toContain(pointer);
  });

  test('may say which actor of the record they are', async () => {
    const actor = await create('actors', { name: 'An envoy', kind: 'person' }, await tokenFor('editor'));
    const { person } = await invite({ name: 'An envoy', role: 'viewer', actorId: actor.id });
    expect(person.actorId).toBe(actor.id);
  });
});

describe('a change of a person', () => {
  test('of role holds from the next request on', async () => {
    const { id, secret } = await signedIn('editor');
    const body = { title: 'x', start: '2026' };
    expect((await fromPage(secret, '/api/briefings', { body })).status).toBe(201);
    expect((await change(id, { role: 'viewer' })).status).toBe(200);
    await refusal(await fromPage(secret, '/api/briefings', { body }), 403);
    expect((await change(id, { role: 'editor' })).status).toBe(200);
    expect((await fromPage(secret, '/api/briefings', { body })).status).toBe(201);
  });

  test('needs the version that was seen', async () => {
    const { id } = await signedIn('viewer');
    const path = `/api/people/${id}`;
    await refusal(await fromPage(admin, path, { method: 'PATCH', body: { role: 'editor' } }), 428);
    await change(id, { role: 'editor' });
    await refusal(await change(id, { role: 'admin' }, 1), 412);
    expect((await read(id)).role).toBe('editor');
  });

  test('to deactivated ends every session and link, and lets nobody in until it is taken back', async () => {
    const { person, link } = await invite({ name: 'Ed', role: 'viewer' });
    const secrets = [await sessionFor(person.id), await sessionFor(person.id)];
    const response = await change(person.id, { isActive: false });
    expect(await response.json()).toMatchObject({ sessions: 0, linkExpiresAt: null, name: 'Ed' });
    for (const secret of secrets) expect(await whoIs(secret)).toBeNull();
    await refusal(await use(link), 410);
    await refusal(await act(person.id, 'links'), 409);
    await change(person.id, { isActive: true });
    for (const secret of secrets) expect(await whoIs(secret)).toBeNull();
    const fresh = (await (await act(person.id, 'links')).json()) as MadeLink;
    expect((await use(fresh)).status).toBe(200);
  });

  test('is logged with who made it', async () => {
    const { id } = await signedIn('viewer');
    await change(id, { role: 'editor' });
    await change(id, { isActive: false });
    await change(id, { isActive: true });
    const rows = await db.all(
      build
        .selectFrom('changes')
        .select(['verb', 'author_name'])
        .where('subject_id', '=', id)
        .orderBy('version'),
    );
    expect(rows.map(({ verb }) => verb)).toEqual(['invited', 'role_changed', 'deactivated', 'reactivated']);
    expect(rows[1]?.author_name).toBe('The administrator');
  });

  test('never shows in the log of the record', async () => {
    const response = await fromPage(admin, '/api/changes?limit=200');
    expect(await response.text()).not.toContain('"subject":{"kind":"person"');
    await refusal(await fromPage(admin, '/api/changes?subject=person'), 422);
  });
});

describe('the last administrator', () => {
  test('stays one, by any way and at any speed', async () => {
    const others = [await signedIn('admin'), await signedIn('admin')];
    const all = await db.all(
      build.selectFrom('people').select(['id', 'version']).where('role', '=', 'admin'),
    );
    expect(all).toHaveLength(3);
    // All at once, each by its own: whoever comes last is refused.
    const answers = await Promise.all(all.map(({ id, version }) => change(id, { role: 'viewer' }, version)));
    const left = await db.all(build.selectFrom('people').select('id').where('role', '=', 'admin'));
    expect(left).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const secret = await sessionFor(left[0]?.id ?? '');
    const version = {
      'If-Match': `"${
        (
          await db.first(
            build
              .selectFrom('people')
              .select('version')
              .where('id', '=', left[0]?.id ?? ''),
          )
        )?.version
      }"`,
    };
    const path = `/api/people/${left[0]?.id}`;
    for (const body of [{ role: 'editor' }, { isActive: false }])
      await refusal(await fromPage(secret, path, { method: 'PATCH', body, headers: version }), 409);
    await refusal(await fromPage(secret, `${path}/erase`, { method: 'POST', headers: version }), 409);
    expect(await whoIs(secret)).toMatchObject({ role: 'admin' });
    admin = secret;
    expect(others).toHaveLength(2);
  });
});

describe('erasing', () => {
  test('takes away all by which a person is reached or comes in; the name stays with what they did', async () => {
    const { person } = await invite({ name: 'Fay', role: 'editor', email: 'fay@example.org' });
    const secret = await sessionFor(person.id);
    const made = await fromPage(secret, '/api/briefings', { body: { title: 'Of Fay', start: '2026' } });
    expect(made.status).toBe(201);
    const erased = (await (await act(person.id, 'erase')).json()) as Person;
    expect(erased).toMatchObject({ name: 'Fay', email: null, sessions: 0, passkeys: 0, linkExpiresAt: null });
    expect(erased.deactivatedAt).not.toBeNull();
    expect(await whoIs(secret)).toBeNull();
    const tables = ['people', 'sessions', 'passkeys', 'one_time_links', 'challenges', 'changes'] as const;
    const stored = await Promise.all(tables.map((table) => db.all(build.selectFrom(table).selectAll())));
    expect(JSON.stringify(stored)).not.toContain('fay@example.org');
    const { id } = (await made.json()) as { id: string };
    const log = await fromPage(admin, `/api/changes?subject=briefing:${id}`);
    expect(await log.text()).toContain('"author":"Fay"');
  });
});

test('an administrator signs somebody out everywhere', async () => {
  const { id, secret } = await signedIn('viewer');
  expect((await act(id, 'end-sessions')).status).toBe(204);
  expect(await whoIs(secret)).toBeNull();
});

test('nothing is kept of what people are told of people', async () => {
  const { headers } = await fromPage(admin, '/api/people');
  expect(headers.get('Cache-Control')).toBe('no-store');
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { build } from '../../worker/db/query.ts';
import type { Passkey } from '../../worker/domain/people/passkey.ts';
import type { Who } from '../../worker/domain/people/session.ts';
import { refusal } from '../support/api.ts';
import { newAuthenticator, type Oddities } from '../support/authenticator.ts';
import { cookieOf, fromPage, signedIn } from '../support/people.ts';
import { migrated } from '../support/worker.ts';

let db: Db;
beforeAll(async () => {
  db = await migrated();
});

interface Options {
  challenge: string;
  rpId?: string;
  rp?: { id: string };
  user?: { id: string; name: string };
  excludeCredentials?: { id: string }[];
  userVerification?: string;
  authenticatorSelection?: { residentKey: string; userVerification: string };
}

const optionsOf = async (response: Response): Promise<Options> => {
  expect(response.status).toBe(200);
  return response.json();
};
const askToAdd = async (secret: string) =>
  optionsOf(await fromPage(secret, '/api/passkeys/ask', { method: 'POST' }));
const askToSignIn = async () => optionsOf(await fromPage(null, '/api/session/ask', { method: 'POST' }));
const signIn = (body: unknown, secret: string | null = null) => fromPage(secret, '/api/session', { body });

/** A person with a passkey. */
async function keyHolder(name = 'Ann') {
  const person = await signedIn('editor', { name });
  const key = await newAuthenticator(person.id);
  const answer = await key.register(await askToAdd(person.secret));
  const response = await fromPage(person.secret, '/api/passkeys', { body: answer });
  expect(response.status).toBe(201);
  return { ...person, key };
}

describe('adding a passkey', () => {
  test('asks for one that is found without a name, and that checks who holds it', async () => {
    const { secret, id } = await signedIn('viewer', { name: 'Bo' });
    expect(await askToAdd(secret)).toMatchObject({
      rp: { id: 'localhost', name: 'Rapporteur' },
      user: { id: btoa(id).replaceAll('=', ''), name: 'Bo' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  test('lists it, logs it, and does not ask for the same one again', async () => {
    const { id, secret, key } = await keyHolder();
    const { items } = (await (await fromPage(secret, '/api/passkeys')).json()) as { items: Passkey[] };
    expect(items).toMatchObject([{ id: key.id, isSynced: false, lastUsedAt: null }]);
    expect((await askToAdd(secret)).excludeCredentials?.map((each) => each.id)).toEqual([key.id]);
    const verbs = await db.all(build.selectFrom('changes').select('verb').where('subject_id', '=', id));
    expect(verbs.map(({ verb }) => verb)).toEqual(['invited', 'passkey_added']);
  });

  test.each<[string, Oddities, RegExp]>([
    ['made at another origin', { origin: 'https://evil.example' }, /origin/],
    ['made at another port', { origin: 'http://localhost:9999' }, /origin/],
    ['bound to another name', { rpId: 'evil.example' }, /RP ID/],
    ['of another ceremony', { type: 'webauthn.get' }, /type/],
    ['without verification of its holder', { flags: 0b0100_0001 }, /could not be verified/],
    ['with nobody present', { flags: 0b0100_0100 }, /presence|present/i],
    ['with an attestation that was not asked for', { fmt: 'fido-u2f' }, /attestation/],
  ])('refuses one %s', async (_, odd, reason) => {
    const { secret, id } = await signedIn('viewer');
    const answer = await (await newAuthenticator(id)).register(await askToAdd(secret), odd);
    const { detail } = await refusal(await fromPage(secret, '/api/passkeys', { body: answer }), 409);
    expect(detail).toMatch(reason);
    expect(await db.all(build.selectFrom('passkeys').select('id').where('person_id', '=', id))).toEqual([]);
  });

  test('refuses an answer to a challenge of somebody else, of a sign-in, of nobody, or one used before', async () => {
    const [mine, other] = [await signedIn('viewer'), await signedIn('viewer')];
    const key = await newAuthenticator(mine.id);
    const add = async (options: { challenge: string }) =>
      fromPage(mine.secret, '/api/passkeys', { body: await key.register(options) });
    await refusal(await add(await askToAdd(other.secret)), 409);
    await refusal(await add(await askToSignIn()), 401);
    await refusal(await add({ challenge: 'A'.repeat(43) }), 401);
    const options = await askToAdd(mine.secret);
    expect((await add(options)).status).toBe(201);
    await refusal(await add(options), 401);
  });

  test('refuses a passkey that is in use already, also by somebody else', async () => {
    const { key } = await keyHolder();
    const { secret } = await signedIn('viewer');
    const answer = await key.register(await askToAdd(secret));
    await refusal(await fromPage(secret, '/api/passkeys', { body: answer }), 409);
  });

  test('is not for tokens, nor for nobody', async () => {
    await refusal(await fromPage(null, '/api/passkeys/ask', { method: 'POST' }), 401);
  });
});

describe('signing in with a passkey', () => {
  test('begins a new session, and ends the one that the browser came with', async () => {
    const { secret, key, id } = await keyHolder('Cy');
    const options = await askToSignIn();
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options).not.toHaveProperty('allowCredentials.0');
    const response = await signIn(await key.sign(options), secret);
    expect(await response.json()).toMatchObject({ person: { id, name: 'Cy', role: 'editor' } });
    const { secret: fresh } = cookieOf(response);
    const who = async (each: string) => (await (await fromPage(each, '/api/session')).json()) as Who;
    expect((await who(fresh)).person?.name).toBe('Cy');
    expect((await who(secret)).person).toBeNull();
  });

  test.each<[string, Oddities, RegExp]>([
    ['at another origin', { origin: 'https://evil.example' }, /origin/],
    ['for another name', { rpId: 'evil.example' }, /RP ID/],
    ['in another ceremony', { type: 'webauthn.create' }, /type/],
    ['without verification of its holder', { flags: 0b0000_0001 }, /could not be verified/],
    ['with nobody present', { flags: 0b0000_0100 }, /not present/],
    ['in the name of somebody else', { userHandle: 'somebody-else' }, /not known/],
    ['under an id that is not known', { id: 'AAAA' }, /not known/],
  ])('refuses an answer %s', async (_, odd, reason) => {
    const { key } = await keyHolder();
    const { detail } = await refusal(await signIn(await key.sign(await askToSignIn(), odd)), 401);
    expect(detail).toMatch(reason);
  });

  test('refuses an answer that comes again', async () => {
    const { key } = await keyHolder();
    const answer = await key.sign(await askToSignIn());
    expect((await signIn(answer)).status).toBe(200);
    expect((await refusal(await signIn(answer), 401)).detail).toContain('answered before');
  });

  test('takes one of several equal answers that come at once', async () => {
    const { key } = await keyHolder();
    const answer = await key.sign(await askToSignIn());
    const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(answer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test('refuses an answer that came too late', async () => {
    const { key } = await keyHolder();
    const options = await askToSignIn();
    await db.all(build.updateTable('challenges').set({ expires_at: '2020-01-01T00:00:00.000Z' }));
    await refusal(await signIn(await key.sign(options)), 401);
    await askToSignIn();
    const left = await db.all(build.selectFrom('challenges').select('expires_at'));
    expect(left.every(({ expires_at }) => expires_at > '2020-01-02')).toBe(true);
  });

  test('refuses a counter that does not move on: the passkey was copied', async () => {
    const { key } = await keyHolder();
    expect((await signIn(await key.sign(await askToSignIn(), { counter: 9 }))).status).toBe(200);
    for (const counter of [9, 8, 0])
      await refusal(await signIn(await key.sign(await askToSignIn(), { counter })), 401);
    expect((await signIn(await key.sign(await askToSignIn(), { counter: 10 }))).status).toBe(200);
  });

  test('refuses a signature of another key under a known id', async () => {
    const { key, id } = await keyHolder();
    const forger = await newAuthenticator(id);
    await refusal(await signIn(await forger.sign(await askToSignIn(), { id: key.id })), 401);
  });

  test('refuses whoever was deactivated', async () => {
    const { key, id } = await keyHolder();
    await db.all(build.updateTable('people').set({ deactivated_at: '2026-01-01' }).where('id', '=', id));
    await refusal(await signIn(await key.sign(await askToSignIn())), 401);
  });

  test.each([
    ['no JSON object', []],
    ['an empty object', {}],
    ['client data that is no JSON', { clientDataJSON: 'AAAA' }],
    ['client data without a challenge', { clientDataJSON: btoa('{}').replaceAll('=', '') }],
    ['client data that is null', { clientDataJSON: btoa('null').replaceAll('=', '') }],
  ])('refuses %s', async (_, odd) => {
    const { key } = await keyHolder();
    const answer = await key.sign(await askToSignIn());
    const body = Array.isArray(odd)
      ? odd
      : Object.keys(odd).length
        ? { ...answer, response: { ...answer.response, ...odd } }
        : odd;
    expect([401, 422]).toContain((await signIn(body)).status);
  });
});

describe('removing a passkey', () => {
  test('ends its use, and leaves open what was begun with it', async () => {
    const { key, secret } = await keyHolder();
    expect((await fromPage(secret, `/api/passkeys/${key.id}`, { method: 'DELETE' })).status).toBe(204);
    await refusal(await signIn(await key.sign(await askToSignIn())), 401);
    expect((await fromPage(secret, '/api/passkeys')).status).toBe(200);
  });

  test('is for its own person alone', async () => {
    const { key } = await keyHolder();
    const { secret } = await signedIn('admin');
    await refusal(await fromPage(secret, `/api/passkeys/${key.id}`, { method: 'DELETE' }), 404);
    expect((await signIn(await key.sign(await askToSignIn()))).status).toBe(200);
  });
});

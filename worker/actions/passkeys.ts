import type { Db } from '../db/database.ts';
import {
  askedQueries,
  claimQuery,
  passkeyById,
  passkeyRows,
  removePasskeyQuery,
} from '../db/people/passkeys.ts';
import type { ChallengeRow, PasskeyRow } from '../db/schema/people.ts';
import { toBase64Url, utf8 } from '../domain/bytes.ts';
import { notFound, Refusal } from '../domain/errors.ts';
import type { Device } from '../domain/people/device.ts';
import type { AssertionInput, RegistrationInput } from '../domain/people/passkey.ts';
import {
  challengeIn,
  minutesToAnswer,
  newChallenge,
  type Site,
  verifiedRegistration,
  verifiedSignIn,
} from '../domain/people/passkey-ceremony.ts';
import { existingPerson, logPerson } from './person-rows.ts';
import { type Arrival, type Begun, startSession } from './start-session.ts';
import type { Work } from './work.ts';

const mostPasskeys = 20;

const refused = () => new Refusal('unauthenticated', 'The passkey is not known here.');

/** Keeps a fresh challenge for a few minutes. `personId` null: to sign in, whoever it is. */
export async function ask(db: Db, now: Date, random: Uint8Array, personId: string | null): Promise<string> {
  const challenge = newChallenge(random);
  const expires = new Date(now.getTime() + minutesToAnswer * 60_000).toISOString();
  const purpose = personId === null ? 'sign_in' : 'register';
  const row = { challenge, purpose, person_id: personId, expires_at: expires } as const;
  await db.atomically(askedQueries(row, now.toISOString()));
  return challenge;
}

/** Takes away the challenge that an answer names; it is used up, whether the rest of the answer holds or not. */
export async function claim(
  db: Db,
  now: Date,
  purpose: ChallengeRow['purpose'],
  clientDataJSON: string,
): Promise<ChallengeRow> {
  const named = challengeIn(clientDataJSON);
  const row = named === null ? undefined : await db.first(claimQuery(named, purpose, now.toISOString()));
  if (!row) throw new Refusal('unauthenticated', 'This took too long, or was answered before; try again.');
  return row;
}

/** Adds a passkey to the person whom the challenge was made for. */
export async function addPasskey(
  work: Work,
  site: Site,
  { challenge, person_id }: ChallengeRow,
  personId: string,
  response: RegistrationInput,
  device: Device,
): Promise<void> {
  if (person_id !== personId) throw new Refusal('conflict', 'Somebody else was asked for this passkey.');
  const made = await verifiedRegistration(site, challenge, response);
  if (await passkeyById(work.db, made.id))
    throw new Refusal('conflict', 'This passkey is in use here already.');
  if ((await passkeyRows(work.db, personId)).length >= mostPasskeys)
    throw new Refusal('conflict', `Nobody needs more than ${mostPasskeys} passkeys; remove one first.`);
  work.write.insert('passkeys', {
    id: made.id,
    person_id: personId,
    public_key: made.publicKey,
    counter: made.counter,
    transports: JSON.stringify(made.transports),
    is_synced: made.isSynced ? 1 : 0,
    ...device,
    created_at: work.now,
    last_used_at: null,
  });
  await note(work, personId, 'passkey_added');
}

export async function removePasskey(work: Work, personId: string, id: string): Promise<void> {
  const row = await passkeyById(work.db, id);
  if (row?.person_id !== personId) throw notFound('passkey');
  work.write.remove(removePasskeyQuery(id));
  await note(work, personId, 'passkey_removed');
}

/** Begins a session for whoever signed the challenge. */
export async function signInWithPasskey(
  work: Work,
  site: Site,
  { challenge }: ChallengeRow,
  response: AssertionInput,
  arrival: Arrival,
): Promise<Begun> {
  const passkey = await passkeyById(work.db, response.id);
  if (!passkey || !belongs(passkey, response)) throw refused();
  const used = await verifiedSignIn(site, challenge, response, passkey);
  const person = await existingPerson(work, passkey.person_id);
  if (person.deactivated_at)
    throw new Refusal('unauthenticated', 'You may no longer sign in here; ask an administrator.');
  work.write.change('passkeys', passkey.id, {
    counter: used.counter,
    is_synced: used.isSynced ? 1 : 0,
    last_used_at: work.now,
  });
  return startSession(work, person, arrival);
}

/** The answer names the person of a passkey that was found without a name; it must be the one whom we know. */
function belongs({ person_id }: PasskeyRow, { response }: AssertionInput): boolean {
  return !response.userHandle || response.userHandle === toBase64Url(utf8(person_id));
}

async function note(work: Work, personId: string, verb: string): Promise<void> {
  const row = await existingPerson(work, personId);
  const version = row.version + 1;
  work.write.change('people', personId, { version });
  logPerson(work, verb, { ...row, version });
}

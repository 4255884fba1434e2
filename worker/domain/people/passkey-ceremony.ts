import { fromBase64Url, toBase64Url, utf8 } from '../bytes.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import type { AssertionInput, RegistrationInput } from './passkey.ts';

/** What passkeys (WebAuthn) are asked, and whether their answers hold; a library knows how. Nothing is stored here. */

// Read when first needed: only few requests are about passkeys, and it is large.
const library = () => import('@simplewebauthn/server');

/** Where the ceremony takes place: the origin of the page, whose host name passkeys are bound to. */
export interface Site {
  origin: string;
  name: string;
}

/** EdDSA, ES256, RS256: what every authenticator has at least one of. */
const algorithms = [-8, -7, -257];
export const minutesToAnswer = 5;
const timeout = minutesToAnswer * 60_000;

/** A challenge from 32 random bytes, base64url. */
export const newChallenge = (random: Uint8Array): string => toBase64Url(random.subarray(0, 32));

/** A passkey as it is stored. */
export interface StoredPasskey {
  id: string;
  public_key: string;
  counter: number;
  transports: string;
}

const hostOf = ({ origin }: Site) => new URL(origin).hostname;

/** Passkeys are bound to names; an address in numbers has none. */
export const takesPasskeys = ({ origin }: Site): boolean => !/^[\d.]+$|^\[/.test(new URL(origin).hostname);

/** Options for `navigator.credentials.create`. The passkey can be found without a name being typed (discoverable). */
export async function registrationOptions(
  site: Site,
  challenge: string,
  person: { id: string; name: string },
  known: { id: string; transports: string }[],
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: hostOf(site),
    userID: utf8(person.id),
    userName: person.name,
    userDisplayName: person.name,
    challenge: fromBase64Url(challenge) ?? undefined,
    timeout,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) })),
  });
}

/** Options for `navigator.credentials.get`: any passkey of this site will do. */
export async function signInOptions(site: Site, challenge: string) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: hostOf(site),
    challenge: fromBase64Url(challenge) ?? undefined,
    timeout,
    userVerification: 'required',
  });
}

/** The challenge that an answer says it answers; null where it says none. What it says is verified later. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = JSON.parse(new TextDecoder().decode(fromBase64Url(clientDataJSON) ?? undefined));
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** The new passkey, once everything about it holds. Refuses it with what the library says is wrong. */
export async function verifiedRegistration(site: Site, challenge: string, response: RegistrationInput) {
  const { verifyRegistrationResponse } = await library();
  const verify = async () => {
    await expectUnattested(response);
    return verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
  };
  const { verified, registrationInfo } = await verify().catch((error) => refuse('conflict', error));
  if (!verified) return refuse('conflict', 'its signature');
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    id: credential.id,
    publicKey: toBase64Url(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isSynced: credentialBackedUp,
  };
}

/** Certificates were not asked for; the library would fetch whatever address they name to see if they are revoked. */
async function expectUnattested({ response }: RegistrationInput): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const attestation = decodeAttestationObject(fromBase64Url(response.attestationObject) ?? new Uint8Array());
  const format = attestation.get('fmt');
  if (format === 'none' || (format === 'packed' && !attestation.get('attStmt').get('x5c'))) return;
  throw new Error('An attestation was not asked for');
}

/** What changed about a passkey by its use, once its signature holds and its counter has moved on; else refuses it. */
export async function verifiedSignIn(
  site: Site,
  challenge: string,
  response: AssertionInput,
  passkey: StoredPasskey,
): Promise<{ counter: number; isSynced: boolean }> {
  const { verifyAuthenticationResponse } = await library();
  const { id, counter, transports } = passkey;
  const publicKey = fromBase64Url(passkey.public_key) ?? new Uint8Array();
  const verify = async () =>
    verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
      credential: { id, publicKey, counter, transports: JSON.parse(transports) },
    });
  const { verified, authenticationInfo } = await verify().catch((error) => refuse('unauthenticated', error));
  if (!verified) return refuse('unauthenticated', 'its signature');
  return { counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp };
}

function refuse(code: RefusalCode, why: unknown): never {
  const reason = why instanceof Error ? why.message : String(why);
  throw new Refusal(code, `The answer of the passkey does not hold: ${reason.slice(0, 300)}`);
}

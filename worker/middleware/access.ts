import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Access } from '../config.ts';
import { Refusal } from '../domain/errors.ts';
import { emailOf } from '../domain/people/person.ts';

/** Tokens of Cloudflare Access (`Cf-Access-Jwt-Assertion`): whom it let through to us. */

// Clocks differ a little.
const tolerance = 60;

// One a team: it keeps the keys, fetches them anew when they are old or a token names one that is not among them, and
// never more often than every half minute.
const keySets = new Map<string, JWTVerifyGetKey>();

function keysOf(issuer: string): JWTVerifyGetKey {
  const known = keySets.get(issuer);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL('/cdn-cgi/access/certs', issuer), {
    cooldownDuration: 30_000,
    cacheMaxAge: 3_600_000,
    timeoutDuration: 5000,
  });
  keySets.set(issuer, keys);
  return keys;
}

/** The e-mail address in a token that holds in every respect. Refuses any other; 503 where keys cannot be had. */
export async function emailFromAccess(
  token: string,
  { issuer, audience }: Access,
  now: Date,
): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'sub', 'email'],
      currentDate: now,
      clockTolerance: tolerance,
    });
    const email = emailOf(payload.email);
    if (email) return email;
  } catch (error) {
    if (!isFaultOfToken(error)) {
      console.error(error);
      throw new Refusal('unavailable', 'The keys of Cloudflare Access cannot be had at the moment.');
    }
  }
  throw new Refusal('unauthenticated', 'The token of Cloudflare Access does not hold.');
}

const isFaultOfToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== 'ERR_JOSE_GENERIC';

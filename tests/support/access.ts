import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';

/** A team of Cloudflare Access with keys of its own: signs tokens, and answers for its keys. */

export const teamDomain = 'https://desk.cloudflareaccess.com';
export const audienceTag = 'a1'.repeat(32);
export const accessSettings = {
  AUTH_MODE: 'access',
  ACCESS_TEAM_DOMAIN: teamDomain,
  ACCESS_AUDIENCE: audienceTag,
};

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

export const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** A token as Access makes it for this address; what is given instead makes it odd. */
export function tokenOf(
  key: { kid: string; privateKey: PrivateKey | Uint8Array },
  claims: Record<string, unknown> = {},
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  const usual = {
    iss: teamDomain,
    aud: [audienceTag],
    sub: 'a-subject',
    email: 'ann@example.org',
    type: 'app',
    iat: inSeconds(-10),
    nbf: inSeconds(-10),
    exp: inSeconds(3600),
  };
  const all = Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(all))
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}

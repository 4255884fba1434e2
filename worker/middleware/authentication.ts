import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { admitPerson } from '../actions/invite-person.ts';
import { perform } from '../actions/perform.ts';
import { type App, type Caller, nobody } from '../context.ts';
import { latestSeqQuery } from '../db/log/changes.ts';
import { tokenByHashQuery, tokenUsedQuery } from '../db/people/access.ts';
import { personByEmailQuery } from '../db/people/people.ts';
import { openSessionQuery, sessionSeenQuery } from '../db/people/sessions.ts';
import { Refusal } from '../domain/errors.ts';
import { hashSecret } from '../domain/people/one-time-link.ts';
import { expiryOf, isWorthNoting } from '../domain/people/session.ts';
import { hashToken, looksLikeToken } from '../domain/people/token.ts';
import { emailFromAccess } from './access.ts';
import { sessionSecret } from './session-cookie.ts';

const refused = () =>
  new Refusal('unauthenticated', 'The bearer token is not known, has expired or was revoked.');

/**
 * Finds out who is asking: by a bearer token where one is sent, else by a session, or by Cloudflare Access where that
 * is set. A token that does not hold is refused, rather than read as none; a session that is over is read as none, for
 * its browser goes on sending it.
 */
export const authenticated = createMiddleware<App>(async (c, next) => {
  const header = c.req.header('Authorization');
  if (header !== undefined) c.set('caller', await byToken(c, header));
  else c.set('caller', await (c.var.config.access ? byAccess(c) : bySession(c)));
  await next();
});

async function byToken(c: Context<App>, header: string): Promise<Caller> {
  const { db, now, today } = c.var;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
  if (!looksLikeToken(token)) throw refused();
  const [[found], [newest]] = await db.together([tokenByHashQuery(await hashToken(token)), latestSeqQuery()]);
  c.set('seq', newest?.seq ?? 0);
  const holdsNow = found && !found.revoked_at && (!found.expires_at || found.expires_at > now.toISOString());
  if (!holdsNow) throw refused();
  if (found.last_used_on !== today) await db.all(tokenUsedQuery(found.id, today));
  return { kind: 'token', audience: found.role, id: found.id, name: found.name };
}

async function bySession(c: Context<App>): Promise<Caller> {
  const { db, now } = c.var;
  const secret = sessionSecret(c);
  if (secret === null) return nobody;
  const [[found], [newest]] = await db.together([
    openSessionQuery(await hashSecret(secret), now.toISOString()),
    latestSeqQuery(),
  ]);
  c.set('seq', newest?.seq ?? 0);
  if (!found) return nobody;
  if (isWorthNoting(found.last_seen_at, now)) {
    const seen = { last_seen_at: now.toISOString(), expires_at: expiryOf(found.created_at, now) };
    await db.all(sessionSeenQuery(found.id, seen));
  }
  return {
    kind: 'person',
    audience: found.role,
    id: found.person_id,
    name: found.name,
    session: found.id,
  };
}

/** The role is ours, not that of Access: it says who somebody is, and nothing else. */
async function byAccess(c: Context<App>): Promise<Caller> {
  const { db, now, newId, config } = c.var;
  const assertion = c.req.header('Cf-Access-Jwt-Assertion');
  if (!config.access || assertion === undefined) return nobody;
  const email = await emailFromAccess(assertion, config.access, now);
  const [[known], [newest]] = await db.together([personByEmailQuery(email), latestSeqQuery()]);
  c.set('seq', newest?.seq ?? 0);
  const author = { kind: 'system', id: null, name: 'Cloudflare Access' } as const;
  const person = known ?? (await perform({ db, now, newId, author }, (work) => admitPerson(work, email)));
  if (person.deactivated_at) return nobody;
  return { kind: 'person', audience: person.role, id: person.id, name: person.name, session: null };
}

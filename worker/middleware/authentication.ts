import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { tokenByHashQuery, tokenUsedQuery } from '../db/access.ts';
import { latestSeqQuery } from '../db/changes.ts';
import { Refusal } from '../domain/errors.ts';
import { hashToken, looksLikeToken } from '../domain/token.ts';
import { holds, type Role } from '../domain/visibility.ts';

const refused = () =>
  new Refusal('unauthenticated', 'The bearer token is not known, has expired or was revoked.');

/** Finds out who is asking. A token that does not hold is refused, rather than read as none. */
export const authenticated = createMiddleware<App>(async (c, next) => {
  const header = c.req.header('Authorization');
  if (header !== undefined) {
    const { db, now, today } = c.var;
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
    if (!looksLikeToken(token)) throw refused();
    const [[found], [newest]] = await db.together([
      tokenByHashQuery(await hashToken(token)),
      latestSeqQuery(),
    ]);
    c.set('seq', newest?.seq ?? 0);
    const holdsNow =
      found && !found.revoked_at && (!found.expires_at || found.expires_at > now.toISOString());
    if (!holdsNow) throw refused();
    c.set('caller', { audience: found.role, token: { id: found.id, name: found.name } });
    if (found.last_used_on !== today) await db.all(tokenUsedQuery(found.id, today));
  }
  await next();
});

/** Lets only callers pass who hold the role, or a higher one. */
export const requires = (role: Role) =>
  createMiddleware<App>(async (c, next) => {
    const { audience } = c.var.caller;
    if (audience === 'public')
      throw new Refusal('unauthenticated', `A bearer token with the role "${role}" is needed.`);
    if (!holds(audience, role))
      throw new Refusal('forbidden', `The role "${role}" is needed; your token carries "${audience}".`);
    await next();
  });

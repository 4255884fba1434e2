import type { Session } from '../../domain/people/session.ts';
import type { Role } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { build, type Query } from '../query.ts';

/** A session with its person, as a request finds it. */
export interface OpenSession {
  id: string;
  person_id: string;
  name: string;
  role: Role;
  created_at: string;
  last_seen_at: string;
}

/** The session of this hash, while it lasts and its person may sign in. The role is the person's of this moment. */
export function openSessionQuery(hash: string, now: string): Query<OpenSession> {
  return build
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select(['s.id', 's.person_id', 'p.name', 'p.role', 's.created_at', 's.last_seen_at'])
    .where('s.hash', '=', hash)
    .where('s.expires_at', '>', now)
    .where('p.deactivated_at', 'is', null);
}

export function sessionSeenQuery(id: string, seen: { last_seen_at: string; expires_at: string }): Query {
  return build.updateTable('sessions').set(seen).where('id', '=', id);
}

/** The sessions that a person has open, the last used first; uses sessions_by_person. */
export async function sessionsOf(
  db: Db,
  personId: string,
  thisOne: string | null,
  now: string,
): Promise<Session[]> {
  const rows = await db.all(
    build
      .selectFrom('sessions')
      .select(['id', 'browser', 'system', 'created_at', 'last_seen_at', 'expires_at'])
      .where('person_id', '=', personId)
      .where('expires_at', '>', now)
      .orderBy('last_seen_at', 'desc')
      .limit(200),
  );
  return rows.map(({ id, browser, system, created_at, last_seen_at, expires_at }) => ({
    id,
    browser,
    system,
    createdAt: created_at,
    lastSeenAt: last_seen_at,
    expiresAt: expires_at,
    isThisOne: id === thisOne,
  }));
}

/** Ends the session of this hash. */
export const endSessionQuery = (hash: string): Query => build.deleteFrom('sessions').where('hash', '=', hash);

/** Ends one session of a person, or all of them, or all but one. */
export function endSessionsQuery(
  personId: string,
  which: { only: string } | { but: string | null } = { but: null },
): Query {
  const query = build.deleteFrom('sessions').where('person_id', '=', personId);
  if ('only' in which) return query.where('id', '=', which.only);
  return which.but === null ? query : query.where('id', '<>', which.but);
}

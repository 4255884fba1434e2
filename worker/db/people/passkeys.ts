import { sql } from 'kysely';
import type { Passkey } from '../../domain/people/passkey.ts';
import type { Db } from '../database.ts';
import { build, type Query, query } from '../query.ts';
import type { ChallengeRow, PasskeyRow } from '../schema/people.ts';

/** The passkeys of a person as stored, oldest first; uses passkeys_by_person. */
export function passkeyRows(db: Db, personId: string): Promise<PasskeyRow[]> {
  return db.all(
    build
      .selectFrom('passkeys')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at')
      .limit(100),
  );
}

export async function passkeysOf(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await passkeyRows(db, personId);
  return rows.map(({ id, browser, system, is_synced, created_at, last_used_at }) => ({
    id,
    browser,
    system,
    isSynced: is_synced === 1,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  }));
}

export function passkeyById(db: Db, id: string): Promise<PasskeyRow | undefined> {
  return db.first(build.selectFrom('passkeys').selectAll().where('id', '=', id));
}

export const removePasskeyQuery = (id: string): Query => build.deleteFrom('passkeys').where('id', '=', id);

/** Keeps a challenge, and forgets those that nobody answered; uses challenges_by_expiry. */
export function askedQueries(row: ChallengeRow, now: string): Query[] {
  return [
    build.deleteFrom('challenges').where('expires_at', '<=', now),
    build.insertInto('challenges').values(row),
  ];
}

/** Takes a challenge away in one statement: of two answers to it, one finds it. No row where it is not there any more. */
export function claimQuery(
  challenge: string,
  purpose: ChallengeRow['purpose'],
  now: string,
): Query<ChallengeRow> {
  return query(sql<ChallengeRow>`delete from challenges
    where challenge = ${challenge} and purpose = ${purpose} and expires_at > ${now} returning *`);
}

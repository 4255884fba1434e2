import { sql } from 'kysely';
import type { OwnerLink } from '../../domain/commitments/owner.ts';
import type { Person } from '../../domain/people/person.ts';
import { byName } from '../../domain/text.ts';
import type { Db } from '../database.ts';
import { build, type Query } from '../query.ts';
import type { PersonRow } from '../schema/people.ts';

type Found = PersonRow & {
  last_seen_at: string | null;
  sessions: number;
  passkeys: number;
  link_expires_at: string | null;
};

/** People with what they have open; `now` tells what is over. */
function people(now: string) {
  return build
    .selectFrom('people as p')
    .selectAll('p')
    .select([
      sql<string | null>`(select max(s.last_seen_at) from sessions s
        where s.person_id = p.id and s.expires_at > ${now})`.as('last_seen_at'),
      sql<number>`(select count(*) from sessions s where s.person_id = p.id and s.expires_at > ${now})`.as(
        'sessions',
      ),
      sql<number>`(select count(*) from passkeys k where k.person_id = p.id)`.as('passkeys'),
      sql<string | null>`(select max(l.expires_at) from one_time_links l
        where l.person_id = p.id and l.used_at is null and l.expires_at > ${now})`.as('link_expires_at'),
    ]);
}

/** Everybody, by name; at most 1,000. */
export async function listPeople(db: Db, now: string): Promise<Person[]> {
  const rows = await db.all<Found>(
    people(now).orderBy(sql`p.name collate nocase`).orderBy('p.id').limit(1000),
  );
  return rows.map(shown).sort(byName);
}

export async function personById(db: Db, id: string, now: string): Promise<Person | undefined> {
  const row = await db.first<Found>(people(now).where('p.id', '=', id));
  return row && shown(row);
}

const shown = (row: Found): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  actorId: row.actor_id,
  deactivatedAt: row.deactivated_at,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  sessions: row.sessions,
  passkeys: row.passkeys,
  linkExpiresAt: row.link_expires_at,
  version: row.version,
});

/** Who may be made an owner: everybody who may sign in, by name; at most 1,000. */
export async function listOwners(db: Db): Promise<OwnerLink[]> {
  const owners = await db.all(
    build
      .selectFrom('people')
      .select(['id', 'name'])
      .where('deactivated_at', 'is', null)
      .orderBy(sql`name collate nocase`)
      .orderBy('id')
      .limit(1000),
  );
  return owners.sort(byName);
}

/** The row itself, for writers. */
export function personRow(db: Db, id: string): Promise<PersonRow | undefined> {
  return db.first(build.selectFrom('people').selectAll().where('id', '=', id));
}

/** The person of an address, in small letters; uses people_by_email. */
export function personByEmailQuery(email: string): Query<PersonRow> {
  return build.selectFrom('people').selectAll().where('email', '=', email);
}

/** Takes away what is a person's alone: passkeys, visits, and views but for those that colleagues share. */
export const forgetPersonQueries = (id: string): Query[] => [
  build.deleteFrom('challenges').where('person_id', '=', id),
  build.deleteFrom('passkeys').where('person_id', '=', id),
  build.deleteFrom('desk_visits').where('person_id', '=', id),
  build.deleteFrom('saved_views').where('person_id', '=', id).where('is_shared', '=', 0),
];

/** Whether anybody could let others in; uses people_in_charge. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  // Literals, not parameters: SQLite matches a partial index only against conditions it can read.
  const query = build
    .selectFrom('people')
    .select('id')
    .where(sql<boolean>`role = 'admin' and deactivated_at is null`)
    .limit(1);
  return (await db.first(query)) !== undefined;
}

import { personByEmailQuery } from '../db/people/people.ts';
import type { PersonRow } from '../db/schema/people.ts';
import type { PersonInput } from '../domain/people/person.ts';
import { expectActor, expectOwnEmail, logPerson } from './person-rows.ts';
import type { Work } from './work.ts';

/** Makes a person known, who may sign in from now on; how is another matter (a link, or Cloudflare Access). */
export async function invitePerson(work: Work, input: PersonInput): Promise<{ id: string }> {
  const { name, role, email = null, actorId = null } = input;
  await expectOwnEmail(work, email, null);
  await expectActor(work, actorId);
  return addPerson(work, { id: work.newId(), name, role, email, actor_id: actorId }, 'invited');
}

/** The person of an address whom Cloudflare Access let through: the one we know, or a new one who may read. */
export async function admitPerson(work: Work, email: string): Promise<PersonRow> {
  const known = await work.db.first(personByEmailQuery(email));
  if (known) return known;
  const name = (email.split('@')[0] ?? email).slice(0, 100);
  const given = { id: work.newId(), name, role: 'viewer' as const, email, actor_id: null };
  return addPerson(work, given, 'admitted');
}

/** Writes a new person and the first entry of its log. */
export function addPerson(
  work: Work,
  given: Pick<PersonRow, 'id' | 'name' | 'role' | 'email' | 'actor_id'>,
  verb: string,
): PersonRow {
  const row = { ...given, deactivated_at: null, created_at: work.now, version: 1 };
  work.write.insert('people', row);
  logPerson(
    work,
    verb,
    row,
    verb === 'appointed' ? { kind: 'person', id: row.id, name: row.name } : undefined,
  );
  return row;
}

import { personByEmailQuery, personRow } from '../db/people/people.ts';
import type { PersonRow } from '../db/schema/people.ts';
import { notFound, Refusal } from '../domain/errors.ts';
import type { Author } from './log.ts';
import type { Work } from './work.ts';

export async function existingPerson(work: Work, id: string): Promise<PersonRow> {
  const row = await personRow(work.db, id);
  if (!row) throw notFound('person');
  return row;
}

/** Logs what a person is now. The e-mail address is left out: nothing can be erased from the log. */
export function logPerson(work: Work, verb: string, row: PersonRow, author?: Author): void {
  const { id, name, role, actor_id, deactivated_at, version } = row;
  const state = {
    name,
    role,
    actorId: actor_id,
    deactivatedAt: deactivated_at,
    visibility: 'draft' as const,
  };
  work.log('person', id, verb, { version, state }, { author });
}

/** Refuses an address that is somebody else's: people are told apart by it where Cloudflare Access names them. */
export async function expectOwnEmail(work: Work, email: string | null, id: string | null): Promise<void> {
  const holder = email === null ? undefined : await work.db.first(personByEmailQuery(email));
  if (holder && holder.id !== id)
    throw new Refusal('conflict', 'This e-mail address belongs to somebody else.', [
      { pointer: '/email', detail: 'belongs to somebody else' },
    ]);
}

export async function expectActor(work: Work, actorId: string | null): Promise<void> {
  if (actorId !== null && !(await work.stateOf('actor', actorId)))
    throw new Refusal('invalid', 'The request holds values that cannot be accepted.', [
      { pointer: '/actorId', detail: 'must be the id of an actor' },
    ]);
}

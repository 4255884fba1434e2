import { personRow } from '../db/people/people.ts';
import type { OwnerInput, OwnerState } from '../domain/commitments/owner.ts';
import { invalid } from '../domain/errors.ts';
import type { Visibility } from '../domain/visibility.ts';
import type { Work } from './work.ts';

/** The owner as given: an actor who is new is made; a person must be one who may sign in. */
export async function ownerOf(
  work: Work,
  given: OwnerInput | null | undefined,
  visibility: Visibility,
): Promise<OwnerState | null> {
  if (!given) return null;
  if (given.actor) {
    await work.actors.load([given.actor]);
    const made = { kind: 'organisation', visibility } as const;
    return { actor: await work.actors.idOf(given.actor, made, '/owner/actor') };
  }
  const person = await personRow(work.db, given.person ?? '');
  if (!person || person.deactivated_at)
    throw invalid('/owner/person', 'must be the id of a person who may sign in');
  return { person: person.id };
}

export function ownerColumns(owner: OwnerState | null | undefined) {
  return {
    owner_person_id: owner && 'person' in owner ? owner.person : null,
    owner_actor_id: owner && 'actor' in owner ? owner.actor : null,
  };
}

interface Owned {
  owner?: OwnerState | null;
  visibility: Visibility;
}

/** The owner after a change, which may leave it as it was. */
export const ownerAfter = async (work: Work, before: Owned, given: OwnerInput | null | undefined) =>
  given === undefined ? (before.owner ?? null) : ownerOf(work, given, before.visibility);

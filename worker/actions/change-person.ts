import { withdrawLinksQuery } from '../db/people/one-time-links.ts';
import { forgetPersonQueries } from '../db/people/people.ts';
import { endSessionsQuery } from '../db/people/sessions.ts';
import type { PersonRow } from '../db/schema/people.ts';
import type { PersonChange } from '../domain/people/person.ts';
import { existingPerson, expectActor, expectOwnEmail, logPerson } from './person-rows.ts';
import { expectVersion, type Work } from './work.ts';

/** Changes what is given. Whoever is deactivated is signed out everywhere; the last administrator stays one. */
export async function changePerson(
  work: Work,
  id: string,
  expected: number,
  change: PersonChange,
): Promise<void> {
  const row = await existingPerson(work, id);
  expectVersion(row, expected);
  const { name = row.name, role = row.role, email = row.email, actorId = row.actor_id, isActive } = change;
  if (email !== row.email) await expectOwnEmail(work, email, id);
  if (actorId !== row.actor_id) await expectActor(work, actorId);
  const wasActive = row.deactivated_at === null;
  const deactivated_at = (isActive ?? wasActive) ? null : (row.deactivated_at ?? work.now);
  if (wasActive && deactivated_at) shutOut(work, id);
  write(work, verbOf(row, role, deactivated_at), {
    ...row,
    name,
    role,
    email,
    actor_id: actorId,
    deactivated_at,
  });
}

/** Takes away all by which a person could be reached or sign in. The name stays with what they did. */
export async function erasePerson(work: Work, id: string, expected: number): Promise<void> {
  const row = await existingPerson(work, id);
  expectVersion(row, expected);
  shutOut(work, id);
  for (const query of forgetPersonQueries(id)) work.write.remove(query);
  write(work, 'erased', { ...row, email: null, deactivated_at: row.deactivated_at ?? work.now });
}

/** Ends all that a person has open. Their passkeys stay. */
export async function endSessionsOf(work: Work, id: string): Promise<void> {
  const row = await existingPerson(work, id);
  work.write.remove(endSessionsQuery(id));
  write(work, 'signed_out', row);
}

function shutOut(work: Work, id: string): void {
  work.write.remove(endSessionsQuery(id));
  work.write.remove(withdrawLinksQuery(id));
}

function write(work: Work, verb: string, row: PersonRow): void {
  const version = row.version + 1;
  const { name, role, email, actor_id, deactivated_at } = row;
  work.write.change('people', row.id, { name, role, email, actor_id, deactivated_at, version });
  logPerson(work, verb, { ...row, version });
}

function verbOf(before: PersonRow, role: string, deactivatedAt: string | null): string {
  if (before.deactivated_at === null && deactivatedAt) return 'deactivated';
  if (before.deactivated_at !== null && !deactivatedAt) return 'reactivated';
  return before.role === role ? 'changed' : 'role_changed';
}

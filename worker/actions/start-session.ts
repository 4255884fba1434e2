import { endSessionQuery } from '../db/people/sessions.ts';
import type { PersonRow } from '../db/schema/people.ts';
import type { Device } from '../domain/people/device.ts';
import { hashSecret, newSecret } from '../domain/people/one-time-link.ts';
import { expiryOf } from '../domain/people/session.ts';
import type { Role } from '../domain/visibility.ts';
import type { Work } from './work.ts';

/** What a session begins with. */
export interface Arrival {
  device: Device;
  /** 24 random bytes, for the session's secret. */
  random: Uint8Array;
  /** The secret of the session that the browser came with: it ends, whatever becomes of this one. */
  previous: string | null;
}

/** A session that has begun: its secret, told once, and whose it is. */
export interface Begun {
  secret: string;
  person: { id: string; name: string; role: Role };
}

/** Begins a session under a secret that nobody has had before, and ends the one that the browser came with. */
export async function startSession(
  work: Work,
  { id: personId, name, role }: Pick<PersonRow, 'id' | 'name' | 'role'>,
  { device, random, previous }: Arrival,
): Promise<Begun> {
  const secret = newSecret(random);
  if (previous !== null) work.write.remove(endSessionQuery(await hashSecret(previous)));
  work.write.insert('sessions', {
    id: work.newId(),
    hash: await hashSecret(secret),
    person_id: personId,
    ...device,
    created_at: work.now,
    last_seen_at: work.now,
    expires_at: expiryOf(work.now, new Date(work.now)),
  });
  return { secret, person: { id: personId, name, role } };
}

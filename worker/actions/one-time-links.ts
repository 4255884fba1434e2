import {
  type FoundLink,
  linkByHash,
  useLinkQuery,
  withdrawFirstLinksQuery,
  withdrawLinksQuery,
} from '../db/people/one-time-links.ts';
import { hasAdministrator } from '../db/people/people.ts';
import type { PersonRow } from '../db/schema/people.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import {
  hashSecret,
  type LinkKind,
  linkAddress,
  linkHours,
  type MadeLink,
  newSecret,
  type OneTimeLink,
} from '../domain/people/one-time-link.ts';
import { addPerson } from './invite-person.ts';
import { existingPerson, logPerson } from './person-rows.ts';
import { type Arrival, type Begun, startSession } from './start-session.ts';
import type { Work } from './work.ts';

interface Making {
  random: Uint8Array;
  /** Where people reach us: the scheme, host and port of the page. */
  origin: string;
}

/** Makes a link by which this person signs in once; an earlier one that still waits no longer holds. */
export async function makeLink(work: Work, personId: string, making: Making): Promise<MadeLink> {
  const row = await existingPerson(work, personId);
  if (row.deactivated_at) throw new Refusal('conflict', 'Whoever is deactivated cannot sign in.');
  work.write.remove(withdrawLinksQuery(personId));
  const version = row.version + 1;
  work.write.change('people', personId, { version });
  logPerson(work, 'link_made', { ...row, version });
  return write(work, 'sign_in', personId, making);
}

/** The link that goes with an invitation, in the batch that makes the person. */
export const invitationLink = (work: Work, personId: string, making: Making): Promise<MadeLink> =>
  write(work, 'invitation', personId, making);

/** While nobody could let others in: a link that makes whoever uses it the first administrator. Else null. */
export async function firstAdministratorLink(work: Work, making: Making): Promise<MadeLink | null> {
  if (await hasAdministrator(work.db)) return null;
  work.write.remove(withdrawFirstLinksQuery());
  return write(work, 'first_administrator', null, making);
}

async function write(
  work: Work,
  kind: LinkKind,
  personId: string | null,
  { random, origin }: Making,
): Promise<MadeLink> {
  const secret = newSecret(random);
  const expiresAt = new Date(Date.parse(work.now) + linkHours[kind] * 3_600_000).toISOString();
  work.write.insert('one_time_links', {
    id: work.newId(),
    hash: await hashSecret(secret),
    kind,
    person_id: personId,
    created_at: work.now,
    expires_at: expiresAt,
    used_at: null,
    uses: 0,
  });
  return { url: linkAddress(origin, secret), kind, expiresAt };
}

/** What a link is good for. Reading it uses nothing up: programs that look at links on their way may do so. */
export async function readLink(work: Work, secret: string): Promise<OneTimeLink> {
  const { kind, name, role, expires_at } = await goodLink(work, secret);
  return { kind, name, role: role ?? 'admin', expiresAt: expires_at };
}

/** Lets its holder in and uses it up. The first administrator says a name. */
export async function useLink(
  work: Work,
  { secret, name }: { secret: string; name?: string | undefined },
  arrival: Arrival,
): Promise<Begun> {
  const link = await goodLink(work, secret);
  work.write.update(useLinkQuery(link.id, work.now));
  return startSession(work, await comeIn(work, link, name), arrival);
}

async function comeIn(work: Work, { person_id: id }: FoundLink, name?: string): Promise<PersonRow> {
  if (id !== null) {
    const row = await existingPerson(work, id);
    const version = row.version + 1;
    work.write.change('people', id, { version });
    logPerson(work, 'link_used', { ...row, version }, { kind: 'person', id, name: row.name });
    return row;
  }
  if (name === undefined) throw invalid('/name', 'is needed: the first administrator has none yet');
  const given = { id: work.newId(), name, role: 'admin' as const, email: null, actor_id: null };
  return addPerson(work, given, 'appointed');
}

async function goodLink(work: Work, secret: string): Promise<FoundLink> {
  const link = await linkByHash(work.db, await hashSecret(secret));
  const fault = await faultOf(work, link);
  if (!link || fault) throw new Refusal('gone', fault ?? '');
  return link;
}

async function faultOf(work: Work, link: FoundLink | undefined): Promise<string | null> {
  if (!link) return 'This link is not known here: it may have been cut short, or replaced by a newer one.';
  if (link.used_at) return 'This link was used before. Each lets somebody in once.';
  if (link.expires_at <= work.now) return 'This link has expired.';
  if (link.deactivated_at) return 'Whoever it was made for may no longer sign in.';
  if (link.person_id === null && (await hasAdministrator(work.db)))
    return 'There is an administrator already, who can invite you.';
  return null;
}

import { invitePerson } from '../../worker/actions/invite-person.ts';
import { perform } from '../../worker/actions/perform.ts';
import { startSession } from '../../worker/actions/start-session.ts';
import { personRow } from '../../worker/db/people/people.ts';
import type { Role } from '../../worker/domain/visibility.ts';
import { acting, call } from './worker.ts';

export const randomBytes = () => crypto.getRandomValues(new Uint8Array(32));
export const site = 'http://localhost';
export const cookieName = '__Host-session';

/** A person with a session that was begun at this moment. */
export async function signedIn(
  role: Role,
  { name = `A person, ${role}`, now = new Date().toISOString() } = {},
) {
  const { id } = await perform(acting(now), (work) => invitePerson(work, { name, role }));
  return { id, name, secret: await sessionFor(id, now) };
}

export async function sessionFor(personId: string, now = new Date().toISOString()): Promise<string> {
  const context = acting(now);
  const person = await personRow(context.db, personId);
  if (!person) throw new Error('There is no such person');
  const arrival = {
    device: { browser: 'Firefox', system: 'Linux' },
    random: randomBytes(),
    previous: null,
  };
  return (await perform(context, (work) => startSession(work, person, arrival))).secret;
}

type Asked = NonNullable<Parameters<typeof call>[1]>;

/** What a browser sends from a page of ours; without a secret as somebody who is not signed in. */
export function fromPage(secret: string | null, path: string, { headers = {}, ...asked }: Asked = {}) {
  const method = asked.method ?? (asked.body === undefined ? 'GET' : 'POST');
  const isWrite = method !== 'GET';
  return call(path, {
    ...asked,
    method,
    headers: {
      ...(secret === null ? {} : { Cookie: `${cookieName}=${secret}` }),
      ...(isWrite
        ? { Origin: site, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
        : {}),
      ...headers,
    },
  });
}

/** The secret that an answer hands to the browser, and the attributes of its cookie. */
export function cookieOf(response: Response): { name: string; secret: string; attributes: string[] } {
  const [pair = '', ...attributes] = (response.headers.get('Set-Cookie') ?? '').split('; ');
  const [name = '', secret = ''] = pair.split('=');
  return { name, secret, attributes };
}

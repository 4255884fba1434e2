import { changePerson } from '../actions/change-person.ts';
import { invitePerson } from '../actions/invite-person.ts';
import { invitationLink, makeLink } from '../actions/one-time-links.ts';
import { listPeople, personRow } from '../db/people/people.ts';
import { invalid } from '../domain/errors.ts';
import { emailOf, personInput } from '../domain/people/person.ts';
import { type Role, roles } from '../domain/visibility.ts';
import { act, choice, type Known, misuse, type Place, wrongValue } from './command.ts';

/** The commands about people who sign in. */
export const peopleCommands: Record<string, Known> = {
  'person create': {
    subject: 'name',
    options: ['role', 'email'],
    tellsAddress: true,
    prepare(name, options) {
      const role = choice<Role>('role', roles, options.role);
      if (!role) throw misuse('--role is missing');
      const email = options.email === undefined ? null : emailOf(options.email);
      if (options.email !== undefined && !email) throw wrongValue('--email must be an e-mail address');
      return async (place) => {
        const given = personInput.safeParse({ name, role, email });
        if (!given.success) throw invalid('/name', 'must be 1 to 100 characters on one line');
        const { id, link } = await act(place, async (work) => {
          const { id } = await invitePerson(work, given.data);
          return { id, link: await invitationLink(work, id, makingOf(place)) };
        });
        return [{ id, name, role, link: link.url, expiresAt: link.expiresAt }];
      };
    },
  },
  'person list': {
    prepare:
      () =>
      async ({ db, clock }) =>
        listPeople(db, clock.now.toISOString()),
  },
  'person link': {
    subject: 'id',
    tellsAddress: true,
    prepare: (id) => async (place) => {
      const { url, expiresAt } = await act(place, (work) => makeLink(work, id, makingOf(place)));
      return [{ id, link: url, expiresAt }];
    },
  },
  'person deactivate': {
    subject: 'id',
    prepare: (id) => async (place) => {
      const row = await personRow(place.db, id);
      await act(place, (work) => changePerson(work, id, row?.version ?? 0, { isActive: false }));
      return [{ id, deactivated: true }];
    },
  },
};

const makingOf = ({ baseUrl, clock }: Place) => ({ random: clock.random, origin: new URL(baseUrl).origin });

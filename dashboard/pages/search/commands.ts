import type { Who } from '../../../worker/domain/people/session.ts';
import type { Role } from '../../../worker/domain/visibility.ts';
import { type SearchWords, searchWords } from '../../../worker/words/search.ts';
import { addressOf, readPlace } from '../../location.ts';

/** Something to do rather than to find: a page to go to, or an act. */
export type Command = { id: CommandId; label: string } & (
  | { address: string }
  | { act: 'print' | 'sign-out' }
);
export type CommandId = keyof SearchWords['commands'];

const editors: readonly Role[] = ['editor', 'admin'];

/** What the reader may do, in the order in which it is offered. A page that is not there is not offered. */
export function commandsFor(who: Who | null): Command[] {
  const person = who?.person ?? null;
  const mayWrite = person !== null && editors.includes(person.role);
  const page = (id: CommandId, address: string, isOffered = true): Command[] =>
    isOffered && readPlace(address).page !== 'missing'
      ? [{ id, label: searchWords.commands[id], address }]
      : [];
  const act = (id: CommandId, what: 'print' | 'sign-out', isOffered = true): Command[] =>
    isOffered ? [{ id, label: searchWords.commands[id], act: what }] : [];
  return [
    ...page('desk', '/desk', person !== null),
    ...page('timeline', addressOf({ page: 'timeline', view: {} })),
    ...page('upcoming', addressOf({ page: 'upcoming', view: {} })),
    ...page('commitments', addressOf({ page: 'commitments', view: {} })),
    ...page('briefings', addressOf({ page: 'briefings', view: {} })),
    ...page('actors', addressOf({ page: 'actors', view: {} })),
    ...page('bodies', addressOf({ page: 'bodies', view: {} })),
    ...page('followUp', addressOf({ page: 'follow-up', view: {} })),
    ...page('recordBriefing', addressOf({ page: 'new-briefing' }), mayWrite),
    ...page('recordCommitment', addressOf({ page: 'new-commitment', view: {} }), mayWrite),
    ...page('recordHandover', addressOf({ page: 'new-handover', view: {} }), mayWrite),
    ...page('recordActor', addressOf({ page: 'new-actor' }), mayWrite),
    ...page('recordBody', addressOf({ page: 'new-body' }), mayWrite),
    ...page('people', addressOf({ page: 'people' }), person?.role === 'admin'),
    ...page('account', addressOf({ page: 'account' }), person !== null),
    ...page('today', addressOf({ page: 'timeline', view: {} })),
    ...act('print', 'print'),
    ...page('signIn', addressOf({ page: 'sign-in' }), who !== null && person === null),
    ...act('signOut', 'sign-out', person !== null),
  ];
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those of which every word that is typed begins one. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => {
    const own = plain(label).split(/\s+/);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
}

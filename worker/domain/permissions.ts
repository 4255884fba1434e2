import { type Audience, holds } from './visibility.ts';

/**
 * What a route asks of its caller: nothing, a role, a person of any role who is signed in (a token is nobody who could
 * have passkeys), or the signature of an integration.
 */
export type Least = Audience | 'person' | 'signature';

/** Who may do what: every operation of the interface, by its id, and the least that a caller must be. The one table. */
export const permissions = {
  'list-briefings': 'public',
  'read-briefing': 'public',
  'create-briefing': 'editor',
  'change-briefing': 'editor',
  'archive-briefing': 'editor',
  'restore-briefing': 'editor',

  'list-commitments': 'public',
  'read-commitment': 'public',
  'create-commitment': 'editor',
  'change-commitment': 'editor',
  'archive-commitment': 'editor',
  'restore-commitment': 'editor',
  'follow-up-commitment': 'editor',

  'list-handovers': 'public',
  'read-handover': 'public',
  'create-handover': 'editor',
  'change-handover': 'editor',
  'archive-handover': 'editor',
  'restore-handover': 'editor',

  'list-actors': 'public',
  'read-actor': 'public',
  'create-actor': 'editor',
  'change-actor': 'editor',
  'archive-actor': 'editor',
  'restore-actor': 'editor',

  'list-terms': 'public',
  'list-topics': 'public',
  'list-changes': 'public',
  timeline: 'public',
  'timeline-overview': 'public',
  'timeline-csv': 'public',
  upcoming: 'public',
  statuses: 'public',
  'statuses-csv': 'public',
  scores: 'public',
  'scores-csv': 'public',
  slippage: 'public',
  'slippage-csv': 'public',
  'due-load': 'public',
  'due-load-csv': 'public',

  'list-deliveries': 'admin',
  'replay-delivery': 'admin',

  'read-session': 'public',
  'sign-out': 'public',
  'read-link': 'public',
  'use-link': 'public',
  'ask-to-sign-in': 'public',
  'sign-in': 'public',

  'list-sessions': 'person',
  'end-session': 'person',
  'end-other-sessions': 'person',
  'list-passkeys': 'person',
  'ask-to-add-passkey': 'person',
  'add-passkey': 'person',
  'remove-passkey': 'person',

  'list-people': 'admin',
  'read-person': 'admin',
  'invite-person': 'admin',
  'change-person': 'admin',
  'erase-person': 'admin',
  'make-link': 'admin',
  'end-sessions-of-person': 'admin',

  'post-event': 'signature',
  'preview-page': 'public',
  'preview-record': 'public',
  health: 'public',
  'read-description': 'public',
  'read-docs': 'public',
} as const satisfies Record<string, Least>;
export type OperationId = keyof typeof permissions;

/** Whether a caller of this kind and audience may; what is signed is checked where it is read. */
export type CallerKind = 'public' | 'token' | 'person';

export function allows(least: Least, kind: CallerKind, audience: Audience): boolean {
  if (least === 'signature') return true;
  if (least === 'person') return kind === 'person';
  return least === 'public' || holds(audience, least);
}

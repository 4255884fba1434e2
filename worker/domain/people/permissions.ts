import { type Audience, holds } from '../visibility.ts';

/**
 * What a route asks of its caller: nothing, a role, a person of any role who is signed in (a token is nobody who could
 * have passkeys), a colleague (such a person, or a token that may write), or the signature of an integration.
 */
export type Least = Audience | 'person' | 'colleague' | 'signature';

/** Who may do what: every operation of the interface, by its id, and the least that a caller must be. The one table. */
export const permissions = {
  'list-briefings': 'public',
  'read-briefing': 'public',
  'create-briefing': 'editor',
  'change-briefing': 'editor',
  'archive-briefing': 'editor',
  'restore-briefing': 'editor',
  'restore-briefing-version': 'editor',
  'preview-briefing-merge': 'editor',
  'merge-briefing': 'editor',

  'list-commitments': 'public',
  'read-commitment': 'public',
  'create-commitment': 'editor',
  'change-commitment': 'editor',
  'archive-commitment': 'editor',
  'restore-commitment': 'editor',
  'restore-commitment-version': 'editor',
  'follow-up-commitment': 'editor',
  'follow-up-commitments': 'editor',

  'list-handovers': 'public',
  'read-handover': 'public',
  'create-handover': 'editor',
  'change-handover': 'editor',
  'archive-handover': 'editor',
  'restore-handover': 'editor',
  'complete-handover': 'editor',
  'restore-handover-version': 'editor',

  'list-actors': 'public',
  'read-actor': 'public',
  'create-actor': 'editor',
  'change-actor': 'editor',
  'archive-actor': 'editor',
  'restore-actor': 'editor',
  'restore-actor-version': 'editor',
  'preview-actor-merge': 'editor',
  'merge-actor': 'editor',

  'list-terms': 'public',
  'list-topics': 'public',
  'list-changes': 'public',
  search: 'public',
  'undo-change': 'editor',
  'list-archived': 'editor',
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

  'handover-file': 'public',
  'handover-file-markdown': 'public',
  'handover-file-word': 'public',
  'briefing-brief': 'public',
  'briefing-brief-markdown': 'public',
  'briefing-brief-word': 'public',
  'actor-promises': 'public',
  'actor-promises-markdown': 'public',
  'actor-promises-word': 'public',
  'list-comments': 'viewer',
  'create-comment': 'colleague',
  'change-comment': 'colleague',
  'remove-comment': 'colleague',

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

  'read-desk': 'viewer',
  'read-desk-section': 'viewer',
  'read-desk-changes': 'person',
  'see-desk': 'person',
  'list-views': 'person',
  'save-view': 'person',
  'change-view': 'person',
  'delete-view': 'person',

  'list-owners': 'editor',

  'list-people': 'admin',
  'read-person': 'admin',
  'invite-person': 'admin',
  'change-person': 'admin',
  'erase-person': 'admin',
  'make-link': 'admin',
  'end-sessions-of-person': 'admin',

  'post-event': 'signature',
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
  if (least === 'colleague') return kind === 'person' || holds(audience, 'editor');
  return least === 'public' || holds(audience, least);
}

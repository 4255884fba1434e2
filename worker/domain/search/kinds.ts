/** What has words of its own, in the order in which it is shown. */
export const searchKinds = [
  'actor',
  'briefing',
  'commitment',
  'handover',
  'statement',
  'follow_up',
  'source',
  'comment',
] as const;
export type SearchKind = (typeof searchKinds)[number];

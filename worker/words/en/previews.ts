import { count } from './numbers.ts';

/** What a link to a page says of it where it is shared. Parts that are not known are null. */
export const previewWords = {
  /** Sentences of what is known, one after the other. */
  sentences: (parts: readonly (string | null | false)[]) =>
    parts
      .filter((part) => typeof part === 'string' && part !== '')
      .map((part) => `${part}.`)
      .join(' '),
  titleOf: (page: string, filters: readonly string[]) =>
    filters.length === 0 ? page : `${page}: ${filters.join(' · ')}`,
  commitment: 'Commitment',
  briefing: 'Briefing',
  handover: 'Handover',
  due: (date: string) => `Due ${date}`,
  dueAt: (briefing: string) => `Due at ${briefing}`,
  undated: 'No due date',
  undertakenBy: (names: string[]) => `Undertaken by ${new Intl.ListFormat('en').format(names)}`,
  promisedAt: (briefing: string) => `Promised at ${briefing}`,
  lastFollowUp: (date: string) => `Last follow-up ${date}`,
  noFollowUp: 'No follow-up yet',
  passes: (from: string | null, to: string) => (from ? `From ${from} to ${to}` : `To ${to}`),
  inTheChair: (holder: string, since: string | null) =>
    `${holder} in the chair${since ? ` since ${since}` : ''}`,
  nextInTheChair: (holder: string, from: string | null) => `Next: ${holder}${from ? `, ${from}` : ''}`,
  onRecord: (briefings: number, commitments: number, open: number) =>
    `${count(briefings, 'briefing', 'briefings')} and ${count(commitments, 'commitment', 'commitments')} on record, ${open} open`,
  begin: (briefings: number, commitments: number, handovers: number) =>
    [
      count(briefings, 'briefing', 'briefings'),
      count(commitments, 'commitment', 'commitments'),
      count(handovers, 'handover', 'handovers'),
    ].join(', '),
  window: (from: string, to: string) => `${from} to ${to}`,
  /** What is written in dashboard/public/preview.png. */
  picture: 'Rapporteur: what was said and promised at international meetings, tracked to completion',
};

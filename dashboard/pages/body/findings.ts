import type { Succession } from '../../../worker/domain/handovers/handover.ts';
import type { Words } from '../../../worker/words/app.ts';
import type { Formats } from '../../ui/formats.ts';

/** What was left open rather than said wrongly: many bodies have many of these, so all of a kind make one sentence. */
const openKinds = ['gap', 'holder_unknown', 'not_confirmed'] as const;

/**
 * What does not add up in a body's handovers, one sentence each, and what they leave open. A finding is placed by
 * its handover's date.
 */
export function findingsInWords({ findings, terms }: Succession, words: Words, formats: Formats) {
  const dateOf = (handoverId: string | null) => {
    const term = terms.find(({ startedBy }) => startedBy !== null && startedBy === handoverId);
    return formats.term(term?.start ?? null) ?? words.noDate;
  };
  const isOpen = (kind: string) => (openKinds as readonly string[]).includes(kind);
  const open = openKinds.flatMap((kind) => {
    const dates = findings.filter((one) => one.kind === kind).map(({ handoverId }) => dateOf(handoverId));
    return dates.length === 0 ? [] : [words.terms.openFinding[kind](words.list([...new Set(dates)]))];
  });
  const contradicting = findings.filter(({ kind }) => !isOpen(kind));
  const sentences = contradicting.map(({ kind, handoverId, actor }) => {
    const known = words.terms.finding;
    if (!Object.hasOwn(known, kind)) return words.body.unknownFinding;
    return known[kind as keyof typeof known](dateOf(handoverId), actor?.name ?? words.noActor);
  });
  return { contradictions: [...new Set(sentences)], open };
}

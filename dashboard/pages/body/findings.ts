import type { Succession } from '../../../worker/domain/handover.ts';
import type { Formats } from '../../ui/formats.ts';
import type { Words } from '../../words/words.ts';

/** What does not add up in a body's handovers, one sentence each; a finding is placed by its handover's date. */
export function findingsInWords({ findings, terms }: Succession, words: Words, formats: Formats): string[] {
  const dateOf = (handoverId: string | null) => {
    const term = terms.find(({ startedBy }) => startedBy !== null && startedBy === handoverId);
    return formats.term(term?.start ?? null) ?? words.noDate;
  };
  const sentences = findings.map(({ kind, handoverId, actor }) => {
    const known = words.terms.finding;
    if (!Object.hasOwn(known, kind)) return words.body.unknownFinding;
    return known[kind as keyof typeof known](dateOf(handoverId), actor?.name ?? words.noActor);
  });
  return [...new Set(sentences)];
}

import type { Briefing } from '../../worker/domain/briefing.ts';
import type { Commitment } from '../../worker/domain/commitment.ts';
import type { Succession, TermOut } from '../../worker/domain/handover.ts';
import type { Timeline } from '../../worker/domain/timeline.ts';

/** What a key of the drawing stands for: "briefing:<id>", "commitment:<id>", "handover:<id>" or "term:<body>:<start>". */
export type Selected =
  | { kind: 'briefing'; briefing: Briefing }
  | { kind: 'commitment'; commitment: Commitment }
  /** `after` begins with the handover, `before` ends with it. */
  | { kind: 'handover'; id: string; body: Succession['body']; before: TermOut | null; after: TermOut }
  | { kind: 'term'; body: Succession['body']; term: TermOut };

export const briefingKey = (id: string) => `briefing:${id}`;
export const commitmentKey = (id: string) => `commitment:${id}`;
export const handoverKey = (id: string) => `handover:${id}`;

/** A term has no id: it is known by its body and by what begins it. */
export const termKey = (bodyId: string, term: TermOut) =>
  `term:${bodyId}:${term.startedBy ?? term.start?.edtf ?? term.start?.earliest ?? ''}`;

/** The record that a key stands for; null when the data does not hold it. */
export function selectedIn(data: Timeline, key: string | null): Selected | null {
  if (key === null) return null;
  const kind = key.slice(0, key.indexOf(':'));
  const id = key.slice(kind.length + 1);
  if (kind === 'briefing') {
    const briefing = data.briefings.find((one) => one.id === id);
    return briefing ? { kind, briefing } : null;
  }
  if (kind === 'commitment') {
    const commitment = data.commitments.find((one) => one.id === id);
    return commitment ? { kind, commitment } : null;
  }
  for (const { body, terms } of data.bodies)
    for (const [i, term] of terms.entries()) {
      if (kind === 'term' && termKey(body.id, term) === key) return { kind, body, term };
      if (kind === 'handover' && term.startedBy === id)
        return { kind, id, body, before: terms[i - 1] ?? null, after: term };
    }
  return null;
}

import { openDueAtQuery } from '../db/commitments/commitments.ts';
import type { BriefingState, CommitmentState } from '../domain/record-states.ts';
import { wordsOf, writeCommitment } from './make-commitment.ts';
import type { Work } from './work.ts';

/** Moves the due dates of the commitments that fall due at a briefing to where that briefing has moved. */
export async function moveWithBriefing(work: Work, briefing: string, moved: BriefingState) {
  const bound = await work.db.all(openDueAtQuery(briefing));
  const ids = bound.map(({ id }) => id);
  await work.loadStates('commitment', ids);
  for (const id of ids) {
    const entry = await work.stateOf('commitment', id);
    if (!entry || entry.state.dueBriefing !== briefing) continue;
    const [due, words] = [moved.start, wordsOf(moved, entry.state.visibility)];
    // Undoing has put it there already.
    if (entry.state.due === due && entry.state.dueWords === words) continue;
    const state: CommitmentState = { ...entry.state, due, dueWords: words };
    // What never had a due date has not slipped by being given one.
    if (state.originalDue.edtf === null) state.originalDue = { edtf: due, words };
    writeCommitment(work, id, entry.version + 1, state);
    work.log('commitment', id, 'moved_with_briefing', { version: entry.version + 1, state });
  }
}

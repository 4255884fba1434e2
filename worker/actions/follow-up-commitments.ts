import type { FollowUpsInput } from '../domain/commitments/commitment.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import { followUpCommitment } from './follow-up-commitment.ts';
import type { Work } from './work.ts';

/** Adds the same follow-up to several commitments: to all of them, or, where one cannot take it, to none. */
export async function followUpCommitments(
  work: Work,
  { commitments, followUp }: FollowUpsInput,
): Promise<{ id: string }> {
  await work.loadStates('commitment', commitments);
  let last = { id: '' };
  for (const [i, id] of commitments.entries()) {
    if (commitments.indexOf(id) < i) throw invalid(`/commitments/${i}`, 'is named twice');
    try {
      last = await followUpCommitment(work, id, null, followUp);
    } catch (error) {
      throw refusedFor(i, error);
    }
  }
  return last;
}

/** Says which one it was: what is wrong with the follow-up itself is wrong for the first already. */
function refusedFor(i: number, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  if (error.code === 'not_found')
    return invalid(`/commitments/${i}`, 'is no commitment, or none that you may see');
  const faults = error.faults.map(({ pointer, detail }) => ({ pointer: `/followUp${pointer}`, detail }));
  return new Refusal(error.code, error.message, faults);
}

import { refusedBelow } from '../domain/errors.ts';
import type { MeetingInput } from '../domain/meeting.ts';
import { announceHandover } from './announce-handover.ts';
import { makeCommitment } from './make-commitment.ts';
import { recordBriefing } from './record-briefing.ts';
import type { Work } from './work.ts';

/** Records a briefing, what was promised there and which presidencies pass on: one act, one batch. */
export async function recordMeeting(work: Work, input: MeetingInput): Promise<{ id: string }> {
  const { commitments = [], handovers = [], ...briefing } = input;
  await work.actors.load([
    ...commitments.flatMap(({ parties = [] }) => parties.map(({ actor }) => actor)),
    ...handovers.flatMap(({ body, from, to }) => [body, from, to]),
  ]);
  const { id } = await recordBriefing(work, briefing);
  // What is said at a briefing is shown no more widely than the briefing, unless it says so itself.
  const there = { briefing: id, visibility: input.visibility ?? 'internal' } as const;
  for (const [i, given] of commitments.entries())
    await refusedBelow(`/commitments/${i}`, () => makeCommitment(work, { ...there, ...given }));
  for (const [i, given] of handovers.entries())
    await refusedBelow(`/handovers/${i}`, () => announceHandover(work, { ...there, ...given }));
  return { id };
}

import type { RecordKind } from '../domain/changes/record.ts';
import type { ActorState, BriefingState, CommitmentState, HandoverState } from '../domain/record-states.ts';
import { writeHandover } from './announce-handover.ts';
import { writeWhole } from './make-commitment.ts';
import { writeBriefing } from './record-briefing.ts';
import type { Work } from './work.ts';
import { writeActor } from './write-actor.ts';

/** Writes an existing record of any kind as `state` has it. What the log says of it is up to the caller. */
export async function writeRecord(
  work: Work,
  kind: RecordKind,
  id: string,
  version: number,
  before: object,
  state: object,
): Promise<void> {
  if (kind === 'actor') await writeActor(work, id, version, before as ActorState, state as ActorState);
  else if (kind === 'briefing')
    await writeBriefing(work, id, version, before as BriefingState, state as BriefingState);
  else if (kind === 'commitment')
    await writeWhole(work, id, version, before as CommitmentState, state as CommitmentState);
  else writeHandover(work, id, version, before as HandoverState, state as HandoverState);
}

import { stateOfVersion } from '../db/log/changes.ts';
import { mergedIntoQuery } from '../db/log/merged.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { notFound } from '../domain/errors.ts';
import type {
  ActorState,
  BriefingState,
  CommitmentState,
  HandoverState,
  RecordState,
} from '../domain/record-states.ts';
import { same } from './columns.ts';
import { changeable } from './existing.ts';
import { followUpCommitment } from './follow-up-commitment.ts';
import { withActor } from './merged-actor.ts';
import { withBriefing } from './merged-briefing.ts';
import { moveWithBriefing } from './move-with-briefing.ts';
import type { Work } from './work.ts';
import { writeRecord } from './write-record.ts';

/**
 * Writes what a record said in an earlier version anew, as a change like any other. Who may see it stays as it is: that
 * does not follow from what it says. References to what was merged since lead to what it was merged into.
 */
export async function restoreVersion(
  work: Work,
  kind: RecordKind,
  id: string,
  expected: number,
  version: number,
): Promise<void> {
  const { state: now } = await changeable(work, kind, id, expected);
  const then = await stateOfVersion(work.db, kind, id, version);
  if (!then) throw notFound('version of this record');
  const was = await withoutMerged(work, kind, then.state as RecordState);
  const state = { ...now, ...was, ...keptOf(kind, id, now, was) } as RecordState;
  if (!same(state, now)) {
    await writeRecord(work, kind, id, expected + 1, now, state);
    work.log(kind, id, 'version_restored', { version: expected + 1, state });
  }
  if (kind === 'briefing' && (state as BriefingState).start !== (now as BriefingState).start)
    await moveWithBriefing(work, id, state as BriefingState);
  if (kind === 'commitment')
    await moveBack(work, id, was as CommitmentState, now as CommitmentState, {
      version,
      at: then.at.slice(0, 10),
    });
}

/** What an earlier version does not bring back. */
function keptOf(kind: RecordKind, id: string, now: RecordState, was: RecordState): Partial<RecordState> {
  const { visibility, archivedAt } = now;
  // Neither is merged nor undone: that is not changed before it is brought back.
  const kept = { visibility, archivedAt, mergedInto: undefined, isNameless: undefined };
  if (kind === 'handover') return { ...kept, body: (now as HandoverState).body };
  if (kind === 'actor') {
    const { affiliation } = was as ActorState;
    return { ...kept, affiliation: affiliation === id ? null : affiliation };
  }
  if (kind === 'briefing') return kept;
  // These move by follow-ups; owners come and go by themselves.
  const { status, supersededReason, closingReason, due, dueWords, dueBriefing, originalDue, followedUpOn } =
    now as CommitmentState;
  const moving = {
    status,
    supersededReason,
    closingReason,
    due,
    dueWords,
    dueBriefing,
    originalDue,
    followedUpOn,
  };
  return { ...kept, ...moving, owner: (now as CommitmentState).owner ?? null, parties: partiesOf(was, now) };
}

/** A party that is still there stays the one that was followed up. */
function partiesOf(was: RecordState, now: RecordState): CommitmentState['parties'] {
  const { parties: current } = now as CommitmentState;
  return (was as CommitmentState).parties.map((party) => {
    const same = current.find(
      ({ role, actor }) => role === party.role && actor === party.actor && actor !== null,
    );
    return { ...party, id: same?.id ?? party.id, status: party.status ?? same?.status ?? null };
  });
}

async function withoutMerged(work: Work, kind: RecordKind, state: RecordState): Promise<RecordState> {
  const ids = [...new Set(JSON.stringify(state).match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g))];
  if (ids.length === 0) return state;
  const [actors, briefings] = await work.db.together([
    mergedIntoQuery('actor', ids, 'admin'),
    mergedIntoQuery('briefing', ids, 'admin'),
  ]);
  const use = { kind, id: '', title: '', used: '' };
  const led = actors.reduce((left, { id: from, into }) => withActor(use, left, { from, into }), state);
  return briefings.reduce((left, { id: from, into }) => withBriefing(left, { from, into }), led);
}

/** Status and due date move by a follow-up, here as ever: dated, and saying why. */
async function moveBack(
  work: Work,
  id: string,
  then: CommitmentState,
  now: CommitmentState,
  { version, at }: { version: number; at: string },
): Promise<void> {
  const dueOf = ({ due, dueWords, dueBriefing }: CommitmentState) =>
    dueBriefing ? { dueBriefing } : { due, dueWords };
  const isSameStatus = same([now.status, now.supersededReason], [then.status, then.supersededReason]);
  const isSameDue = same(dueOf(now), dueOf(then));
  if (isSameStatus && isSameDue) return;
  await followUpCommitment(work, id, null, {
    note: `Put back to how it stood on ${at} (version ${version}).`,
    ...(isSameStatus ? {} : { status: then.status, supersededReason: then.supersededReason }),
    ...(isSameDue ? {} : dueOf(then)),
  });
}

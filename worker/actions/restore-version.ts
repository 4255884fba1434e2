import { stateOfVersion } from '../db/log/changes.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { notFound } from '../domain/errors.ts';
import type {
  ActorState,
  BriefingState,
  CommitmentState,
  HandoverState,
  SourceState,
} from '../domain/record-states.ts';
import { changeHandover } from './announce-handover.ts';
import { same } from './columns.ts';
import { changeable, existing } from './existing.ts';
import { followUpCommitment } from './follow-up-commitment.ts';
import { changeCommitment } from './make-commitment.ts';
import { changeActor } from './record-actor.ts';
import { changeBriefing } from './record-briefing.ts';
import type { Work } from './work.ts';

const verb = 'version_restored';
const ref = (id: string | null) => id && { id };
const withSources = (sources: SourceState[]) =>
  sources.map(({ visibility, ...source }) => ({ ...source, visibility: visibility ?? undefined }));

/**
 * Writes what a record said in an earlier version anew, as a change like any other. Who may see it stays as it is: that
 * does not follow from what it says.
 */
export async function restoreVersion(
  work: Work,
  kind: RecordKind,
  id: string,
  expected: number,
  version: number,
): Promise<void> {
  await changeable(work, kind, id, expected);
  const then = await stateOfVersion(work.db, kind, id, version);
  if (!then) throw notFound('version of this record');
  const at = then.at.slice(0, 10);
  if (kind === 'actor') await changeActor(work, id, expected, actorInput(then.state as ActorState), verb);
  else if (kind === 'briefing')
    await changeBriefing(work, id, expected, briefingInput(then.state as BriefingState), verb);
  else if (kind === 'handover')
    await changeHandover(work, id, expected, handoverInput(then.state as HandoverState), verb);
  else await restoreCommitment(work, id, expected, then.state as CommitmentState, { version, at });
}

function actorInput({ name, kind, aliases, countryCode, affiliation, rotation }: ActorState) {
  return {
    name,
    kind,
    aliases,
    countryCode,
    affiliation: ref(affiliation),
    rotation: rotation && { order: rotation.order.map((id) => ({ id })), months: rotation.months },
  };
}

function briefingInput(state: BriefingState) {
  const { visibility: _, archivedAt, mergedInto, participations, statements, sources, ...plain } = state;
  return {
    ...plain,
    participations: participations.map((each) => ({ ...each, actor: { id: each.actor } })),
    statements: statements.map(({ visibility, ...each }) => ({
      ...each,
      speaker: ref(each.speaker),
      sources: withSources(each.sources),
      visibility: visibility ?? undefined,
    })),
    sources: withSources(sources),
  };
}

function handoverInput(state: HandoverState) {
  const { visibility: _, archivedAt, body, from, to, successor, sources, ...plain } = state;
  return { ...plain, from: ref(from), to: ref(to), successor, sources: withSources(sources) };
}

/** Status and due date move by a follow-up, here as ever: dated, and saying why. */
async function restoreCommitment(
  work: Work,
  id: string,
  expected: number,
  then: CommitmentState,
  { version, at }: { version: number; at: string },
): Promise<void> {
  const { text, briefing, made, madeWords, firmness, verification, parties, topics, sources } = then;
  const change = { text, briefing, made, madeWords, firmness, verification, topics };
  await changeCommitment(
    work,
    id,
    expected,
    {
      ...change,
      parties: parties.map(({ id: _, ...party }) => ({ ...party, actor: ref(party.actor) })),
      sources: withSources(sources),
    },
    verb,
  );
  const now = (await existing(work, 'commitment', id)).state;
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

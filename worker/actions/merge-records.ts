import { type Use, usesOfActorsQuery, usesOfBriefingsQuery } from '../db/log/acts.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { isClosed } from '../domain/commitments/standing.ts';
import { Refusal } from '../domain/errors.ts';
import { mostParts } from '../domain/most-parts.ts';
import type { ActorState, BriefingState, RecordState } from '../domain/record-states.ts';
import { narrower } from '../domain/visibility.ts';
import { same } from './columns.ts';
import { existing, referred } from './existing.ts';
import { wordsOf } from './make-commitment.ts';
import { mergedActor, withActor } from './merged-actor.ts';
import { mergedBriefing, withBriefing } from './merged-briefing.ts';
import { moveWithBriefing } from './move-with-briefing.ts';
import { expectVersion, type Work } from './work.ts';
import { writeRecord } from './write-record.ts';

export type MergeKind = 'actor' | 'briefing';

export interface Merging {
  /** What turned out to be the same as `into`. */
  from: string;
  into: string;
  /** The versions that the caller has seen; null where nobody decides by them yet. */
  versions: { from: number; into: number } | null;
}

/** What a merging changes beside the two: every record that referred to the one that goes. */
export interface Merged<State = ActorState | BriefingState> {
  from: { version: number; state: State };
  into: { version: number; state: State };
  after: State;
  along: Use[];
}

/** Each is written in a statement of its own, and D1 answers 1,000 for one request. */
export const mostAlong = 800;

const refuse = (why: string) => new Refusal('conflict', why);

/**
 * Makes two actors, or two briefings, one. What referred to the one refers to the other; its names become the other's; it
 * is archived, and its address leads on. All of it is one act, to be undone as one.
 */
export async function mergeRecords(
  work: Work,
  kind: MergeKind,
  { from, into, versions }: Merging,
): Promise<Merged> {
  if (from === into) throw refuse('A record cannot be merged into itself.');
  const old = await existing(work, kind, from);
  const target = await referred(work, kind, into, '/into');
  if (versions) {
    expectVersion(old, versions.from);
    expectVersion(target, versions.into);
  }
  if (old.state.archivedAt || target.state.archivedAt)
    throw refuse('One of the two is archived: only records in use are merged.');
  if (narrower(old.state.visibility, target.state.visibility) !== target.state.visibility)
    throw refuse(
      'It is seen by fewer than what it would be merged into, who would then see what it says: give both the same visibility first.',
    );
  const after =
    kind === 'actor'
      ? mergedActor(old.state as ActorState, target.state as ActorState, { from, into })
      : mergedBriefing(old.state as BriefingState, target.state as BriefingState, { from, into });
  refuseTooMany(after);
  const along = await usesOf(work, kind, { from, into });
  await archiveMerged(work, kind, from, old, into);
  await orRefuse(
    write(work, kind, into, target, after, 'merged_with'),
    'What the one is part of is part of the other.',
  );
  for (const use of along) await moveOver(work, kind, use, { from, into }, after);
  if (kind === 'briefing') await moveAlong(work, into, target.state as BriefingState, after as BriefingState);
  if (kind === 'actor') await refuseSameDay(work, along, into);
  return { from: old, into: target, after, along };
}

/** What could not be edited any more is not made. */
function refuseTooMany(after: Partial<ActorState & BriefingState>) {
  for (const [part, most] of Object.entries(mostParts)) {
    const count = after[part as keyof typeof mostParts]?.length ?? 0;
    if (count > most)
      throw refuse(
        `Together they would have ${count} ${partNames[part as keyof typeof mostParts]}, and a record has at most ${most}: ` +
          'first take out of one of the two what it can do without.',
      );
  }
}
const partNames: Record<keyof typeof mostParts, string> = {
  aliases: 'other names',
  topics: 'topics',
  participations: 'participants',
  statements: 'statements',
  sources: 'sources',
};

async function usesOf(work: Work, kind: MergeKind, { from, into }: { from: string; into: string }) {
  const query = kind === 'actor' ? usesOfActorsQuery([from], true) : usesOfBriefingsQuery([from], true);
  const found = await work.db.all(query);
  const along = found.filter(({ id }) => id !== from && id !== into);
  if (along.length > mostAlong)
    throw refuse(`More than ${mostAlong} records refer to it: that is more than can be changed at once.`);
  for (const each of ['actor', 'briefing', 'commitment', 'handover'] as const)
    await work.loadStates(
      each,
      along.filter((use) => use.kind === each).map(({ id }) => id),
    );
  return along;
}

async function archiveMerged(
  work: Work,
  kind: MergeKind,
  id: string,
  entry: { version: number; state: ActorState | BriefingState },
  into: string,
) {
  const nameless = kind === 'actor' ? { isNameless: true } : {};
  const state = { ...entry.state, ...nameless, archivedAt: work.now, mergedInto: into };
  await write(work, kind, id, entry, state, 'merged');
}

async function write(
  work: Work,
  kind: RecordKind,
  id: string,
  entry: { version: number; state: RecordState },
  state: RecordState,
  verb: string,
) {
  if (same(state, entry.state)) return;
  const version = entry.version + 1;
  await writeRecord(work, kind, id, version, entry.state, state);
  work.log(kind, id, verb, { version, state });
}

async function moveOver(
  work: Work,
  kind: MergeKind,
  use: Use,
  { from, into }: { from: string; into: string },
  after: ActorState | BriefingState,
) {
  const entry = await existing(work, use.kind, use.id);
  const state =
    kind === 'actor'
      ? withActor(use, entry.state, { from, into })
      : dueThere(entry.state, withBriefing(entry.state, { from, into }), from, after as BriefingState);
  // Two parties become one, and both have follow-ups of their own; or a part of the one holds the other.
  const why =
    kind === 'actor'
      ? `Both are parties of the commitment “${use.title}”, each with follow-ups of its own.`
      : `The briefing “${use.title}” is part of the one and holds the other.`;
  await orRefuse(write(work, use.kind, use.id, entry, state, 'merged_along'), why);
}

/** What the record does not take is refused in words that fit a merging. */
async function orRefuse(written: Promise<void>, why: string): Promise<void> {
  try {
    await written;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') throw refuse(why);
    throw error;
  }
}

/** What is due at a briefing that had no date, and takes one over, is due then. */
async function moveAlong(work: Work, id: string, before: BriefingState, after: BriefingState) {
  if (after.start !== before.start) await moveWithBriefing(work, id, after);
}

/** What was due at a briefing is due where that one is. */
function dueThere(state: RecordState, moved: RecordState, from: string, after: BriefingState): RecordState {
  if (!('dueBriefing' in state) || state.dueBriefing !== from || isClosed(state.status)) return moved;
  return { ...moved, due: after.start, dueWords: wordsOf(after, state.visibility) } as RecordState;
}

/** Two bodies that become one must not have passed on twice on the same day. */
async function refuseSameDay(work: Work, along: Use[], into: string) {
  const own = await work.db.all(usesOfActorsQuery([into], false));
  const ids = [...new Set([...own, ...along].filter(({ kind }) => kind === 'handover').map(({ id }) => id))];
  await work.loadStates('handover', ids);
  const met = new Map<string, string>();
  for (const id of ids) {
    const { state } = await existing(work, 'handover', id);
    if (state.body !== into || state.archivedAt !== null || state.status === 'cancelled') continue;
    if (met.has(state.date))
      throw refuse(`The body would have two handovers at the same date (${state.date}).`);
    met.set(state.date, id);
  }
}

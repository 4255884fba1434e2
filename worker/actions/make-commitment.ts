import { followedUpPartiesQuery } from '../db/commitments.ts';
import { build } from '../db/database.ts';
import type { CommitmentChange, CommitmentInput } from '../domain/commitment.ts';
import { invalid } from '../domain/errors.ts';
import { type CommitmentStatus, isClosed } from '../domain/standing.ts';
import { narrower, type Visibility } from '../domain/visibility.ts';
import { dateColumns, insertSources, type SourceState, same, sourceStates, topicIds } from './columns.ts';
import { existing, referred } from './existing.ts';
import type { BriefingState } from './record-briefing.ts';
import { expectVersion, type Work } from './work.ts';

type Given<K extends keyof CommitmentInput> = NonNullable<CommitmentInput[K]>;

export interface PartyState {
  id: string;
  role: Given<'parties'>[number]['role'];
  actor: string | null;
  words: string | null;
  status: CommitmentStatus | null;
}

/** A commitment as the change log keeps it; other records stand as ids. */
export interface CommitmentState {
  text: string;
  briefing: string | null;
  made: string | null;
  madeWords: string | null;
  due: string | null;
  dueWords: string | null;
  dueBriefing: string | null;
  originalDue: { edtf: string | null; words: string | null };
  status: CommitmentStatus;
  supersededReason: Given<'supersededReason'> | null;
  closingReason: string | null;
  firmness: Given<'firmness'>;
  verification: Given<'verification'>;
  parties: PartyState[];
  topics: string[];
  sources: SourceState[];
  /** The days of the newest follow-ups: an older one that comes in late moves nothing. */
  followedUpOn: { any: string | null; public: string | null; status: string | null; due: string | null };
  visibility: Visibility;
  archivedAt: string | null;
}

/** Records a commitment. Made where its briefing was, if nothing else is said; due there where `dueBriefing` says. */
export async function makeCommitment(work: Work, input: CommitmentInput): Promise<{ id: string }> {
  refuseHalfClosed(input);
  const visibility = input.visibility ?? 'internal';
  const [briefing, due] = [await madeAt(work, input), await dueOf(work, input, visibility)];
  const state = await withParts(work, input, {
    text: input.text,
    briefing: input.briefing ?? null,
    made: input.made ?? briefing?.start ?? null,
    madeWords: input.madeWords ?? (input.made || !briefing ? null : wordsOf(briefing, visibility)),
    due: due.due,
    dueWords: due.dueWords,
    dueBriefing: due.dueBriefing,
    originalDue: { edtf: due.due, words: due.dueWords },
    status: input.status ?? 'not_assessed',
    supersededReason: input.supersededReason ?? null,
    closingReason: input.closingReason ?? null,
    firmness: input.firmness ?? 'announced',
    verification: input.verification ?? 'reported',
    parties: [],
    topics: input.topics ?? [],
    sources: [],
    followedUpOn: { any: null, public: null, status: null, due: null },
    visibility,
    archivedAt: null,
  });
  const id = work.newId();
  work.write.insert('commitments', {
    id,
    ...commitmentColumns(state),
    archived_at: null,
    version: 1,
    created_at: work.now,
    updated_at: work.now,
  });
  insertParts(work, id, state);
  work.log('commitment', id, 'made', { version: 1, state });
  return { id };
}

/** Changes what is given of the wording and the parties; status and due date move by follow-ups. */
export async function changeCommitment(
  work: Work,
  id: string,
  expected: number | null,
  input: CommitmentChange,
) {
  const entry = await existing<CommitmentState>(work, 'commitment', id);
  expectVersion(entry, expected);
  await madeAt(work, input);
  const { parties, sources, ...plain } = input;
  const state = await withParts(work, { parties, sources }, { ...entry.state, ...plain });
  if (same(state, entry.state)) return;
  await refuseLosingFollowedUp(work, id, entry.state.parties, state.parties);
  if (!same(partsOf(state), partsOf(entry.state))) {
    removeParts(work, id);
    insertParts(work, id, state);
  }
  writeCommitment(work, id, entry.version + 1, state);
  work.log('commitment', id, 'changed', { version: entry.version + 1, state });
}

/** Writes the row of an existing commitment anew. */
export function writeCommitment(work: Work, id: string, version: number, state: CommitmentState): void {
  work.write.update(
    build
      .updateTable('commitments')
      .set({ ...commitmentColumns(state), version, updated_at: work.now })
      .where('id', '=', id),
  );
}

/** How a briefing words its start; null where a commitment of this visibility would show it too widely. */
export function wordsOf({ startWords, visibility, archivedAt }: BriefingState, shownTo: Visibility) {
  return archivedAt === null && narrower(visibility, shownTo) === shownTo ? startWords : null;
}

/** The due date as given, or that of the briefing at which it falls due. */
export async function dueOf(
  work: Work,
  input: Pick<CommitmentInput, 'due' | 'dueWords' | 'dueBriefing'>,
  shownTo: Visibility,
) {
  if (!input.dueBriefing)
    return { due: input.due ?? null, dueWords: input.dueWords ?? null, dueBriefing: null };
  if (input.due)
    throw invalid('/due', 'must be left out where dueBriefing is given: it follows that briefing');
  const { state } = await referred<BriefingState>(work, 'briefing', input.dueBriefing, '/dueBriefing');
  const dueWords = input.dueWords ?? wordsOf(state, shownTo);
  return { due: state.start, dueWords, dueBriefing: input.dueBriefing };
}

async function madeAt(
  work: Work,
  { briefing }: Pick<CommitmentInput, 'briefing'>,
): Promise<BriefingState | null> {
  return briefing ? (await referred<BriefingState>(work, 'briefing', briefing, '/briefing')).state : null;
}

function refuseHalfClosed(input: CommitmentInput) {
  const closed = input.status !== undefined && isClosed(input.status);
  if (closed && !input.closingReason && !input.sources?.length)
    throw invalid('/closingReason', 'a closed commitment needs a source as evidence, or a written reason');
  if ((input.status === 'superseded') !== Boolean(input.supersededReason))
    throw invalid('/supersededReason', 'is needed for status "superseded", and for no other');
}

async function withParts(
  work: Work,
  { parties, sources }: Pick<CommitmentInput, 'parties' | 'sources'>,
  base: CommitmentState,
): Promise<CommitmentState> {
  const state = { ...base };
  if (sources) state.sources = sourceStates(sources);
  if (parties) {
    await work.actors.load(parties.map(({ actor }) => actor));
    state.parties = [];
    for (const [i, { role, actor, words, status }] of parties.entries()) {
      const made = { kind: 'organisation', visibility: base.visibility } as const;
      const bearer = actor ? await work.actors.idOf(actor, made, `/parties/${i}/actor`) : null;
      if (bearer && state.parties.some((party) => party.role === role && party.actor === bearer))
        throw invalid(`/parties/${i}`, 'names the same actor in the same role twice');
      const kept = base.parties.find(
        (party) => party.role === role && party.actor === bearer && bearer !== null,
      );
      state.parties.push({
        id: kept?.id ?? work.newId(),
        role,
        actor: bearer,
        words: words ?? null,
        status: status ?? kept?.status ?? null,
      });
    }
  }
  return state;
}

// Asked beforehand: D1 answers a deferred foreign key that fails at the commit with an internal error.
async function refuseLosingFollowedUp(work: Work, id: string, before: PartyState[], after: PartyState[]) {
  const lost = before.filter((party) => !after.some((each) => each.id === party.id));
  if (lost.length === 0) return;
  const followedUp = await work.db.all(followedUpPartiesQuery(id));
  if (lost.some((party) => followedUp.some(({ party_id }) => party_id === party.id)))
    throw invalid('/parties', 'must keep the parties whose own status was followed up');
}

function commitmentColumns(state: CommitmentState) {
  return {
    text: state.text,
    briefing_id: state.briefing,
    ...dateColumns('made', state.made, state.madeWords),
    ...dateColumns('due', state.due, state.dueWords),
    due_briefing_id: state.dueBriefing,
    ...dateColumns('original_due', state.originalDue.edtf, state.originalDue.words),
    status: state.status,
    superseded_reason: state.supersededReason,
    closing_reason: state.closingReason,
    firmness: state.firmness,
    verification: state.verification,
    last_follow_up_on: state.followedUpOn.any,
    last_public_follow_up_on: state.followedUpOn.public,
    visibility: state.visibility,
  };
}

const partsOf = ({ parties, sources, topics, visibility }: CommitmentState) => ({
  parties,
  sources,
  topics,
  visibility,
});

const insertParty = (work: Work, commitment: string, { actor, ...party }: PartyState, ordinal: number) =>
  work.write.insert('commitment_parties', { ...party, commitment_id: commitment, actor_id: actor, ordinal });

function insertParts(work: Work, commitment: string, state: CommitmentState): void {
  for (const topic of topicIds(work, state.topics))
    work.write.insert('commitment_topics', { commitment_id: commitment, topic_id: topic });
  for (const [ordinal, party] of state.parties.entries()) insertParty(work, commitment, party, ordinal);
  insertSources(work, state.sources, { commitment_id: commitment }, state.visibility);
}

function removeParts(work: Work, commitment: string): void {
  work.write.remove(build.deleteFrom('sources').where('commitment_id', '=', commitment));
  work.write.remove(build.deleteFrom('commitment_parties').where('commitment_id', '=', commitment));
  work.write.remove(build.deleteFrom('commitment_topics').where('commitment_id', '=', commitment));
}

import type { CommitmentChange, CommitmentInput } from '../domain/commitments/commitment.ts';
import { isClosed } from '../domain/commitments/standing.ts';
import { invalid } from '../domain/errors.ts';
import type { BriefingState, CommitmentState, PartyState } from '../domain/record-states.ts';
import { narrower, type Visibility } from '../domain/visibility.ts';
import { dateColumns, same, sourceStates } from './columns.ts';
import { insertParts, partsOf } from './commitment-parts.ts';
import { changeable, referred } from './existing.ts';
import { ownerAfter, ownerColumns, ownerOf } from './owner.ts';
import type { Work } from './work.ts';

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
    owner: await ownerOf(work, input.owner, visibility),
    sources: [],
    followedUpOn: { any: null, public: null, status: null, due: null },
    visibility,
    archivedAt: null,
  });
  const id = work.newId();
  work.write.insert('commitments', {
    id,
    ...commitmentColumns(state),
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
  const entry = await changeable(work, 'commitment', id, expected);
  await madeAt(work, input);
  const { parties, sources, owner, ...plain } = input;
  const before = { ...entry.state, owner: entry.state.owner ?? null };
  const base = { ...before, ...plain, owner: await ownerAfter(work, before, owner) };
  const state = await withParts(work, { parties, sources }, base);
  if (same(state, before)) return;
  await writeWhole(work, id, entry.version + 1, before, state);
  work.log('commitment', id, 'changed', { version: entry.version + 1, state });
}

/** Writes an existing commitment anew, with its parts where they differ. */
export async function writeWhole(
  work: Work,
  id: string,
  version: number,
  before: CommitmentState,
  state: CommitmentState,
): Promise<void> {
  await refuseLosingFollowedUp(work, id, before.parties, state.parties);
  if (!same(partsOf(state), partsOf(before))) {
    work.removeParts('commitment', id);
    insertParts(work, id, state);
  }
  writeCommitment(work, id, version, state);
}

/** Writes the row of an existing commitment anew. */
export function writeCommitment(work: Work, id: string, version: number, state: CommitmentState): void {
  work.write.change('commitments', id, { ...commitmentColumns(state), version, updated_at: work.now });
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
  const { state } = await referred(work, 'briefing', input.dueBriefing, '/dueBriefing');
  const dueWords = input.dueWords ?? wordsOf(state, shownTo);
  return { due: state.start, dueWords, dueBriefing: input.dueBriefing };
}

async function madeAt(
  work: Work,
  { briefing }: Pick<CommitmentInput, 'briefing'>,
): Promise<BriefingState | null> {
  return briefing ? (await referred(work, 'briefing', briefing, '/briefing')).state : null;
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
  const followedUp = await work.partiesFollowedUp(id);
  if (lost.some((party) => followedUp.has(party.id)))
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
    ...ownerColumns(state.owner),
    visibility: state.visibility,
    archived_at: state.archivedAt,
  };
}

import type { FollowUpInput } from '../domain/commitments/commitment.ts';
import { isClosed } from '../domain/commitments/standing.ts';
import { invalid } from '../domain/errors.ts';
import type { CommitmentState, PartyState } from '../domain/record-states.ts';
import { narrower, type Visibility } from '../domain/visibility.ts';
import { insertSources, sourceStates } from './columns.ts';
import { changeable } from './existing.ts';
import { dueOf, writeCommitment } from './make-commitment.ts';
import type { Work } from './work.ts';

const DAY = 86_400_000;

/** How visible a follow-up is that does not say so: a note; what moves a commitment that is public. */
interface Unsaid {
  note: Visibility;
  publicMove: Visibility;
}

/**
 * Adds a follow-up to a commitment: a note, a new status, a new due date, an assessment, or several at once.
 * One dated before the newest move of status or due date is kept, but moves nothing back. What moves a commitment is
 * shown to whoever sees the commitment, unless it says otherwise.
 */
export async function followUpCommitment(
  work: Work,
  id: string,
  expected: number | null,
  input: FollowUpInput,
  unsaid: Unsaid = { note: 'internal', publicMove: 'public' },
): Promise<{ id: string }> {
  const entry = await changeable(work, 'commitment', id, expected);
  const { state } = entry;
  const on = input.on ?? work.today;
  refuseBadFollowUp(input, on, work);
  const party = await partyOf(work, input, state);
  const moves = input.due !== undefined || Boolean(input.dueBriefing);
  const own = state.visibility === 'public' ? unsaid.publicMove : state.visibility;
  const isMove = moves || Boolean(input.status || input.verification);
  const visibility = input.visibility ?? (isMove ? own : unsaid.note);
  const next = await moved(work, { ...input, visibility }, state, { on, party, moves });

  const followUp = work.newId();
  work.write.insert('follow_ups', {
    id: followUp,
    commitment_id: id,
    dated_on: on,
    kind: input.status ? 'status_change' : moves ? 'reschedule' : input.verification ? 'assessment' : 'note',
    note: input.note ?? null,
    party_id: party?.id ?? null,
    status_from: input.status ? (party?.status ?? state.status) : null,
    status_to: input.status ?? null,
    superseded_reason: input.supersededReason ?? null,
    due_from: moves ? state.due : null,
    due_to: moves ? (await dueOf(work, input, state.visibility)).due : null,
    due_words: moves ? (input.dueWords ?? null) : null,
    verification: input.verification ?? null,
    author_name: work.author.name,
    visibility,
    created_at: work.now,
    withdrawn_at: null,
  });
  insertSources(work.write, sourceStates(input.sources), { follow_up_id: followUp }, visibility);
  if (party && input.status) work.write.change('commitment_parties', party.id, { status: input.status });
  const version = entry.version + 1;
  writeCommitment(work, id, version, next);
  const seenBy = narrower(visibility, state.visibility);
  work.log('commitment', id, 'followed_up', { version, state: next }, { visibility: seenBy, followUp });
  return { id: followUp };
}

function refuseBadFollowUp(input: FollowUpInput, on: string, work: Work): void {
  const { status, note, sources, supersededReason, verification } = input;
  const says =
    note || status || verification || sources?.length || input.due !== undefined || input.dueBriefing;
  if (!says)
    throw invalid('', 'must say something: a note, a status, a due date, a verification or a source');
  // Somewhere on Earth it is already tomorrow.
  if (Date.parse(on) > Date.parse(work.today) + DAY) throw invalid('/on', 'must not lie in the future');
  if (status && isClosed(status) && !note && !sources?.length)
    throw invalid('/note', 'a status that closes needs evidence: a source, or a written reason as note');
  if ((status === 'superseded') !== Boolean(supersededReason))
    throw invalid('/supersededReason', 'is needed for status "superseded", and for no other');
}

async function partyOf(work: Work, { party, status }: FollowUpInput, state: CommitmentState) {
  if (!party) return null;
  if (!status) throw invalid('/status', "is needed where a party is named: it is the party's own");
  await work.actors.load([party]);
  const actor = await work.actors.idOf(
    party,
    { kind: 'organisation', visibility: state.visibility },
    '/party',
  );
  const found = state.parties.find((each) => each.actor === actor);
  if (!found) throw invalid('/party', 'must be a party of this commitment');
  return found;
}

const newest = (a: string | null, b: string) => (a === null || b >= a ? b : a);

async function moved(
  work: Work,
  input: FollowUpInput,
  state: CommitmentState,
  { on, party, moves }: { on: string; party: PartyState | null; moves: boolean },
): Promise<CommitmentState> {
  const last = state.followedUpOn;
  const next = { ...state, followedUpOn: { ...last } };
  let isSeen = Boolean(input.verification);
  if (input.verification) next.verification = input.verification;
  const { status } = input;
  if (status && party) {
    next.parties = state.parties.map((each) => (each.id === party.id ? { ...each, status } : each));
  } else if (status && (last.status === null || on >= last.status)) {
    next.status = status;
    next.supersededReason = input.supersededReason ?? null;
    // The note stays with the follow-up, which has a visibility of its own.
    next.closingReason = null;
    next.followedUpOn.status = on;
    isSeen = true;
  }
  if (moves) {
    const due = await dueOf(work, input, state.visibility);
    if (last.due === null || on >= last.due) {
      Object.assign(next, due);
      next.followedUpOn.due = on;
      isSeen = true;
      // What never had a due date has not slipped by being given one.
      if (state.originalDue.edtf === null) next.originalDue = { edtf: due.due, words: due.dueWords };
    }
  }
  // What moved is seen by whoever sees the commitment, and so is the day; that of a mere draft would show to viewers.
  if (isSeen || input.visibility !== 'draft') next.followedUpOn.any = newest(last.any, on);
  if (isSeen || input.visibility === 'public') next.followedUpOn.public = newest(last.public, on);
  return next;
}

import type { Commitment, CommitmentDetail } from '../domain/commitment.ts';
import type { Owner } from '../domain/owner.ts';
import type { CommitmentState } from '../domain/record-states.ts';
import { standingOf } from '../domain/standing.ts';
import { type Audience, holds } from '../domain/visibility.ts';
import {
  dateThen,
  endOf,
  type Links,
  linksTo,
  recordFieldsThen,
  recordThen,
  sourcesThen,
  type Then,
  topicsThen,
} from './as-of.ts';
import { followUpsQuery, toFollowUp } from './commitments.ts';
import type { Db } from './database.ts';
import { withheldQuery } from './withheld.ts';

/** Commitments as they stood at the end of a day, from the change log. */

const lastHeardOf = (
  { followedUpOn }: { followedUpOn: Pick<CommitmentState['followedUpOn'], 'any' | 'public'> },
  audience: Audience,
) => (holds(audience, 'viewer') ? followedUpOn.any : followedUpOn.public);

export const standingThen = (
  state: Pick<CommitmentState, 'status' | 'due' | 'made'> & Parameters<typeof lastHeardOf>[0],
  day: string,
  audience: Audience,
) =>
  standingOf(
    {
      status: state.status,
      due: dateThen(state.due, null),
      lastFollowUpOn: lastHeardOf(state, audience),
      madeOn: dateThen(state.made, null)?.latest ?? null,
    },
    day,
  );

export const idsIn = (states: CommitmentState[]) => ({
  actors: states.flatMap(({ parties, owner }) => [
    ...parties.map(({ actor }) => actor),
    owner && 'actor' in owner ? owner.actor : null,
  ]),
  people: states.flatMap(({ owner }) => (owner && 'person' in owner ? [owner.person] : [])),
  briefings: states.flatMap(({ briefing, dueBriefing }) => [briefing, dueBriefing]),
});

function ownerThen(owner: CommitmentState['owner'], links: Links): Owner | null {
  if (!owner) return null;
  const actor = 'actor' in owner ? links.actor(owner.actor) : null;
  const person = 'person' in owner ? links.person(owner.person) : null;
  return actor || person ? { actor, person } : null;
}

export function toCommitmentThen(
  then: Then<CommitmentState>,
  links: Links,
  day: string,
  audience: Audience,
): Commitment {
  const { state } = then;
  const { text, status, supersededReason, closingReason, firmness, verification } = state;
  return {
    ...recordFieldsThen(then, day, audience),
    ...{ text, status, supersededReason, closingReason, firmness, verification },
    briefing: links.briefing(state.briefing),
    made: dateThen(state.made, state.madeWords),
    due: dateThen(state.due, state.dueWords),
    dueBriefing: links.briefing(state.dueBriefing),
    originalDue: dateThen(state.originalDue.edtf, state.originalDue.words),
    standing: standingThen(state, day, audience),
    lastFollowUpOn: lastHeardOf(state, audience),
    // As now: a party whose actor is hidden is left out, unless the source's words name it.
    parties: state.parties
      .map((party) => ({ ...party, actor: links.actor(party.actor) }))
      .filter(({ actor, words }) => actor !== null || words !== null),
    topics: topicsThen(state.topics),
    owner: ownerThen(state.owner, links),
  };
}

export async function commitmentThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<CommitmentDetail | undefined> {
  const then = await recordThen(db, 'commitment', id, day, audience);
  if (!then) return undefined;
  const until = endOf(day);
  const links = await linksTo(db, idsIn([then.state]), audience);
  const [followUps, withheld] = await db.together([
    followUpsQuery(id, audience, until),
    withheldQuery(id, audience, until),
  ]);
  return {
    ...toCommitmentThen(then, links, day, audience),
    sources: sourcesThen(then.state.sources, then.state.visibility, audience),
    followUps: followUps.map((row) => toFollowUp(row, audience, until)),
    withheld,
  };
}

import type { CommitmentDetail } from '../../domain/commitments/commitment.ts';
import type { Owner } from '../../domain/commitments/owner.ts';
import { standingOf } from '../../domain/commitments/standing.ts';
import type { CommitmentState } from '../../domain/record-states.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import {
  dateThen,
  endOf,
  type Links,
  linksTo,
  recordFieldsThen,
  recordThen,
  sourcesThen,
  topicsThen,
} from '../log/as-of.ts';
import { withheldQuery } from '../log/withheld.ts';
import { followUpsQuery, toFollowUp } from './commitments.ts';

const idsIn = ({ parties, owner, briefing, dueBriefing }: CommitmentState) => ({
  actors: [...parties.map(({ actor }) => actor), owner && 'actor' in owner ? owner.actor : null],
  people: owner && 'person' in owner ? [owner.person] : [],
  briefings: [briefing, dueBriefing],
});

function ownerThen(owner: CommitmentState['owner'], links: Links): Owner | null {
  if (!owner) return null;
  const actor = 'actor' in owner ? links.actor(owner.actor) : null;
  const person = 'person' in owner ? links.person(owner.person) : null;
  return actor || person ? { actor, person } : null;
}

/** A commitment as it stood at the end of a day, from the change log. */
export async function commitmentThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<CommitmentDetail | undefined> {
  const then = await recordThen(db, 'commitment', id, day, audience);
  if (!then) return undefined;
  const { state } = then;
  const { text, status, supersededReason, closingReason, firmness, verification } = state;
  const until = endOf(day);
  const links = await linksTo(db, idsIn(state), audience);
  const [followUps, withheld] = await db.together([
    followUpsQuery(id, audience, until),
    withheldQuery(id, audience, until),
  ]);
  const [made, due] = [dateThen(state.made, state.madeWords), dateThen(state.due, state.dueWords)];
  const lastFollowUpOn = state.followedUpOn[holds(audience, 'viewer') ? 'any' : 'public'];
  return {
    ...recordFieldsThen(then, day, audience),
    ...{ text, status, supersededReason, closingReason, firmness, verification },
    briefing: links.briefing(state.briefing),
    made,
    due,
    dueBriefing: links.briefing(state.dueBriefing),
    originalDue: dateThen(state.originalDue.edtf, state.originalDue.words),
    standing: standingOf({ status, due, lastFollowUpOn, madeOn: made?.latest ?? null }, day),
    lastFollowUpOn,
    // As now: a party whose actor is hidden is left out, unless the source's words name it.
    parties: state.parties
      .map((party) => ({ ...party, actor: links.actor(party.actor) }))
      .filter(({ actor, words }) => actor !== null || words !== null),
    topics: topicsThen(state.topics),
    owner: ownerThen(state.owner, links),
    sources: sourcesThen(state.sources, state.visibility, audience),
    followUps: followUps.map((row) => toFollowUp(row, audience, until)),
    withheld,
  };
}

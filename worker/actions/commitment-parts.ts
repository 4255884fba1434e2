import type { CommitmentState, PartyState } from '../domain/record-states.ts';
import { insertSources, topicIds } from './columns.ts';
import type { Work } from './work.ts';

/** What of a commitment stands in tables of its own: parties, topics and sources. */

export const partsOf = ({ parties, sources, topics, visibility }: CommitmentState) => ({
  parties,
  sources,
  topics,
  visibility,
});

const insertParty = (work: Work, commitment: string, { actor, ...party }: PartyState, ordinal: number) =>
  work.write.insert('commitment_parties', { ...party, commitment_id: commitment, actor_id: actor, ordinal });

export function insertParts(work: Work, commitment: string, state: CommitmentState): void {
  for (const topic of topicIds(work.write, state.topics))
    work.write.insert('commitment_topics', { commitment_id: commitment, topic_id: topic });
  for (const [ordinal, party] of state.parties.entries()) insertParty(work, commitment, party, ordinal);
  insertSources(work.write, state.sources, { commitment_id: commitment }, state.visibility);
}

import type { ActorRef } from '../actor.ts';
import type { Recorded } from '../events/delivery.ts';
import type {
  BriefingEvent,
  CommitmentEvent,
  FollowUpEvent,
  HandoverEvent,
  RecordEvent,
} from '../events/event.ts';

/** What an event names: actors, and records by the sender's own references. Some of it twice, or not at all. */
export interface Mentions {
  actors: (ActorRef | null | undefined)[];
  refs: [Recorded['kind'], string][];
}

/** All that an event names, what it tells of included: what must be looked up before it can be applied. */
export function mentionsOf(event: RecordEvent): Mentions {
  switch (event.type) {
    case 'rapporteur.briefing.recorded':
      return inBriefing(event.data);
    case 'rapporteur.commitment.made':
      return inCommitment(event.data);
    case 'rapporteur.commitment.followed-up':
      return inFollowUp(event.data);
    case 'rapporteur.handover.announced':
    case 'rapporteur.handover.completed':
      return inHandover(event.data);
  }
}

function inBriefing(event: BriefingEvent): Mentions {
  const { ref, parentRef, participations = [], statements = [], commitments = [], handovers = [] } = event;
  const parts = [...commitments.map(inCommitment), ...handovers.map(inHandover)];
  return {
    actors: [
      ...participations.map(({ actor }) => actor),
      ...statements.map(({ speaker }) => speaker),
      ...parts.flatMap(({ actors }) => actors),
    ],
    refs: [...briefings(ref, parentRef), ...parts.flatMap(({ refs }) => refs)],
  };
}

const inCommitment = ({ ref, briefingRef, dueBriefingRef, parties = [] }: CommitmentEvent): Mentions => ({
  actors: parties.map(({ actor }) => actor),
  refs: [['commitment', ref], ...briefings(briefingRef, dueBriefingRef)],
});

const inFollowUp = ({ ref, commitmentRef, dueBriefingRef, party }: FollowUpEvent): Mentions => ({
  actors: [party],
  refs: [['follow_up', ref], ['commitment', commitmentRef], ...briefings(dueBriefingRef)],
});

const inHandover = ({ ref, briefingRef, body, from, to }: HandoverEvent): Mentions => ({
  actors: [body, from, to],
  refs: [['handover', ref], ...briefings(briefingRef)],
});

const briefings = (...refs: (string | null | undefined)[]): Mentions['refs'] =>
  refs.flatMap((ref): Mentions['refs'] => (ref ? [['briefing', ref]] : []));

import type { BriefingState } from '../domain/record-states.ts';
import { insertSources, partIds, topicIds } from './columns.ts';
import type { Work } from './work.ts';

/** What of a briefing stands in tables of its own: participants, statements, topics and sources. */

export const partsOf = ({ participations, statements, sources, topics, visibility }: BriefingState) => ({
  participations,
  statements,
  sources,
  topics,
  visibility,
});

export function insertParts(work: Work, briefing: string, state: BriefingState): void {
  for (const topic of topicIds(work.write, state.topics))
    work.write.insert('briefing_topics', { briefing_id: briefing, topic_id: topic });
  const [participationId, statementId] = [partIds(briefing, 'participation'), partIds(briefing, 'statement')];
  for (const [ordinal, { actor, role, position }] of state.participations.entries())
    work.write.insert('participations', {
      id: participationId(state.visibility),
      briefing_id: briefing,
      actor_id: actor,
      role,
      position,
      ordinal,
    });
  for (const [ordinal, { speaker, sources, ...statement }] of state.statements.entries()) {
    const visibility = statement.visibility ?? state.visibility;
    const id = statementId(visibility);
    work.write.insert('statements', {
      ...statement,
      id,
      briefing_id: briefing,
      speaker_id: speaker,
      visibility,
      ordinal,
    });
    insertSources(work.write, sources, { statement_id: id }, visibility);
  }
  insertSources(work.write, state.sources, { briefing_id: briefing }, state.visibility);
}

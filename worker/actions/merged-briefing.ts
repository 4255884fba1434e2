import type { BriefingState, SourceState } from '../domain/record-states.ts';
import { topicId } from '../domain/text.ts';
import { same } from './columns.ts';

/** What a briefing says that takes another of the same event in: its own, and what it lacked. */
export function mergedBriefing(
  old: BriefingState,
  target: BriefingState,
  { from, into }: { from: string; into: string },
): BriefingState {
  const parent = target.parent === from ? old.parent : (target.parent ?? old.parent);
  const has = new Set(target.topics.map(topicId));
  const dates = target.start === null ? { start: old.start, startWords: old.startWords } : {};
  const ends = target.end === null && target.start === null ? { end: old.end, endWords: old.endWords } : {};
  return {
    ...target,
    ...dates,
    ...ends,
    venue: target.venue ?? old.venue,
    city: target.city ?? old.city,
    countryCode: target.countryCode ?? old.countryCode,
    summary: target.summary ?? old.summary,
    parent: parent === into ? null : parent,
    headCounts: target.headCounts.length > 0 ? target.headCounts : old.headCounts,
    topics: [...target.topics, ...old.topics.filter((topic) => !has.has(topicId(topic)))],
    participations: [
      ...target.participations,
      ...old.participations.filter(
        ({ actor, role }) =>
          !target.participations.some((each) => each.actor === actor && each.role === role),
      ),
    ],
    // What had no visibility of its own had that of its briefing, and keeps it.
    statements: [
      ...target.statements,
      ...old.statements
        .filter(
          ({ text, speaker }) =>
            !target.statements.some((each) => same([each.text, each.speaker], [text, speaker])),
        )
        .map((each) => ({ ...each, visibility: each.visibility ?? old.visibility })),
    ],
    sources: withSources(target.sources, old),
  };
}

/** A record that refers to the briefing `from`, referring to `into`. */
export function withBriefing<State extends object>(
  state: State,
  { from, into }: { from: string; into: string },
): State {
  const referring = ['briefing', 'parent', 'dueBriefing'].filter(
    (field) => (state as Record<string, unknown>)[field] === from,
  );
  return { ...state, ...Object.fromEntries(referring.map((field) => [field, into])) };
}

function withSources(own: SourceState[], { sources, visibility }: BriefingState): SourceState[] {
  const further = sources.filter(
    ({ title, url, passage }) =>
      !own.some((each) => same([each.title, each.url, each.passage], [title, url, passage])),
  );
  return [...own, ...further.map((each) => ({ ...each, visibility: each.visibility ?? visibility }))];
}

import { build } from '../db/database.ts';
import type { BriefingInput } from '../domain/briefing.ts';
import { invalid } from '../domain/errors.ts';
import type { Visibility } from '../domain/visibility.ts';
import { dateColumns, insertSources, type SourceState, same, sourceStates, topicIds } from './columns.ts';
import { existing, referred } from './existing.ts';
import { moveWithBriefing } from './move-with-briefing.ts';
import { expectVersion, type Work } from './work.ts';

type Plain = Required<{
  [K in
    | 'title'
    | 'startWords'
    | 'endWords'
    | 'venue'
    | 'city'
    | 'countryCode'
    | 'summary'
    | 'parent']: Exclude<BriefingInput[K], undefined>;
}>;

/** A briefing as the change log keeps it; other records stand as ids. */
export interface BriefingState extends Plain {
  start: string | null;
  end: string | null;
  status: NonNullable<BriefingInput['status']>;
  headCounts: NonNullable<BriefingInput['headCounts']>;
  topics: string[];
  participations: {
    actor: string;
    role: NonNullable<BriefingInput['participations']>[number]['role'];
    position: string | null;
  }[];
  statements: {
    speaker: string | null;
    kind: NonNullable<BriefingInput['statements']>[number]['kind'];
    text: string;
    position: string | null;
    sources: SourceState[];
    visibility: Visibility | null;
  }[];
  sources: SourceState[];
  visibility: Visibility;
  archivedAt: string | null;
}

const blank: Omit<BriefingState, 'title'> = {
  start: null,
  startWords: null,
  end: null,
  endWords: null,
  status: 'held',
  venue: null,
  city: null,
  countryCode: null,
  parent: null,
  summary: null,
  headCounts: [],
  topics: [],
  participations: [],
  statements: [],
  sources: [],
  visibility: 'internal',
  archivedAt: null,
};

/** Records a briefing with its participants, statements and sources. Actors that are new are made. */
export async function recordBriefing(work: Work, input: BriefingInput): Promise<{ id: string }> {
  const id = work.newId();
  const state = await stateOf(work, input, { ...blank, title: input.title });
  work.write.insert('briefings', {
    id,
    ...columnsOf(state),
    archived_at: null,
    version: 1,
    created_at: work.now,
    updated_at: work.now,
  });
  insertParts(work, id, state);
  work.log('briefing', id, 'recorded', { version: 1, state });
  return { id };
}

/** Changes what is given; a list that is given replaces the one before. Commitments due there move along. */
export async function changeBriefing(
  work: Work,
  id: string,
  expected: number | null,
  input: Partial<BriefingInput>,
) {
  const entry = await existing<BriefingState>(work, 'briefing', id);
  expectVersion(entry, expected);
  const state = await stateOf(work, input, entry.state);
  if (state.parent === id) throw invalid('/parent', 'must be another briefing');
  if (same(state, entry.state)) return;
  const version = entry.version + 1;
  if (!same(partsOf(state), partsOf(entry.state))) {
    removeParts(work, id);
    insertParts(work, id, state);
  }
  work.write.update(
    build
      .updateTable('briefings')
      .set({ ...columnsOf(state), version, updated_at: work.now })
      .where('id', '=', id),
  );
  work.log('briefing', id, 'changed', { version, state });
  if (state.start !== entry.state.start) await moveWithBriefing(work, id, state);
}

const partsOf = ({ participations, statements, sources, topics, visibility }: BriefingState) => ({
  participations,
  statements,
  sources,
  topics,
  visibility,
});

async function stateOf(
  work: Work,
  input: Partial<BriefingInput>,
  base: BriefingState,
): Promise<BriefingState> {
  const { participations, statements, sources, ...plain } = input;
  const visibility = input.visibility ?? base.visibility;
  await work.actors.load([
    ...(participations ?? []).map(({ actor }) => actor),
    ...(statements ?? []).map(({ speaker }) => speaker),
  ]);
  if (input.parent) await referred(work, 'briefing', input.parent, '/parent');
  const state: BriefingState = { ...base, ...plain };
  if (sources) state.sources = sourceStates(sources);
  if (participations) {
    state.participations = [];
    for (const [i, { actor, role, position }] of participations.entries()) {
      const kind = role === 'speaker' || role === 'moderator' ? 'person' : 'organisation';
      const id = await work.actors.idOf(actor, { kind, visibility }, `/participations/${i}/actor`);
      state.participations.push({ actor: id, role, position: position ?? null });
    }
  }
  if (statements) {
    state.statements = [];
    for (const [i, each] of statements.entries()) {
      const made = { kind: 'person', visibility: each.visibility ?? visibility } as const;
      state.statements.push({
        speaker: each.speaker ? await work.actors.idOf(each.speaker, made, `/statements/${i}/speaker`) : null,
        kind: each.kind,
        text: each.text,
        position: each.position ?? null,
        sources: sourceStates(each.sources),
        visibility: each.visibility ?? null,
      });
    }
  }
  refuseEndBeforeStart(state);
  return state;
}

function refuseEndBeforeStart({ start, end }: BriefingState) {
  const first = dateColumns('start', start, null).start_earliest;
  const last = dateColumns('end', end, null).end_latest;
  if (first && last && last < first) throw invalid('/end', 'must not lie before the start');
}

function columnsOf(state: BriefingState) {
  return {
    title: state.title,
    status: state.status,
    ...dateColumns('start', state.start, state.startWords),
    ...dateColumns('end', state.end, state.endWords),
    venue: state.venue,
    city: state.city,
    country_code: state.countryCode,
    parent_id: state.parent,
    summary: state.summary,
    head_counts: JSON.stringify(state.headCounts),
    visibility: state.visibility,
  };
}

function insertParts(work: Work, briefing: string, state: BriefingState): void {
  for (const topic of topicIds(work, state.topics))
    work.write.insert('briefing_topics', { briefing_id: briefing, topic_id: topic });
  for (const [ordinal, { actor, role, position }] of state.participations.entries())
    work.write.insert('participations', {
      id: work.newId(),
      briefing_id: briefing,
      actor_id: actor,
      role,
      position,
      ordinal,
    });
  for (const [ordinal, { speaker, sources, ...statement }] of state.statements.entries()) {
    const id = work.newId();
    const visibility = statement.visibility ?? state.visibility;
    work.write.insert('statements', {
      ...statement,
      id,
      briefing_id: briefing,
      speaker_id: speaker,
      visibility,
      ordinal,
    });
    insertSources(work, sources, { statement_id: id }, visibility);
  }
  insertSources(work, state.sources, { briefing_id: briefing }, state.visibility);
}

function removeParts(work: Work, briefing: string): void {
  const statements = build.selectFrom('statements').select('id').where('briefing_id', '=', briefing);
  work.write.remove(build.deleteFrom('sources').where('statement_id', 'in', statements));
  work.write.remove(build.deleteFrom('sources').where('briefing_id', '=', briefing));
  work.write.remove(build.deleteFrom('statements').where('briefing_id', '=', briefing));
  work.write.remove(build.deleteFrom('participations').where('briefing_id', '=', briefing));
  work.write.remove(build.deleteFrom('briefing_topics').where('briefing_id', '=', briefing));
}

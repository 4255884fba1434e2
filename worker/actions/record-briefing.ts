import { noCircleQuery } from '../db/briefings/part-of.ts';
import type { BriefingInput } from '../domain/briefing.ts';
import { invalid } from '../domain/errors.ts';
import type { BriefingState } from '../domain/record-states.ts';
import { insertParts, partsOf } from './briefing-parts.ts';
import { dateColumns, same, sourceStates } from './columns.ts';
import { changeable, referred } from './existing.ts';
import { moveWithBriefing } from './move-with-briefing.ts';
import type { Work } from './work.ts';

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
  const entry = await changeable(work, 'briefing', id, expected);
  const state = await stateOf(work, input, entry.state);
  if (same(state, entry.state)) return;
  const version = entry.version + 1;
  await writeBriefing(work, id, version, entry.state, state);
  work.log('briefing', id, 'changed', { version, state });
  if (state.start !== entry.state.start) await moveWithBriefing(work, id, state);
}

/** Writes an existing briefing anew, with its parts where they differ. */
export async function writeBriefing(
  work: Work,
  id: string,
  version: number,
  before: BriefingState,
  state: BriefingState,
): Promise<void> {
  if (state.parent && state.parent !== before.parent) {
    await refuseCircle(work, id, state.parent);
    work.write.guard(noCircleQuery(id));
  }
  if (!same(partsOf(state), partsOf(before))) {
    work.removeParts('briefing', id);
    insertParts(work, id, state);
  }
  work.write.change('briefings', id, { ...columnsOf(state), version, updated_at: work.now });
}

/** No briefing is part of itself, in however many steps. What others write meanwhile is left to the guard in the batch. */
async function refuseCircle(work: Work, id: string, parent: string): Promise<void> {
  const above = new Set<string>();
  for (let at: string | null = parent; at && !above.has(at); ) {
    if (at === id)
      throw invalid(
        '/parent',
        above.size === 0
          ? 'must be another briefing'
          : 'must be a briefing that is not itself part of this one',
      );
    above.add(at);
    at = (await work.stateOf('briefing', at))?.state.parent ?? null;
  }
}

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
    archived_at: state.archivedAt,
    merged_into: state.mergedInto ?? null,
  };
}

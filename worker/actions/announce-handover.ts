import { invalid } from '../domain/errors.ts';
import type { HandoverInput } from '../domain/handovers/handover.ts';
import type { HandoverState } from '../domain/record-states.ts';
import { dateColumns, insertSources, same, sourceStates } from './columns.ts';
import { changeable, referred } from './existing.ts';
import type { Work } from './work.ts';

/** Records that a body's presidency passes, or passed. The body and the holders are made where they are new. */
export async function announceHandover(work: Work, input: HandoverInput): Promise<{ id: string }> {
  const visibility = input.visibility ?? 'internal';
  await work.actors.load([input.body, input.from, input.to]);
  const state = await stateOf(work, input, {
    body: await work.actors.bodyIdOf(input.body, visibility, '/body'),
    from: null,
    to: null,
    successor: 'vacant',
    date: input.date,
    dateWords: null,
    capacity: 'regular',
    status: 'announced',
    note: null,
    briefing: null,
    sources: [],
    visibility,
    archivedAt: null,
  });
  const id = work.newId();
  work.write.insert('handovers', {
    id,
    ...columnsOf(state),
    version: 1,
    created_at: work.now,
    updated_at: work.now,
  });
  insertSources(work.write, state.sources, { handover_id: id }, state.visibility);
  work.log('handover', id, state.status, { version: 1, state });
  return { id };
}

/** Changes what is given; the body stays. The log names the new status where it changed: completed, deferred … */
export async function changeHandover(
  work: Work,
  id: string,
  expected: number | null,
  input: Partial<Omit<HandoverInput, 'body'>>,
) {
  const entry = await changeable(work, 'handover', id, expected);
  const state = await stateOf(work, input, entry.state);
  if (same(state, entry.state)) return;
  const version = entry.version + 1;
  writeHandover(work, id, version, entry.state, state);
  const verb = state.status === entry.state.status ? 'changed' : state.status;
  work.log('handover', id, verb, { version, state });
}

/** Writes an existing handover anew, with its sources where they differ. */
export function writeHandover(
  work: Work,
  id: string,
  version: number,
  before: HandoverState,
  state: HandoverState,
): void {
  if (!same([state.sources, state.visibility], [before.sources, before.visibility])) {
    work.removeParts('handover', id);
    insertSources(work.write, state.sources, { handover_id: id }, state.visibility);
  }
  work.write.change('handovers', id, { ...columnsOf(state), version, updated_at: work.now });
}

async function stateOf(
  work: Work,
  input: Partial<Omit<HandoverInput, 'body'>>,
  base: HandoverState,
): Promise<HandoverState> {
  const { from, to, sources, successor, ...plain } = input;
  const made = { kind: 'organisation', visibility: input.visibility ?? base.visibility } as const;
  if (input.briefing) await referred(work, 'briefing', input.briefing, '/briefing');
  const state: HandoverState = { ...base, ...plain, body: base.body };
  if (from !== undefined) state.from = from && (await work.actors.idOf(from, made, '/from'));
  if (to !== undefined) state.to = to && (await work.actors.idOf(to, made, '/to'));
  if (sources) state.sources = sourceStates(sources);
  if (successor === 'named' && !state.to) throw invalid('/to', 'is needed where the successor is named');
  if (successor && successor !== 'named' && to)
    throw invalid('/successor', 'must be "named" where `to` is given');
  if (successor && successor !== 'named') state.to = null;
  state.successor = state.to
    ? 'named'
    : (successor ?? (base.successor === 'named' ? 'vacant' : base.successor));
  if (!state.from && !state.to) throw invalid('/to', 'a handover names at least one holder, `from` or `to`');
  return state;
}

function columnsOf(state: HandoverState) {
  return {
    body_id: state.body,
    from_id: state.from,
    to_id: state.to,
    successor: state.successor,
    ...dateColumns('date', state.date, state.dateWords),
    date_edtf: state.date,
    capacity: state.capacity,
    status: state.status,
    note: state.note,
    briefing_id: state.briefing,
    visibility: state.visibility,
    archived_at: state.archivedAt,
  };
}

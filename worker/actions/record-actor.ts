import type { ActorInput } from '../domain/actor.ts';
import { invalid } from '../domain/errors.ts';
import type { ActorState } from '../domain/record-states.ts';
import { keysOf } from './actor-rows.ts';
import { same } from './columns.ts';
import { changeable } from './existing.ts';
import type { Work } from './work.ts';
import { refuseTakenNames, writeActor } from './write-actor.ts';

/** Makes an actor known. A name, alias or country code that another actor bears is refused (409). */
export async function recordActor(work: Work, input: ActorInput): Promise<{ id: string }> {
  const state = await stateOf(work, input, {
    name: input.name,
    kind: input.kind,
    aliases: [],
    countryCode: null,
    affiliation: null,
    rotation: null,
    visibility: 'internal',
    archivedAt: null,
  });
  await refuseTakenNames(work, state, keysOf(state), null);
  if (work.actors.knows(keysOf(state)))
    throw invalid('/name', 'must be another than the names in its affiliation and rotation');
  return { id: work.actors.insert(state) };
}

/** Changes what is given and leaves the rest. `expected`: the version that the caller has seen. */
export async function changeActor(work: Work, id: string, expected: number, input: Partial<ActorInput>) {
  const entry = await changeable(work, 'actor', id, expected);
  const state = await stateOf(work, input, entry.state);
  if (state.affiliation === id) throw invalid('/affiliation', 'must be another actor');
  if (same(state, entry.state)) return;
  const version = entry.version + 1;
  await writeActor(work, id, version, entry.state, state);
  work.log('actor', id, 'changed', { version, state });
}

async function stateOf(work: Work, input: Partial<ActorInput>, base: ActorState): Promise<ActorState> {
  const { affiliation, rotation, ...plain } = input;
  const visibility = input.visibility ?? base.visibility;
  const kind = input.kind ?? base.kind;
  if ((rotation === undefined ? base.rotation : rotation) && kind !== 'body')
    throw invalid('/rotation', 'only a body has a rotation');
  await work.actors.load([affiliation, ...(rotation?.order ?? [])]);
  const order = [];
  for (const [i, ref] of (rotation?.order ?? []).entries())
    order.push(await work.actors.idOf(ref, { kind: 'organisation', visibility }, `/rotation/order/${i}`));
  return {
    ...base,
    ...plain,
    countryCode: input.countryCode === undefined ? base.countryCode : input.countryCode,
    affiliation:
      affiliation === undefined
        ? base.affiliation
        : affiliation &&
          (await work.actors.idOf(affiliation, { kind: 'organisation', visibility }, '/affiliation')),
    rotation: rotation === undefined ? base.rotation : rotation && { order, months: rotation.months },
  };
}

import { knownActorsQuery } from '../db/actors.ts';
import { build } from '../db/database.ts';
import { hasHandovers } from '../db/handovers.ts';
import type { ActorInput } from '../domain/actor.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import { type ActorState, columnsOf, insertActor, keysOf } from './actor-rows.ts';
import { same } from './columns.ts';
import { existing } from './existing.ts';
import { expectVersion, type Work } from './work.ts';

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
  await refuseTakenNames(work, keysOf(state), null);
  if (work.actors.knows(keysOf(state)))
    throw invalid('/name', 'must be another than the names in its affiliation and rotation');
  return { id: insertActor(work, state) };
}

/** Changes what is given and leaves the rest. `expected`: the version that the caller has seen. */
export async function changeActor(work: Work, id: string, expected: number, input: Partial<ActorInput>) {
  const entry = await existing<ActorState>(work, 'actor', id);
  expectVersion(entry, expected);
  const state = await stateOf(work, input, entry.state);
  if (state.affiliation === id) throw invalid('/affiliation', 'must be another actor');
  if (same(state, entry.state)) return;
  if (entry.state.kind === 'body' && state.kind !== 'body' && (await hasHandovers(work.db, id)))
    throw invalid('/kind', 'must stay "body": it has handovers');
  const standingOf = ({ kind, affiliation, visibility }: ActorState) => [kind, affiliation, visibility];
  if (!same(standingOf(state), standingOf(entry.state))) work.standsElsewhere('actor', id);
  const [before, after] = [keysOf(entry.state), keysOf(state)];
  const added = after.filter((key) => !before.includes(key));
  await refuseTakenNames(work, added, id);
  const dropped = before.filter((key) => !after.includes(key));
  if (dropped.length > 0)
    work.write.remove(build.deleteFrom('actor_names').where('actor_id', '=', id).where('key', 'in', dropped));
  for (const key of added) work.write.insert('actor_names', { key, actor_id: id });
  const version = entry.version + 1;
  work.write.update(
    build
      .updateTable('actors')
      .set({ ...columnsOf(state), version, updated_at: work.now })
      .where('id', '=', id),
  );
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

async function refuseTakenNames(work: Work, keys: string[], but: string | null) {
  const bearers = await work.db.all(knownActorsQuery(keys, []));
  const taken = bearers.filter(({ id }) => id !== but).map(({ key, id }) => `"${key}" (actor ${id})`);
  if (taken.length > 0)
    throw new Refusal('conflict', `A name belongs to one actor; already taken: ${taken.join(', ')}.`, [
      { pointer: '/name', detail: 'must be a name that no other actor bears, whatever its case and accents' },
    ]);
}

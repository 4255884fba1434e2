import { freeNamesQuery, knownActorsQuery } from '../db/actors.ts';
import { hasHandovers } from '../db/handovers/handovers.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import type { ActorState } from '../domain/record-states.ts';
import { nameKey } from '../domain/text.ts';
import { columnsOf, keysOf } from './actor-rows.ts';
import { same } from './columns.ts';
import type { Work } from './work.ts';

/** Writes an existing actor anew, with its names. Refuses (409) a name that another actor bears by now; a body with handovers stays one. */
export async function writeActor(
  work: Work,
  id: string,
  version: number,
  before: ActorState,
  state: ActorState,
): Promise<void> {
  if (before.kind === 'body' && state.kind !== 'body' && (await hasHandovers(work.db, id)))
    throw invalid('/kind', 'must stay "body": it has handovers');
  const [old, own] = [keysOf(before), keysOf(state)];
  const added = own.filter((key) => !old.includes(key));
  const dropped = old.filter((key) => !own.includes(key));
  await refuseTakenNames(work, state, added, id);
  if (dropped.length > 0) work.write.remove(freeNamesQuery(id, dropped));
  work.actors.free(dropped);
  for (const key of added) work.write.insert('actor_names', { key, actor_id: id });
  work.write.change('actors', id, { ...columnsOf(state), version, updated_at: work.now });
  if (!same(standingOf(state), standingOf(before))) work.standsElsewhere(id);
}

// What it belongs to took part where it did, and only while it is there to be seen.
const standingOf = ({ kind, affiliation, visibility, archivedAt }: ActorState) => [
  kind,
  affiliation,
  visibility,
  archivedAt,
];

/** Refuses (409) those of the keys of an actor that another bears, each where it stands in the request. */
export async function refuseTakenNames(work: Work, state: ActorState, keys: string[], but: string | null) {
  if (keys.length === 0) return;
  const bearers = await work.db.all(knownActorsQuery(keys, []));
  const taken = bearers.filter(({ key, id }) => id !== but && !work.actors.isFree(key));
  if (taken.length === 0) return;
  const told = taken.map(({ key, id }) => `"${key}" (actor ${id})`).join(', ');
  throw new Refusal(
    'conflict',
    `A name belongs to one actor; already taken: ${told}.`,
    taken.map(({ key }) => ({
      pointer: pointerOf(state, key),
      detail: `must be one that no other actor bears, whatever its case and accents; "${key}" is taken`,
    })),
  );
}

function pointerOf({ name, aliases }: ActorState, key: string): string {
  const alias = aliases.findIndex((one) => nameKey(one) === key);
  if (nameKey(name) === key) return '/name';
  return alias < 0 ? '/countryCode' : `/aliases/${alias}`;
}

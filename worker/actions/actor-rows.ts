import { freeNamesQuery, knownActorsQuery } from '../db/actors.ts';
import { build } from '../db/database.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActorState } from '../domain/record-states.ts';
import { nameKey } from '../domain/text.ts';
import { same } from './columns.ts';
import type { Work } from './work.ts';

/** Writes a new actor whose names are known to be free. */
export function insertActor(work: Work, state: ActorState): string {
  const id = work.newId();
  const keys = keysOf(state);
  work.write.insert('actors', {
    id,
    ...columnsOf(state),
    version: 1,
    created_at: work.now,
    updated_at: work.now,
  });
  for (const key of keys) work.write.insert('actor_names', { key, actor_id: id });
  work.log('actor', id, 'recorded', { version: 1, state });
  work.actors.remember(keys, { id, kind: state.kind });
  return id;
}

/** Writes an existing actor anew, with its names. Refuses (409) a name that another actor bears by now. */
export async function writeActor(
  work: Work,
  id: string,
  version: number,
  before: ActorState,
  state: ActorState,
): Promise<void> {
  const [old, own] = [keysOf(before), keysOf(state)];
  const added = own.filter((key) => !old.includes(key));
  const dropped = old.filter((key) => !own.includes(key));
  await refuseTakenNames(work, state, added, id);
  if (dropped.length > 0) work.write.remove(freeNamesQuery(id, dropped));
  work.actors.free(dropped);
  for (const key of added) work.write.insert('actor_names', { key, actor_id: id });
  work.write.update(
    build
      .updateTable('actors')
      .set({ ...columnsOf(state), version, updated_at: work.now })
      .where('id', '=', id),
  );
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

const columnsOf = (state: ActorState) => ({
  kind: state.kind,
  name: state.name,
  aliases: JSON.stringify(state.aliases),
  country_code: state.countryCode,
  affiliation_id: state.affiliation,
  rotation_order: state.rotation && JSON.stringify(state.rotation.order),
  rotation_months: state.rotation?.months ?? null,
  visibility: state.visibility,
  archived_at: state.archivedAt,
  merged_into: state.mergedInto ?? null,
});

/** Under what an actor is found; a state by its country code too, which missions and people only carry. */
export function keysOf({ name, aliases, kind, countryCode, isNameless }: ActorState): string[] {
  if (isNameless) return [];
  const code = kind === 'state' && countryCode ? [countryCode] : [];
  return [...new Set([name, ...aliases, ...code].map(nameKey))];
}

import type { ActorState } from '../domain/record-states.ts';
import { nameKey } from '../domain/text.ts';
import type { Log } from './log.ts';

/** Writes a new actor whose names are known to be free. */
export function insertActor(log: Log, state: ActorState): string {
  const id = log.newId();
  log.write.insert('actors', {
    id,
    ...columnsOf(state),
    version: 1,
    created_at: log.now,
    updated_at: log.now,
  });
  for (const key of keysOf(state)) log.write.insert('actor_names', { key, actor_id: id });
  log.log('actor', id, 'recorded', { version: 1, state });
  return id;
}

/** An actor's own columns. */
export const columnsOf = (state: ActorState) => ({
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

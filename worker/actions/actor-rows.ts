import type { ActorKind } from '../domain/actor.ts';
import { nameKey } from '../domain/text.ts';
import type { Visibility } from '../domain/visibility.ts';
import type { Work } from './work.ts';

/** An actor as the change log keeps it; other actors stand as ids. */
export interface ActorState {
  name: string;
  kind: ActorKind;
  aliases: string[];
  countryCode: string | null;
  affiliation: string | null;
  rotation: { order: string[]; months: number } | null;
  visibility: Visibility;
  archivedAt: string | null;
}

/** Writes a new actor whose names are known to be free. */
export function insertActor(work: Work, state: ActorState): string {
  const id = work.newId();
  const keys = keysOf(state);
  work.write.insert('actors', {
    id,
    ...columnsOf(state),
    archived_at: null,
    version: 1,
    created_at: work.now,
    updated_at: work.now,
  });
  for (const key of keys) work.write.insert('actor_names', { key, actor_id: id });
  work.log('actor', id, 'recorded', { version: 1, state });
  work.actors.remember(keys, { id, kind: state.kind });
  return id;
}

export const columnsOf = (state: ActorState) => ({
  kind: state.kind,
  name: state.name,
  aliases: JSON.stringify(state.aliases),
  country_code: state.countryCode,
  affiliation_id: state.affiliation,
  rotation_order: state.rotation && JSON.stringify(state.rotation.order),
  rotation_months: state.rotation?.months ?? null,
  visibility: state.visibility,
});

/** Under what an actor is found; a state by its country code too, which missions and people only carry. */
export function keysOf({ name, aliases, kind, countryCode }: ActorState): string[] {
  const code = kind === 'state' && countryCode ? [countryCode] : [];
  return [...new Set([name, ...aliases, ...code].map(nameKey))];
}

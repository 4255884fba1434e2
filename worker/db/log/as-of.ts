import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import type { BriefingLink } from '../../domain/briefing.ts';
import type { RecordKind, StoredDate } from '../../domain/changes/record.ts';
import type { OwnerLink } from '../../domain/commitments/owner.ts';
import { addDays } from '../../domain/dates/days.ts';
import { fuzzyDate } from '../../domain/dates/fuzzy-date.ts';
import type { RecordState, RecordStates, SourceState } from '../../domain/record-states.ts';
import type { Source } from '../../domain/source.ts';
import { topicId } from '../../domain/text.ts';
import { type Audience, holds, type Visibility } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink, briefingLink } from '../links.ts';
import { type Query, query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isReadable, mayBeSeen, visibilitiesFor } from '../visible.ts';

/** A record as the log has it at the end of a day. */
interface Then<State> {
  id: string;
  version: number;
  createdAt: string;
  at: string;
  state: State;
}
type Common = Pick<RecordState, 'visibility' | 'archivedAt'>;

const tables = {
  actor: 'actors',
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
} as const;

/** The first moment that is no longer of the day. */
export const endOf = (day: string) => addDays(day, 1);

/**
 * The state of a record at the end of a day: its newest entry by then that the audience may see. The record must be for
 * the audience to see today, and by its newest entry of then as well. Three seeks in the unique key of the log.
 */
export async function recordThen<Kind extends RecordKind>(
  db: Db,
  kind: Kind,
  id: string,
  day: string,
  audience: Audience,
): Promise<Then<RecordStates[Kind]> | undefined> {
  const newest = (condition: unknown) => sql`(select m.seq from changes m where m.subject_kind = ${kind}
    and m.subject_id = r.id and m.at < ${endOf(day)} and ${condition} order by m.version desc limit 1)`;
  const row = await db.first(
    query(sql<{ version: number; at: string; after: string; created_at: string; newest: string }>`
      select h.version, h.at, h.after, r.created_at, n.after as newest
      from ${sql.table(tables[kind])} r join changes h on h.seq = ${newest(mayBeSeen('m', audience))}
      join changes n on n.seq = ${newest(sql`true`)}
      where r.id = ${id} and ${isReadable('r', audience)}
      ${kind === 'handover' ? sql`and exists (select 1 from actors o where o.id = r.body_id and ${isReadable('o', audience)})` : sql``}`),
  );
  if (!row || !wasReadable(parsed<Common>(row.newest), audience)) return undefined;
  return {
    id,
    version: row.version,
    createdAt: row.created_at,
    at: row.at,
    state: parsed<RecordStates[Kind]>(row.after),
  };
}

export const wasReadable = ({ visibility, archivedAt }: Common, audience: Audience): boolean =>
  visibilitiesFor(audience).includes(visibility) && (archivedAt === null || holds(audience, 'editor'));

/** What every record carries, as of then. */
export function recordFieldsThen(
  { id, version, createdAt, at, state }: Then<Common>,
  day: string,
  audience: Audience,
) {
  const base = { id, visibility: state.visibility, archivedAt: state.archivedAt, asOf: day };
  return holds(audience, 'viewer') ? { ...base, version, createdAt, updatedAt: at } : base;
}

export function dateThen(edtf: string | null, words: string | null): StoredDate | null {
  if (edtf === null) return null;
  const { earliest, latest } = fuzzyDate(edtf);
  return { edtf, earliest, latest, words };
}

export const topicsThen = (names: string[]) =>
  names.map((name) => ({ id: topicId(name), name })).sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The sources that the audience may see; what they are cited by has no more than they have. */
export function sourcesThen(sources: SourceState[], inherited: Visibility, audience: Audience): Source[] {
  return sources
    .map((source, i) => ({ ...source, id: `then-${i}`, visibility: source.visibility ?? inherited }))
    .filter(({ visibility }) => visibilitiesFor(audience).includes(visibility));
}

export interface Links {
  actor(id: string | null): ActorLink | null;
  briefing(id: string | null): BriefingLink | null;
  person(id: string | null): OwnerLink | null;
}

/**
 * Links to these records as they are now, for what the audience may see now; of what was merged, to what it is now.
 * Two queries by primary key, in one round trip.
 */
export async function linksTo(
  db: Db,
  ids: { actors: (string | null)[]; briefings: (string | null)[]; people?: string[] },
  audience: Audience,
): Promise<Links> {
  const linked = (table: 'actors' | 'briefings', wanted: (string | null)[], link: unknown): Query<Linked> =>
    query(sql<Linked>`select k.id, ${link} as link from ${sql.table(table)} k
      join ${sql.table(table)} a on a.id = coalesce(k.merged_into, k.id)
      where k.id in (select value from json_each(${JSON.stringify(wanted.filter((id) => id !== null))}))`);
  // Who of us sees to what is never told to the public.
  const colleagues = holds(audience, 'viewer') ? (ids.people ?? []) : [];
  const [actors, briefings, people] = await db.together<[Linked, Linked, Linked]>([
    linked('actors', ids.actors, actorLink('a', audience)),
    linked('briefings', ids.briefings, briefingLink('a', audience)),
    query(sql<Linked>`select k.id, json_object('id', k.id, 'name', k.name) as link from people k
      where k.id in (select value from json_each(${JSON.stringify(colleagues)}))`),
  ]);
  const of = <T>(rows: Linked[]) => {
    const known = new Map(rows.map(({ id, link }) => [id, parsed<T>(link)]));
    return (id: string | null) => (id === null ? null : (known.get(id) ?? null));
  };
  return {
    actor: of<ActorLink>(actors),
    briefing: of<BriefingLink>(briefings),
    person: of<OwnerLink>(people),
  };
}
interface Linked {
  id: string;
  link: string | null;
}

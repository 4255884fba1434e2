import { sql } from 'kysely';
import type { RecordKind, SubjectKind } from '../../domain/changes/record.ts';
import type { Visibility } from '../../domain/visibility.ts';
import { type Query, query } from '../query.ts';

/** One change of an act, with the record as it was before; null where the act made it. */
export interface ActChange {
  seq: number;
  subject_kind: SubjectKind;
  subject_id: string;
  version: number;
  verb: string;
  visibility: Visibility;
  follow_up_id: string | null;
  before: string | null;
  after: string;
}

/**
 * All that the act did which wrote this change, in its order. One batch numbers its changes without a gap, so it is
 * walked by the primary key, back and forth, to where another act begins.
 */
export function actQuery(sequence: number): Query<ActChange> {
  const act = sql`(select act from changes where seq = ${sequence})`;
  return query(sql<ActChange>`
    select c.seq, c.subject_kind, c.subject_id, c.version, c.verb, c.visibility, c.follow_up_id,
      p.after as before, c.after
    from changes c left join changes p
      on p.subject_kind = c.subject_kind and p.subject_id = c.subject_id and p.version = c.version - 1
    where c.seq > coalesce((select o.seq from changes o where o.seq < ${sequence} and o.act is not ${act}
        order by o.seq desc limit 1), 0)
      and c.seq < coalesce((select o.seq from changes o where o.seq > ${sequence} and o.act is not ${act}
        order by o.seq limit 1), ${Number.MAX_SAFE_INTEGER})
      and exists (select 1 from changes where seq = ${sequence})
    order by c.seq`);
}

export interface Newest {
  kind: RecordKind;
  id: string;
  version: number;
  verb: string;
  at: string;
  author: string;
  after: string;
  /** Of a handover, which has no title: the body it is of. */
  body: string | null;
}

/** The newest change of each of these records, by the unique key of the log. */
export function newestChangesQuery(subjects: { kind: string; id: string }[]): Query<Newest> {
  return query(sql<Newest>`
    select c.subject_kind as kind, c.subject_id as id, c.version, c.verb, c.at, c.author_name as author, c.after,
      (select a.name from handovers h join actors a on a.id = h.body_id
        where c.subject_kind = 'handover' and h.id = c.subject_id) as body
    from json_each(${JSON.stringify(subjects)}) s cross join changes c
      on c.subject_kind = s.value ->> 'kind' and c.subject_id = s.value ->> 'id'
    where c.version = (select max(m.version) from changes m
      where m.subject_kind = c.subject_kind and m.subject_id = c.subject_id)`);
}

/** A record that refers to another. */
export interface Use {
  /** What it refers to. */
  used: string;
  kind: RecordKind;
  id: string;
  title: string;
}

/** Records that refer to these actors, in use or archived as well. Uses the indexes by actor; the rotations of bodies are walked. */
export function usesOfActorsQuery(actors: string[], archivedToo = false): Query<Use> {
  const inUse = (alias: string) =>
    archivedToo ? sql`` : sql`and ${sql.ref(`${alias}.archived_at`)} is null`;
  const ids = sql`(select value from json_each(${JSON.stringify(actors)}))`;
  return query(sql<Use>`
    select p.actor_id as used, 'briefing' as kind, b.id, b.title from participations p
      join briefings b on b.id = p.briefing_id ${inUse('b')} where p.actor_id in ${ids}
    union select s.speaker_id, 'briefing', b.id, b.title from statements s
      join briefings b on b.id = s.briefing_id ${inUse('b')} where s.speaker_id in ${ids}
    union select y.used, 'commitment', c.id, c.text from (
      select actor_id as used, commitment_id as id from commitment_parties where actor_id in ${ids}
      union select owner_actor_id, id from commitments where owner_actor_id in ${ids}) y
      join commitments c on c.id = y.id ${inUse('c')}
    union select u.used, 'handover', h.id, o.name from (
      select id, body_id as used from handovers where body_id in ${ids}
      union select id, from_id from handovers where from_id in ${ids}
      union select id, to_id from handovers where to_id in ${ids}) u
      join handovers h on h.id = u.id ${inUse('h')} join actors o on o.id = h.body_id
    union select u.used, 'actor', u.id, u.name from (
      select affiliation_id as used, id, name, archived_at from actors where affiliation_id in ${ids}
      union all select o.value, a.id, a.name, a.archived_at from actors a, json_each(a.rotation_order) o
        where a.kind = 'body' and a.rotation_order is not null and o.value in ${ids}) u
      where true ${inUse('u')}`);
}

/** Records that refer to these briefings, in use or archived as well; each arm has its index. */
export function usesOfBriefingsQuery(briefings: string[], archivedToo = false): Query<Use> {
  const inUse = (alias: string) =>
    archivedToo ? sql`` : sql`and ${sql.ref(`${alias}.archived_at`)} is null`;
  const ids = sql`(select value from json_each(${JSON.stringify(briefings)}))`;
  return query(sql<Use>`
    select briefing_id as used, 'commitment' as kind, id, text as title from commitments c
      where briefing_id in ${ids} ${inUse('c')}
    union select due_briefing_id, 'commitment', id, text from commitments c
      where due_briefing_id in ${ids} ${inUse('c')}
    union select h.briefing_id, 'handover', h.id, o.name from handovers h join actors o on o.id = h.body_id
      where h.briefing_id in ${ids} ${inUse('h')}
    union select parent_id, 'briefing', id, title from briefings b
      where parent_id in ${ids} ${inUse('b')}`);
}

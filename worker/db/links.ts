import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../domain/visibility.ts';
import { isReadable, isVisible, mayBeSeen } from './visible.ts';

type Json = RawBuilder<string | null>;

/** A link to the actor joined as `alias`, as JSON; null where there is none or the audience may not see it. */
export function actorLink(alias: string, audience: Audience): Json {
  const a = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`case when ${isVisible(alias, audience)} then json_object(
    'id', ${a('id')}, 'kind', ${a('kind')}, 'name', ${a('name')}, 'countryCode', ${a('country_code')}) end`;
}

/** A link to the briefing joined as `alias`, as JSON. */
export function briefingLink(alias: string, audience: Audience): Json {
  const b = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`case when ${isVisible(alias, audience)} then json_object('id', ${b('id')}, 'title', ${b('title')},
    'start', case when ${b('start_edtf')} is not null then json_object(
      'edtf', ${b('start_edtf')}, 'earliest', ${b('start_earliest')},
      'latest', ${b('start_latest')}, 'words', ${b('start_words')}) end) end`;
}

/** The topics of `owner` (an alias) as a JSON array, by name. */
export function topicsOf(owner: string, table: 'briefing_topics' | 'commitment_topics', key: string): Json {
  return sql`(select json_group_array(json_object('id', id, 'name', name)) from (
    select t.id, t.name from ${sql.table(table)} x join topics t on t.id = x.topic_id
    where x.${sql.ref(key)} = ${sql.ref(`${owner}.id`)} order by t.name))`;
}

type Citing = 'briefing_id' | 'statement_id' | 'commitment_id' | 'follow_up_id' | 'handover_id';

/** The sources that `owner` (an alias) cites and the audience may see, as a JSON array. */
export function sourcesOf(owner: string, key: Citing, audience: Audience): Json {
  return sql`(select json_group_array(json_object('id', id, 'title', title, 'publisher', publisher, 'url', url,
      'published', published_edtf, 'passage', passage, 'visibility', visibility)) from (
    select s.* from sources s where ${sql.ref(`s.${key}`)} = ${sql.ref(`${owner}.id`)}
      and ${mayBeSeen('s', audience)} order by s.ordinal))`;
}

/** Is there a briefing or an actor of this id that the audience may read? Keeps filters from telling of hidden ones. */
export function isKnown(table: 'actors' | 'briefings', id: string, audience: Audience): RawBuilder<boolean> {
  return sql`exists (select 1 from ${sql.table(table)} k where k.id = ${id} and ${isReadable('k', audience)})`;
}

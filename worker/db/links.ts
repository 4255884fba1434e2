import { type RawBuilder, sql } from 'kysely';
import type { Audience } from '../domain/visibility.ts';
import { isReadable, mayBeSeen } from './visible.ts';

type Json = RawBuilder<string | null>;

/** A link to the actor joined as `alias`, as JSON; null where there is none or the audience may not read it. */
export function actorLink(alias: string, audience: Audience): Json {
  const a = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`case when ${isReadable(alias, audience)} then json_object(
    'id', ${a('id')}, 'kind', ${a('kind')}, 'name', ${a('name')}, 'countryCode', ${a('country_code')}) end`;
}

/** A link to the briefing joined as `alias`, as JSON. */
export function briefingLink(alias: string, audience: Audience): Json {
  const b = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`case when ${isReadable(alias, audience)} then json_object('id', ${b('id')}, 'title', ${b('title')},
    'start', case when ${b('start_edtf')} is not null then json_object(
      'edtf', ${b('start_edtf')}, 'earliest', ${b('start_earliest')},
      'latest', ${b('start_latest')}, 'words', ${b('start_words')}) end) end`;
}

/** The topics of `owner` (an alias) as a JSON array, by name. */
export function topicsOf(owner: string, table: 'briefing_topics' | 'commitment_topics', key: string): Json {
  return sql`(select json_group_array(json_object('id', t.id, 'name', t.name) order by t.name)
    from ${sql.table(table)} of_topic join topics t on t.id = of_topic.topic_id
    where of_topic.${sql.ref(key)} = ${sql.ref(`${owner}.id`)})`;
}

type Citing = 'briefing_id' | 'statement_id' | 'commitment_id' | 'follow_up_id' | 'handover_id';

/** The sources that `owner` (an alias) cites and the audience may see, as a JSON array. */
export function sourcesOf(owner: string, key: Citing, audience: Audience): Json {
  return sql`(select json_group_array(json_object('id', cited.id, 'title', cited.title,
      'publisher', cited.publisher, 'url', cited.url, 'published', cited.published_edtf,
      'passage', cited.passage, 'visibility', cited.visibility) order by cited.ordinal)
    from sources cited where ${sql.ref(`cited.${key}`)} = ${sql.ref(`${owner}.id`)} and ${mayBeSeen('cited', audience)})`;
}

/** Is there a briefing or an actor of this id that the audience may read? Keeps filters from telling of hidden ones. */
export function isKnown(table: 'actors' | 'briefings', id: string, audience: Audience): RawBuilder<boolean> {
  return sql`exists (select 1 from ${sql.table(table)} k where k.id = ${id} and ${isReadable('k', audience)})`;
}

import { sql } from 'kysely';
import type { Actor, ActorKind, ActorLink } from '../domain/actor.ts';
import type { Audience } from '../domain/visibility.ts';
import type { Db } from './database.ts';
import { actorLink } from './links.ts';
import { type Page, pageOf, positionOf } from './page.ts';
import { build, type Query } from './query.ts';
import { parsed, recordOf } from './rows.ts';
import type { ActorRow } from './schema/record.ts';
import { hasWords } from './search/index.ts';
import { isListed, isReadable, isVisible } from './visible.ts';

export interface ActorFilter {
  kind?: ActorKind | undefined;
  text?: string | undefined;
  archived?: boolean | undefined;
  limit: number;
  cursor?: string | undefined;
}

type ActorView = ActorRow & { affiliation: string | null; rotation: string | null };

const rotationLinks = (audience: Audience) => sql<string | null>`case when a.rotation_order is not null then (
  select json_group_array(json(link)) from (select ${actorLink('r', audience)} as link
    from json_each(a.rotation_order) o join actors r on r.id = o.value where ${isReadable('r', audience)} order by o.key)) end`;

function actorsQuery(audience: Audience) {
  return build
    .selectFrom('actors as a')
    .leftJoin('actors as f', 'f.id', 'a.affiliation_id')
    .selectAll('a')
    .select([actorLink('f', audience).as('affiliation'), rotationLinks(audience).as('rotation')]);
}

function toActor(row: ActorView, audience: Audience): Actor {
  return {
    ...recordOf(row, audience),
    kind: row.kind,
    name: row.name,
    aliases: parsed<string[]>(row.aliases),
    countryCode: row.country_code,
    affiliation: parsed<ActorLink>(row.affiliation),
    rotation:
      row.rotation === null
        ? null
        : { order: parsed<ActorLink[]>(row.rotation), months: row.rotation_months ?? 0 },
  };
}

export async function actorById(db: Db, id: string, audience: Audience): Promise<Actor | undefined> {
  const row = await db.first(actorsQuery(audience).where('a.id', '=', id).where(isReadable('a', audience)));
  return row && toActor(row, audience);
}

/** Actors by name; `text` finds the beginnings of words in any name, alias or country code. */
export async function listActors(db: Db, filter: ActorFilter, audience: Audience): Promise<Page<Actor>> {
  const after = positionOf(filter.cursor);
  let query = actorsQuery(audience).where(isListed('a', audience, filter.archived ?? false));
  if (filter.kind) query = query.where('a.kind', '=', filter.kind);
  if (filter.text) query = query.where(hasWords('a', 'actor', filter.text, audience));
  if (after) query = query.where(sql<boolean>`(a.name collate nocase, a.id) > (${after.key}, ${after.id})`);
  const rows = await db.all(
    query
      .orderBy(sql`a.name collate nocase`)
      .orderBy('a.id')
      .limit(filter.limit + 1),
  );
  return pageOf(
    rows,
    filter.limit,
    (row) => toActor(row, audience),
    (row) => ({ key: row.name, id: row.id }),
  );
}

/** Links to the actors of these ids that the audience may see. */
export async function actorLinks(db: Db, ids: string[], audience: Audience): Promise<Map<string, ActorLink>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all(
    build
      .selectFrom('actors as a')
      .select(['a.id', 'a.kind', 'a.name', 'a.country_code as countryCode'])
      .where(sql<boolean>`a.id in (select value from json_each(${JSON.stringify(ids)}))`)
      .where(isVisible('a', audience)),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Who bears these names, aliases or country codes (as name keys), or has these ids; of what was merged, what it was
 * merged into. For writers, who see all.
 */
export function knownActorsQuery(
  keys: string[],
  ids: string[],
): Query<{ key: string; id: string; kind: ActorKind }> {
  return build
    .selectFrom('actor_names as n')
    .innerJoin('actors as a', 'a.id', 'n.actor_id')
    .select(['n.key', 'a.id', 'a.kind'])
    .where(sql<boolean>`n.key in (select value from json_each(${JSON.stringify(keys)}))`)
    .unionAll(sql<{ key: string; id: string; kind: ActorKind }>`select e.key, a.id, a.kind from (
      with recursive led (key, id) as (select value, value from json_each(${JSON.stringify(ids)})
        union select l.key, m.merged_into from led l join actors m on m.id = l.id where m.merged_into is not null)
      select * from led) e join actors a on a.id = e.id and a.merged_into is null`);
}

/** Takes these names, as name keys, from an actor. */
export function freeNamesQuery(actor: string, keys: string[]): Query {
  return build
    .deleteFrom('actor_names')
    .where('actor_id', '=', actor)
    .where(sql<boolean>`key in (select value from json_each(${JSON.stringify(keys)}))`);
}

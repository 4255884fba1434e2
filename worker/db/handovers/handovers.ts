import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import type { BriefingLink } from '../../domain/briefing.ts';
import type { Handover, HandoverDetail } from '../../domain/handovers/handover.ts';
import type { HandoverStatus } from '../../domain/handovers/succession.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink, briefingLink, isKnown, sourcesOf } from '../links.ts';
import { type Page, pageOf, positionOf } from '../page.ts';
import { build } from '../query.ts';
import { parsed, recordOf } from '../rows.ts';
import type { HandoverRow } from '../schema/record.ts';
import { isListed, isReadable, isVisible } from '../visible.ts';

export interface HandoverFilter {
  body?: string | undefined;
  actor?: string | undefined;
  briefing?: string | undefined;
  status?: HandoverStatus[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  archived?: boolean | undefined;
  limit: number;
  cursor?: string | undefined;
}

type HandoverView = HandoverRow & {
  body: string | null;
  from_actor: string | null;
  to_actor: string | null;
  briefing: string | null;
};

// A handover of a body that the audience may not see is not shown: it has no meaning without the body.
function handoversQuery(audience: Audience) {
  return build
    .selectFrom('handovers as h')
    .innerJoin('actors as o', 'o.id', 'h.body_id')
    .leftJoin('actors as f', 'f.id', 'h.from_id')
    .leftJoin('actors as t', 't.id', 'h.to_id')
    .leftJoin('briefings as b', 'b.id', 'h.briefing_id')
    .selectAll('h')
    .select([
      actorLink('o', audience).as('body'),
      actorLink('f', audience).as('from_actor'),
      actorLink('t', audience).as('to_actor'),
      briefingLink('b', audience).as('briefing'),
    ])
    .where(isReadable('o', audience));
}

function toHandover(row: HandoverView, audience: Audience): Handover {
  return {
    ...recordOf(row, audience),
    body: parsed<ActorLink>(row.body) as ActorLink,
    from: parsed<ActorLink>(row.from_actor),
    to: parsed<ActorLink>(row.to_actor),
    successor: row.successor,
    date: {
      edtf: row.date_edtf,
      earliest: row.date_earliest,
      latest: row.date_latest,
      words: row.date_words,
    },
    capacity: row.capacity,
    status: row.status,
    note: row.note,
    briefing: parsed<BriefingLink>(row.briefing),
  };
}

/** Handovers by their first possible day. */
export async function listHandovers(
  db: Db,
  filter: HandoverFilter,
  audience: Audience,
): Promise<Page<Handover>> {
  const { body, actor, briefing, status, from, to } = filter;
  const after = positionOf(filter.cursor);
  let query = handoversQuery(audience).where(isListed('h', audience, filter.archived ?? false));
  if (body) query = query.where('h.body_id', '=', body);
  if (actor)
    query = query
      .where((where) => where.or([where('h.from_id', '=', actor), where('h.to_id', '=', actor)]))
      .where(isKnown('actors', actor, audience));
  if (briefing)
    query = query.where('h.briefing_id', '=', briefing).where(isKnown('briefings', briefing, audience));
  if (status) query = query.where('h.status', 'in', status);
  if (from) query = query.where(sql<boolean>`coalesce(h.date_latest, '9999-12-31') >= ${from}`);
  if (to) query = query.where('h.date_sort', '<=', to);
  if (after) query = query.where(sql<boolean>`(h.date_sort, h.id) > (${after.key}, ${after.id})`);
  const rows = await db.all(
    query
      .orderBy('h.date_sort')
      .orderBy('h.id')
      .limit(filter.limit + 1),
  );
  return pageOf(
    rows,
    filter.limit,
    (row) => toHandover(row, audience),
    (row) => ({ key: row.date_sort, id: row.id }),
  );
}

/**
 * Announced or confirmed, the next first; at most 20. Of one body each that is open, by handovers_by_body; of all those
 * possible in these days, by handovers_by_date.
 */
export async function comingHandovers(
  db: Db,
  { body, from, to }: { body?: string | undefined; from: string; to: string },
  audience: Audience,
): Promise<Handover[]> {
  const open = handoversQuery(audience)
    .where(isVisible('h', audience))
    .where('h.status', 'in', ['announced', 'confirmed']);
  const query = body
    ? open.where('h.body_id', '=', body)
    : open
        // No date is wider than a year and more by much: what begins earlier is over, or nobody knows when it is.
        .where(sql<boolean>`h.date_sort between date(${from}, '-366 days') and ${to}`)
        .where(sql<boolean>`coalesce(h.date_latest, '9999-12-31') >= ${from}`);
  const rows = await db.all(query.orderBy('h.date_sort').orderBy('h.id').limit(20));
  return rows.map((row) => toHandover(row, audience));
}

export async function handoverById(
  db: Db,
  id: string,
  audience: Audience,
): Promise<HandoverDetail | undefined> {
  const row = await db.first(
    handoversQuery(audience)
      .select(sourcesOf('h', 'handover_id', audience).as('sources'))
      .where('h.id', '=', id)
      .where(isReadable('h', audience)),
  );
  return (
    row && { ...toHandover(row, audience), sources: parsed<HandoverDetail['sources']>(row.sources) ?? [] }
  );
}

/** Whether the actor is a body of any handover; uses handovers_by_body. */
export async function hasHandovers(db: Db, body: string): Promise<boolean> {
  const query = build.selectFrom('handovers').select('id').where('body_id', '=', body).limit(1);
  return (await db.first(query)) !== undefined;
}

/** Every handover of these bodies that the audience may see; uses handovers_by_body. */
export function handoversOfBodies(db: Db, bodies: string[], audience: Audience): Promise<HandoverRow[]> {
  return db.all(
    build
      .selectFrom('handovers as h')
      .selectAll('h')
      .where(sql<boolean>`h.body_id in (select value from json_each(${JSON.stringify(bodies)}))`)
      .where(isVisible('h', audience))
      .orderBy('h.body_id')
      .orderBy('h.date_sort'),
  );
}

/** The bodies that the audience may see, by name; `limit` and one more, to tell whether there are more. */
export function bodiesQuery(audience: Audience, only: string[] | undefined, limit: number) {
  let query = build
    .selectFrom('actors as a')
    .select([
      'a.id',
      'a.kind',
      'a.name',
      'a.country_code as countryCode',
      'a.rotation_order',
      'a.rotation_months',
    ])
    .where('a.kind', '=', 'body')
    .where(isVisible('a', audience));
  if (only) query = query.where('a.id', 'in', only);
  return query.orderBy(sql`a.name collate nocase`).limit(limit + 1);
}

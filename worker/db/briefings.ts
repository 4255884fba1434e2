import { sql } from 'kysely';
import type { Briefing, BriefingDetail, BriefingLink } from '../domain/briefing.ts';
import type { Audience } from '../domain/visibility.ts';
import { build, type Db } from './database.ts';
import { actorLink, briefingLink, isKnown, sourcesOf, topicsOf } from './links.ts';
import { type Page, pageOf, positionOf } from './page.ts';
import { parsed, recordOf, storedDate } from './rows.ts';
import type { BriefingRow } from './tables.ts';
import { isListed, isReadable, isVisible, mayBeSeen } from './visible.ts';
import { rowsInWindow, type Shown, type Window } from './window.ts';

export interface BriefingFilter {
  from?: string | undefined;
  to?: string | undefined;
  status?: BriefingRow['status'][] | undefined;
  actor?: string | undefined;
  topic?: string | undefined;
  parent?: string | undefined;
  text?: string | undefined;
  archived?: boolean | undefined;
}

type BriefingView = BriefingRow & { parent: string | null; topics: string | null };

function briefingsQuery(audience: Audience) {
  return build
    .selectFrom('briefings as b')
    .leftJoin('briefings as p', 'p.id', 'b.parent_id')
    .selectAll('b')
    .select([
      briefingLink('p', audience).as('parent'),
      topicsOf('b', 'briefing_topics', 'briefing_id').as('topics'),
    ]);
}

function toBriefing(row: BriefingView, audience: Audience): Briefing {
  return {
    ...recordOf(row, audience),
    title: row.title,
    status: row.status,
    start: storedDate(row.start_edtf, row.start_earliest, row.start_latest, row.start_words),
    end: storedDate(row.end_edtf, row.end_earliest, row.end_latest, row.end_words),
    venue: row.venue,
    city: row.city,
    countryCode: row.country_code,
    parent: parsed<BriefingLink>(row.parent),
    summary: row.summary,
    headCounts: parsed<Briefing['headCounts']>(row.head_counts),
    topics: parsed<Briefing['topics']>(row.topics) ?? [],
  };
}

/** The briefings that a filter leaves, in the order of their start; uses briefings_by_start. */
function filteredQuery(filter: BriefingFilter, audience: Audience) {
  const { from, to, status, actor, topic, parent, text } = filter;
  let query = briefingsQuery(audience).where(isListed('b', audience, filter.archived ?? false));
  if (to) query = query.where('b.start_sort', '<=', to);
  if (from) query = query.where(sql<boolean>`coalesce(b.last_day, '9999-12-31') >= ${from}`);
  if (status) query = query.where('b.status', 'in', status);
  if (topic)
    query = query.where(
      'b.id',
      'in',
      build.selectFrom('briefing_topics').select('briefing_id').where('topic_id', '=', topic),
    );
  if (parent) query = query.where('b.parent_id', '=', parent).where(isKnown('briefings', parent, audience));
  if (actor) query = query.where('b.id', 'in', attendedBy(actor)).where(isKnown('actors', actor, audience));
  if (text) query = query.where(sql<boolean>`instr(lower(b.title), ${text.toLowerCase()}) > 0`);
  return query;
}

/** The briefings at which the actor, or somebody who belongs to it, took part. */
const attendedBy = (actor: string) =>
  build.selectFrom('participations').select('briefing_id').where('actor_id', '=', actor);

/** Briefings by their first possible day, undated ones last. */
export async function listBriefings(
  db: Db,
  filter: BriefingFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
): Promise<Page<Briefing>> {
  const after = positionOf(filter.cursor);
  let query = filteredQuery(filter, audience);
  if (after) query = query.where(sql<boolean>`(b.start_sort, b.id) > (${after.key}, ${after.id})`);
  const rows = await db.all(
    query
      .orderBy('b.start_sort')
      .orderBy('b.id')
      .limit(filter.limit + 1),
  );
  return pageOf(
    rows,
    filter.limit,
    (row) => toBriefing(row, audience),
    (row) => ({ key: row.start_sort, id: row.id }),
  );
}

/** For the timeline: the dated briefings that touch a window, those nearest to `today` first. */
export async function briefingsInWindow(
  db: Db,
  filter: BriefingFilter,
  window: Window,
  audience: Audience,
): Promise<Shown<Briefing>> {
  const columns = { width: 'b.span_width', first: 'b.start_sort', last: 'b.last_day', id: 'b.id' };
  const { items, more } = await rowsInWindow(
    db,
    filteredQuery(filter, audience),
    columns,
    window,
    (row) => row.start_sort,
  );
  return { items: items.map((row) => toBriefing(row, audience)), more };
}

export async function briefingById(
  db: Db,
  id: string,
  audience: Audience,
): Promise<BriefingDetail | undefined> {
  const [[row], participations, statements] = await db.together([
    briefingsQuery(audience)
      .select(sourcesOf('b', 'briefing_id', audience).as('sources'))
      .where('b.id', '=', id)
      .where(isReadable('b', audience)),
    build
      .selectFrom('participations as x')
      .innerJoin('actors as a', 'a.id', 'x.actor_id')
      .select(['x.id', 'x.role', 'x.position', actorLink('a', audience).as('actor')])
      .where('x.briefing_id', '=', id)
      .where(isVisible('a', audience))
      .orderBy('x.ordinal'),
    build
      .selectFrom('statements as s')
      .leftJoin('actors as a', 'a.id', 's.speaker_id')
      .select([
        's.id',
        's.kind',
        's.text',
        's.position',
        's.visibility',
        actorLink('a', audience).as('speaker'),
      ])
      .select(sourcesOf('s', 'statement_id', audience).as('sources'))
      .where('s.briefing_id', '=', id)
      .where(mayBeSeen('s', audience))
      .orderBy('s.ordinal'),
  ]);
  if (!row) return undefined;
  return {
    ...toBriefing(row, audience),
    sources: parsed(row.sources) ?? [],
    participations: participations.flatMap((each) => {
      const actor = parsed<BriefingDetail['participations'][number]['actor']>(each.actor);
      return actor ? [{ ...each, actor }] : [];
    }),
    statements: statements.map((each) => ({
      ...each,
      speaker: parsed(each.speaker),
      sources: parsed(each.sources) ?? [],
    })),
  };
}

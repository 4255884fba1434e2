import { type RawBuilder, sql } from 'kysely';
import type { Briefing, BriefingDetail, BriefingLink } from '../../domain/briefing.ts';
import { endOfTime, undatedDay } from '../../domain/dates/days.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink, briefingLink, isKnown, sourcesOf, topicsOf } from '../links.ts';
import { unlimited } from '../marks/in-range.ts';
import { type Days, keysInLane, lastsUntil } from '../marks/keys.ts';
import { type Page, type Position, pageOf, positionOf } from '../page.ts';
import { build } from '../query.ts';
import { parsed, recordOf, storedDate } from '../rows.ts';
import type { BriefingRow } from '../schema/record.ts';
import { hasWords } from '../search/index.ts';
import { isListed, isReadable, isVisible, mayBeSeen } from '../visible.ts';
import { type Condition, type Key, startingAt } from '../window.ts';

export interface BriefingFilter {
  from?: string | undefined;
  to?: string | undefined;
  status?: BriefingRow['status'][] | undefined;
  actor?: string | undefined;
  /** A body that took part, beside the actor. */
  body?: string | undefined;
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

const ofKeys = (keys: RawBuilder<Key>, audience: Audience) =>
  briefingsQuery(audience)
    .where(sql<boolean>`b.id in (select id from (${keys}))`)
    .orderBy('b.start_sort')
    .orderBy('b.id');

/** The actor, or one that belongs to it: a state speaks through its missions and institutes. */
const tookPart = (actor: string, audience: Audience): Condition =>
  sql`(x.id in (select p.briefing_id from participations p where p.actor_id = ${actor}
      union all select p.briefing_id from actors f join participations p on p.actor_id = f.id
      where f.affiliation_id = ${actor} and ${isVisible('f', audience)})
    and ${isKnown('actors', actor, audience)})`;

/** What a filter asks of the briefings called `x`, but for their days and their status. */
function conditionsOf({ actor, body, topic, parent, text }: BriefingFilter, audience: Audience): Condition[] {
  const conditions: (Condition | undefined)[] = [
    topic
      ? sql`exists (select 1 from briefing_topics t where t.briefing_id = x.id and t.topic_id = ${topic})`
      : undefined,
    parent ? sql`(x.parent_id = ${parent} and ${isKnown('briefings', parent, audience)})` : undefined,
    ...[actor, body].map((one) => (one ? tookPart(one, audience) : undefined)),
    text ? hasWords('x', 'briefing', text, audience) : undefined,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** The keys of a list, in the order of time: by what is archived, part of another or worded so; else by a lane of the timeline. */
function keysOf(filter: BriefingFilter, after: Position | null, limit: number, audience: Audience) {
  const { archived = false, parent, text, status, topic, actor, body } = filter;
  const days: Days =
    filter.from || filter.to
      ? { from: filter.from ?? '0001-01-01', to: filter.to ?? endOfTime, isTouching: true }
      : { from: '0000', to: undatedDay, isTouching: false };
  const hasStatus = status ? [sql<boolean>`k.status in (${sql.join(status)})`] : [];
  if (archived || parent || text) {
    const conditions = [
      isListed('x', audience, archived) as Condition,
      ...conditionsOf(filter, audience),
      startingAt([sql`x.start_sort`, sql`x.id`], '0000', after),
    ];
    const found = sql`select x.id, x.start_sort as first, x.last_day as last, x.status from briefings x
      where ${sql.join(conditions, sql` and `)}`;
    const asked = [
      sql`k.first <= ${days.to}`,
      ...(days.isTouching ? [lastsUntil(days.from)] : []),
      ...hasStatus,
    ];
    return sql<Key>`select k.id, k.first from (${found}) k where ${sql.join(asked, sql` and `)}
      order by k.first, k.id limit ${limit}`;
  }
  const named = actor ?? body;
  const scope = topic ? `topic:${topic}` : named ? `actor:${named}` : 'all';
  const others = topic ? { actor, body } : { body: actor ? body : undefined };
  const asked = [
    ...hasStatus,
    ...(!topic && named ? [isKnown('actors', named, audience)] : []),
    ...conditionsOf(others, audience),
  ];
  const most = asked.length === 0 ? limit : unlimited;
  const keys = keysInLane({ scope, kind: 'briefing' }, days, after, most, audience);
  const record =
    conditionsOf(others, audience).length > 0 ? sql`cross join briefings x on x.id = k.id` : sql``;
  return sql<Key>`select k.id, k.first from (${keys} order by first, id limit ${most}) k ${record}
    where ${sql.join([sql`true`, ...asked], sql` and `)} limit ${limit}`;
}

/** Briefings by their first possible day, undated ones last. */
export async function listBriefings(
  db: Db,
  { limit, cursor, ...filter }: BriefingFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
): Promise<Page<Briefing>> {
  const keys = keysOf(filter, positionOf(cursor), limit + 1, audience);
  return pageOf(
    await db.all(ofKeys(keys, audience)),
    limit,
    (row) => toBriefing(row, audience),
    (row) => ({ key: row.start_sort, id: row.id }),
  );
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
      .where(isReadable('a', audience))
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

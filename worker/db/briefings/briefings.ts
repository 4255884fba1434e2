import { type RawBuilder, sql } from 'kysely';
import type { Briefing, BriefingDetail, BriefingLink } from '../../domain/briefing.ts';
import { endOfTime } from '../../domain/dates/days.ts';
import type { Audience } from '../../domain/visibility.ts';
import { build, type Db } from '../database.ts';
import { actorLink, briefingLink, isKnown, sourcesOf, topicsOf } from '../links.ts';
import { type Page, pageOf, positionOf } from '../page.ts';
import { parsed, recordOf, storedDate } from '../rows.ts';
import type { BriefingRow } from '../schema/record.ts';
import { hasWords } from '../search/index.ts';
import { isListed, isReadable, isVisible, mayBeSeen } from '../visible.ts';
import { type Condition, following, indexFor, type Key, keysInOrder, keysInWindow } from '../window.ts';

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

/** What a filter asks of the briefings called `x`; the window of `from` and `to` is left to `keysInWindow`. */
function conditionsOf(filter: BriefingFilter, audience: Audience): Condition[] {
  const { status, actor, body, topic, parent, text } = filter;
  const conditions: (Condition | undefined)[] = [
    isListed('x', audience, filter.archived ?? false) as Condition,
    status && sql`x.status in (${sql.join(status)})`,
    topic
      ? sql`x.id in (select t.briefing_id from briefing_topics t where t.topic_id = ${topic})`
      : undefined,
    parent ? sql`(x.parent_id = ${parent} and ${isKnown('briefings', parent, audience)})` : undefined,
    ...[actor, body].map((one) => (one ? tookPart(one, audience) : undefined)),
    text ? hasWords('x', 'briefing', text, audience) : undefined,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** Briefings by their first possible day, undated ones last. */
export async function listBriefings(
  db: Db,
  filter: BriefingFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
): Promise<Page<Briefing>> {
  const { from, to } = filter;
  const after = positionOf(filter.cursor);
  const limit = filter.limit + 1;
  const conditions = conditionsOf(filter, audience);
  const keys =
    from || to
      ? keysInWindow([...conditions, ...following(after)], {
          from: from ?? '0001-01-01',
          to: to ?? endOfTime,
          limit,
          index: indexFor(audience, filter.archived),
        })
      : keysInOrder(conditions, { after, limit });
  return pageOf(
    await db.all(ofKeys(keys, audience)),
    filter.limit,
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

import { sql } from 'kysely';
import type { TimelineOverview } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type Db, query } from '../database.ts';
import { isKnown } from '../links.ts';
import { countsOf } from '../marks/counts.ts';
import { isVisible } from '../visible.ts';
import { kindsOf, type TimelineFilter } from './timeline.ts';

/** A span longer than this is told by years. */
const mostMonths = 240;

interface Counted {
  cell: string;
  briefings: number;
  open: number;
  closed: number;
}

/**
 * The whole span of the record, and how much begins in each month or year of it. Of several filters the narrowest
 * single one counts (a body, an actor, a topic): the strip shows where to look, not what is found.
 */
export async function timelineOverview(
  db: Db,
  filter: TimelineFilter,
  audience: Audience,
): Promise<TimelineOverview> {
  const { body, actor, topic, kind } = filter;
  const kinds = kindsOf(filter);
  const one = topic ? `topic:${topic}` : (actor ?? body) ? `actor:${actor ?? body}` : 'all';
  const named = actor ?? body;
  const isRead = named ? isKnown('actors', named, audience) : sql<boolean>`true`;
  const [years, handoverYears] = await db.together<[Counted, { cell: string; n: number }]>([
    query(
      sql`select ${countsOf(audience)} from timeline_counts where scope = ${one} and unit = 'year' and ${isRead}`,
    ),
    query(handoversBy('year', filter, audience)),
  ]);
  const seen = years.map((row) => narrowed(row, kinds)).filter(isNotEmpty);
  const ofHandovers = !kind || kind.includes('bodies') ? handoverYears : [];
  const all = [...seen, ...ofHandovers].map(({ cell }) => cell).sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined)
    return { from: null, to: null, unit: 'year', counts: [], handovers: [] };
  const [from, to] = [first, `${last.slice(0, 4)}-12-31`];
  const tuple = ({ cell, briefings, open, closed }: Counted): TimelineOverview['counts'][number] => [
    cell,
    briefings,
    open,
    closed,
  ];
  if ((Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1) * 12 > mostMonths)
    return {
      from,
      to,
      unit: 'year',
      counts: seen.map(tuple),
      handovers: ofHandovers.map(({ cell, n }) => [cell, n]),
    };
  const [months, handoverMonths] = await db.together<[Counted, { cell: string; n: number }]>([
    query(sql`select ${countsOf(audience)} from timeline_counts
      where scope = ${one} and unit = 'month' and cell between ${from} and ${to} and ${isRead}`),
    query(handoversBy('month', filter, audience)),
  ]);
  return {
    from,
    to,
    unit: 'month',
    counts: months
      .map((row) => narrowed(row, kinds))
      .filter(isNotEmpty)
      .map(tuple),
    handovers: ofHandovers.length === 0 ? [] : handoverMonths.map(({ cell, n }) => [cell, n]),
  };
}

const narrowed = (row: Counted, kinds: string[]): Counted => ({
  cell: row.cell,
  briefings: kinds.includes('briefing') ? row.briefings : 0,
  open: kinds.includes('commitment') ? row.open : 0,
  closed: kinds.includes('commitment') ? row.closed : 0,
});
const isNotEmpty = ({ briefings, open, closed }: Counted) => briefings + open + closed > 0;

/** Handovers are few: they are counted as they are asked for. */
function handoversBy(unit: 'month' | 'year', { body, actor }: TimelineFilter, audience: Audience) {
  const cell =
    unit === 'year' ? sql`substr(h.date_sort, 1, 4) || '-01-01'` : sql`substr(h.date_sort, 1, 7) || '-01'`;
  const ofBody = body ? sql`h.body_id = ${body}` : sql`true`;
  const ofActor = actor ? sql`(h.to_id = ${actor} and ${isKnown('actors', actor, audience)})` : sql`true`;
  return sql<{ cell: string; n: number }>`select ${cell} as cell, count(*) as n
    from handovers h join actors o on o.id = h.body_id
    where ${isVisible('h', audience)} and ${isVisible('o', audience)} and ${ofBody} and ${ofActor}
    group by 1 order by 1`;
}

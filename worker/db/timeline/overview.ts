import { sql } from 'kysely';
import type { TimelineOverview } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { isKnown } from '../links.ts';
import { type Count, monthsOf, plus, undated } from '../marks/counts.ts';
import { query } from '../query.ts';
import { isVisible } from '../visible.ts';
import { areKnown } from './content.ts';
import { kindsOf, type TimelineFilter } from './timeline.ts';

/** A span longer than this is told by years. */
const mostMonths = 240;

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
  const named = actor ?? body;
  const scope = topic ? `topic:${topic}` : named ? `actor:${named}` : 'all';
  const [isRead, months, handovers] = await Promise.all([
    areKnown(db, named ? [named] : [], audience),
    monthsOf(db, [scope], audience),
    !kind || kind.includes('bodies') ? db.all(query(handoversByMonth(filter, audience))) : [],
  ]);
  const seen = [...((isRead && months.get(scope)) || [])]
    .filter(([month]) => month !== undated)
    .map(([month, count]) => [month, narrowed(count, kinds)] as const)
    .filter(([, { briefings, open, closed }]) => briefings + open + closed > 0);
  const all = [...seen.map(([month]) => month), ...handovers.map(({ month }) => month)].sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined)
    return { from: null, to: null, unit: 'year', counts: [], handovers: [] };
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1;
  const unit = years * 12 > mostMonths ? 'year' : 'month';
  const cellOf = (month: string) => (unit === 'year' ? `${month.slice(0, 4)}-01-01` : `${month}-01`);
  const counts = new Map<string, Count>();
  for (const [month, count] of seen) {
    const known = counts.get(cellOf(month));
    counts.set(cellOf(month), known ? plus(known, count) : count);
  }
  const passed = new Map<string, number>();
  for (const { month, n } of handovers) passed.set(cellOf(month), (passed.get(cellOf(month)) ?? 0) + n);
  return {
    from: `${first.slice(0, 4)}-01-01`,
    to: `${last.slice(0, 4)}-12-31`,
    unit,
    counts: [...counts]
      .map(([cell, { briefings, open, closed }]): TimelineOverview['counts'][number] => [
        cell,
        briefings,
        open,
        closed,
      ])
      .sort(byCell),
    handovers: [...passed].sort(byCell),
  };
}

const byCell = ([a]: [string, ...unknown[]], [b]: [string, ...unknown[]]) => (a < b ? -1 : 1);

const narrowed = ({ briefings, open, closed }: Count, kinds: readonly string[]): Count => ({
  briefings: kinds.includes('briefing') ? briefings : 0,
  open: kinds.includes('commitment') ? open : 0,
  closed: kinds.includes('commitment') ? closed : 0,
});

/** Handovers are few: they are counted as they are asked for. */
function handoversByMonth({ body, actor }: TimelineFilter, audience: Audience) {
  const ofBody = body ? sql`h.body_id = ${body}` : sql`true`;
  const ofActor = actor ? sql`(h.to_id = ${actor} and ${isKnown('actors', actor, audience)})` : sql`true`;
  return sql<{ month: string; n: number }>`select substr(h.date_sort, 1, 7) as month, count(*) as n
    from handovers h join actors o on o.id = h.body_id
    where ${isVisible('h', audience)} and ${isVisible('o', audience)} and ${ofBody} and ${ofActor}
    group by 1`;
}

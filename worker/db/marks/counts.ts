import { sql } from 'kysely';
import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellOf, cellStart, type StepUnit } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { build } from '../query.ts';
import { visibilitiesFor } from '../visible.ts';
import type { Lane } from './lanes.ts';

/** How many records begin in a cell. */
export interface Count {
  briefings: number;
  open: number;
  closed: number;
}

const none: Count = { briefings: 0, open: 0, closed: 0 };
const groups: Record<string, keyof Count> = { b: 'briefings', o: 'open', c: 'closed' };

/** Reads a column of counts (0001_schema.sql: lanes): those that the audience may see, by month, day or "undated". */
function countsIn(column: string, audience: Audience): Map<string, Count> {
  const seen = visibilitiesFor(audience).map((visibility) => visibility[0]);
  const counts = new Map<string, Count>();
  for (const [key, n] of Object.entries<number>(JSON.parse(column))) {
    const [cell = '', what = ''] = key.split(' ');
    const group = groups[what[0] ?? ''];
    if (!group || !seen.includes(what[1])) continue;
    const count = counts.get(cell) ?? none;
    counts.set(cell, { ...count, [group]: count[group] + n });
  }
  return counts;
}

export const undated = 'undated';

/** How much begins in each month of these lanes, and in none; one row a lane, by the primary key. */
export async function monthsOf(
  db: Db,
  scopes: readonly string[],
  audience: Audience,
): Promise<Map<string, Map<string, Count>>> {
  const rows = await db.all(
    build
      .selectFrom('lanes')
      .select(['scope', 'months'])
      .where(sql<boolean>`scope in (select value from json_each(${JSON.stringify(scopes)}))`),
  );
  return new Map(rows.map(({ scope, months }) => [scope, countsIn(months, audience)]));
}

/** How many records of an actor there are at any time; undated ones aside. */
export async function totalsOf(db: Db, actor: string, audience: Audience): Promise<Count> {
  const scope = `actor:${actor}`;
  const months = (await monthsOf(db, [scope], audience)).get(scope) ?? new Map<string, Count>();
  return [...months]
    .filter(([month]) => month !== undated)
    .reduce((sum, [, count]) => plus(sum, count), none);
}

export const plus = (a: Count, b: Count): Count => ({
  briefings: a.briefings + b.briefings,
  open: a.open + b.open,
  closed: a.closed + b.closed,
});

const numberIn = ({ kinds }: Lane, { briefings, open, closed }: Count) => ({
  n: (kinds.includes('briefing') ? briefings : 0) + (kinds.includes('commitment') ? open + closed : 0),
  open: kinds.includes('commitment') ? open : 0,
});

export interface Tallied {
  tallies: Tally[];
  /** Of each lane, dated and undated records at any time. */
  totals: { dated: number; undated: number }[];
}

const isFine = (unit: StepUnit) => unit === 'day' || unit === 'week';

/** How much begins in each cell of each lane. Reads one row a lane; for cells of days and weeks one more a month. */
export async function tallied(
  db: Db,
  lanes: readonly Lane[],
  { step, first, last }: CellWindow,
  audience: Audience,
): Promise<Tallied> {
  const scopes = [...new Set(lanes.flatMap(({ scope }) => scope ?? []))];
  const [from, to] = [cellStart(first, step), cellEnd(last, step)];
  const [months, days] = await Promise.all([
    monthsOf(db, scopes, audience),
    isFine(step.unit) ? daysOf(db, scopes, [from, to], audience) : undefined,
  ]);
  const tallies = new Map<string, Tally>();
  const totals = lanes.map((lane, i) => {
    const ofLane = [...(months.get(lane.scope ?? '') ?? [])];
    const dated = ofLane
      .filter(([month]) => month !== undated)
      .map(([month, count]) => [`${month}-01`, count] as const);
    for (const [day, count] of days?.get(lane.scope ?? '') ?? dated) {
      const { n, open } = numberIn(lane, count);
      if (n === 0 || day < from || day > to) continue;
      const cell = cellOf(day, step);
      const known = tallies.get(`${i} ${cell}`) ?? { lane: i, cell, n: 0, open: 0 };
      tallies.set(`${i} ${cell}`, { ...known, n: known.n + n, open: known.open + open });
    }
    const sum = (all: (readonly [string, Count])[]) =>
      all.reduce((n, [, count]) => n + numberIn(lane, count).n, 0);
    return { dated: sum(dated), undated: sum(ofLane.filter(([month]) => month === undated)) };
  });
  return { tallies: [...tallies.values()], totals };
}

/** How much begins on each day of these months. */
async function daysOf(
  db: Db,
  scopes: readonly string[],
  [from, to]: [string, string],
  audience: Audience,
): Promise<Map<string, [day: string, count: Count][]>> {
  const rows = await db.all(
    build
      .selectFrom('lane_days')
      .selectAll()
      .where(sql<boolean>`scope in (select value from json_each(${JSON.stringify(scopes)}))`)
      .where('month', '>=', from.slice(0, 7))
      .where('month', '<=', to.slice(0, 7)),
  );
  const found = new Map<string, [string, Count][]>(scopes.map((scope) => [scope, []]));
  for (const { scope, month, days } of rows)
    for (const [day, count] of countsIn(days, audience)) found.get(scope)?.push([`${month}-${day}`, count]);
  return found;
}

import { sql } from 'kysely';
import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellOf, cellStart } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import { type Db, query } from '../database.ts';
import { visibilitiesFor } from '../visible.ts';
import type { Lane } from './lanes.ts';

interface Counted {
  scope: string;
  cell: string;
  briefings: number;
  open: number;
  closed: number;
}

const seenOf = (group: string, audience: Audience) =>
  sql.raw(
    visibilitiesFor(audience)
      .map((visibility) => `${group}_${visibility}`)
      .join(' + '),
  );

export const countsOf = (audience: Audience) =>
  sql`scope, cell, ${seenOf('briefings', audience)} as briefings, ${seenOf('open', audience)} as open,
    ${seenOf('closed', audience)} as closed`;

const numberIn = ({ kinds }: Lane, { briefings, open, closed }: Counted) => ({
  n: (kinds.includes('briefing') ? briefings : 0) + (kinds.includes('commitment') ? open + closed : 0),
  open: kinds.includes('commitment') ? open : 0,
});

export interface Tallied {
  tallies: Tally[];
  /** Of each lane, dated and undated records at any time. */
  totals: { dated: number; undated: number }[];
}

/** How much begins in each cell of each lane. Reads one row a lane and unit of the step; by the primary key. */
export async function tallied(
  db: Db,
  lanes: readonly Lane[],
  { step, first, last }: CellWindow,
  audience: Audience,
): Promise<Tallied> {
  const scopes = JSON.stringify([...new Set(lanes.flatMap(({ scope }) => scope ?? []))]);
  const ofScopes = sql`scope in (select value from json_each(${scopes}))`;
  const [rows, wholes] = await db.together<[Counted, Counted & { unit: 'all' | 'undated' }]>([
    query(sql`select ${countsOf(audience)} from timeline_counts where ${ofScopes} and unit = ${step.unit}
      and cell between ${cellStart(first, step)} and ${cellEnd(last, step)}`),
    query(sql`select unit, ${countsOf(audience)} from timeline_counts
      where ${ofScopes} and unit in ('all', 'undated') and cell = ''`),
  ]);
  const tallies = new Map<string, Tally>();
  for (const row of rows)
    for (const [i, lane] of lanes.entries()) {
      if (lane.scope !== row.scope) continue;
      const cell = cellOf(row.cell, step);
      const { n, open } = numberIn(lane, row);
      const known = tallies.get(`${i} ${cell}`) ?? { lane: i, cell, n: 0, open: 0 };
      if (n > 0) tallies.set(`${i} ${cell}`, { ...known, n: known.n + n, open: known.open + open });
    }
  const totalOf = (lane: Lane, which: 'all' | 'undated') => {
    const whole = wholes.find(({ scope, unit }) => scope === lane.scope && unit === which);
    return whole ? numberIn(lane, whole).n : 0;
  };
  return {
    tallies: [...tallies.values()],
    totals: lanes.map((lane) => ({ dated: totalOf(lane, 'all'), undated: totalOf(lane, 'undated') })),
  };
}

/** How many records of an actor there are at any time. One row, by the primary key. */
export async function totalsOf(db: Db, actor: string, audience: Audience) {
  const row = await db.first<Counted>(
    query(sql`select ${countsOf(audience)} from timeline_counts
      where scope = ${`actor:${actor}`} and unit = 'all' and cell = ''`),
  );
  return { briefings: row?.briefings ?? 0, open: row?.open ?? 0, closed: row?.closed ?? 0 };
}

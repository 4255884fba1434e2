import { sql } from 'kysely';
import { type CommitmentStatus, type Standing, standingOf } from '../domain/standing.ts';
import type { Tally } from '../domain/timeline-share.ts';
import { type CellWindow, cellEnd, cellOf, cellStart } from '../domain/timeline-step.ts';
import type { Audience } from '../domain/visibility.ts';
import { lastFollowUpColumn } from './commitments.ts';
import { build, type Db, query } from './database.ts';
import { type Found, fromBefore, reach } from './timeline-found.ts';
import type { Lane, MarkKind } from './timeline-lanes.ts';
import { visibilitiesFor } from './visible.ts';

/** More records than this of one kind and visibility are not looked through; then the answer is incomplete. */
const mostLookedThrough = 600;
const mostBefore = 20;

export interface Filter {
  /** Scopes that a record must stand in, all of them. */
  scopes: readonly string[];
  standing: readonly Standing[] | undefined;
}

/** The cell in which it begins; null where that lies before the window. */
type FoundInCell = Found & { cell: number | null };

interface Candidate {
  kind: MarkKind;
  id: string;
  first_day: string;
  is_open: number;
}

const inWindow = (scope: string, kinds: unknown[], from: string, to: string) => sql<Candidate>`
  select s.value ->> 0 as kind, e.value ->> 0 as id, e.value ->> 1 as first_day, e.value ->> 2 as is_open
  from json_each(${JSON.stringify(kinds)}) s, json_each((
    select json_group_array(json_array(record_id, first_day, is_open)) from (
      select m.record_id, m.first_day, m.is_open from timeline_marks m
      where m.scope = ${scope} and m.kind = s.value ->> 0 and m.visibility = s.value ->> 1
        and m.first_day between ${from} and ${to}
      order by m.first_day limit ${mostLookedThrough}))) e`;

/**
 * The records of a window that several filters together let through, lane by lane. Nothing is counted ahead for them,
 * so a bounded number is looked through; `complete` tells whether that was all.
 */
export async function filteredIn(
  db: Db,
  lanes: readonly Lane[],
  kinds: readonly MarkKind[],
  { scopes, standing }: Filter,
  window: CellWindow,
  audience: Audience,
  today: string,
): Promise<{ tallies: Tally[]; found: FoundInCell[]; complete: boolean }> {
  const { step } = window;
  const [from, to] = [cellStart(window.first, step), cellEnd(window.last, step)];
  const base = scopes[0] ?? 'all';
  const apart = kinds.flatMap((kind) => visibilitiesFor(audience).map((visibility) => [kind, visibility]));
  const seeks = apart.flatMap(([kind, visibility]) =>
    reach.map(([width, before]) => [0, base, kind, visibility, width, before]),
  );
  const [within, before] = await db.together<[Candidate, Candidate]>([
    query(inWindow(base, apart, from, to)),
    query(fromBefore(seeks, from, mostBefore)),
  ]);
  const candidates = [...before, ...within];
  const [standsIn, standingIs] = await judged(db, candidates, standing !== undefined, audience, today);
  const passing = candidates.filter(
    ({ id }) =>
      scopes.every((scope) => standsIn.get(id)?.has(scope)) &&
      (!standing || standing.some((one) => one === standingIs.get(id))),
  );
  const isIn = (lane: Lane, { id, kind }: Candidate) =>
    lane.kinds.includes(kind) && lane.scope !== null && standsIn.get(id)?.has(lane.scope);
  const found = lanes.flatMap((lane, i) =>
    passing
      .filter((one) => isIn(lane, one))
      .map(({ kind, id, first_day: day }): FoundInCell => {
        return { lane: i, kind, id, cell: day < from ? null : cellOf(day, step) };
      }),
  );
  const open = new Set(passing.filter(({ is_open }) => is_open).map(({ id }) => id));
  const inCells = Map.groupBy(
    found.filter(({ cell }) => cell !== null),
    ({ lane, cell }) => `${lane} ${cell}`,
  );
  const tallies = [...inCells.values()].map(
    (all): Tally => ({
      lane: all[0]?.lane ?? 0,
      cell: all[0]?.cell ?? 0,
      n: all.length,
      open: all.filter(({ id }) => open.has(id)).length,
    }),
  );
  // Of one kind and visibility no more are read: where as many came of a kind, there may be more.
  const ofKind = kinds.map((one) => within.filter(({ kind }) => kind === one).length);
  return { tallies, found, complete: ofKind.every((n) => n < mostLookedThrough) };
}

/** For each candidate the scopes in which it may be seen, and where asked for the standing of the commitments. */
async function judged(
  db: Db,
  candidates: Candidate[],
  withStanding: boolean,
  audience: Audience,
  today: string,
): Promise<[Map<string, Set<string>>, Map<string, Standing>]> {
  const ids = sql<boolean>`(select value from json_each(${JSON.stringify(candidates.map(({ id }) => id))}))`;
  const [marks, commitments] = await db.together([
    build
      .selectFrom('timeline_marks')
      .select(['scope', 'record_id'])
      .where(sql<boolean>`record_id in ${ids}`)
      .where('visibility', 'in', [...visibilitiesFor(audience)]),
    build
      .selectFrom('commitments')
      .select(['id', 'status', 'due_earliest', 'due_latest', 'made_latest'])
      .select(`${lastFollowUpColumn(audience)} as last_follow_up_on`)
      .where(sql<boolean>`id in ${withStanding ? ids : sql`(null)`}`),
  ]);
  const scopes = new Map<string, Set<string>>();
  for (const { scope, record_id } of marks)
    scopes.set(record_id, (scopes.get(record_id) ?? new Set()).add(scope));
  const standingOfRow = (row: (typeof commitments)[number]) =>
    standingOf(
      {
        status: row.status as CommitmentStatus,
        due: { earliest: row.due_earliest, latest: row.due_latest },
        lastFollowUpOn: row.last_follow_up_on,
        madeOn: row.made_latest,
      },
      today,
    );
  return [scopes, new Map(commitments.map((row) => [row.id, standingOfRow(row)]))];
}

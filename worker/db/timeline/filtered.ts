import { sql } from 'kysely';
import { type CommitmentStatus, type Standing, standingOf } from '../../domain/commitments/standing.ts';
import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellOf, cellStart } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import { lastFollowUpColumn } from '../commitments/commitments.ts';
import { build, type Db, query } from '../database.ts';
import { type Found, fromBefore, reach } from '../marks/in-range.ts';
import type { Lane, MarkKind } from '../marks/lanes.ts';
import { visibilitiesFor } from '../visible.ts';

/**
 * More records than this are not looked through; then the answer is incomplete. Which lanes a record stands in is
 * dearer to know than whether it is let through: both stay below 5,000 rows.
 */
const mostLookedThrough = { forKinds: 800, forLanes: 260 };
const mostBefore = 20;

export interface Filter {
  /** Scopes that a record must stand in, all of them. */
  scopes: readonly string[];
  standing: readonly Standing[] | undefined;
}

/** The cell in which it begins; null where that lies before the window. */
type FoundInCell = Found & { cell: number | null };

export interface Candidate {
  kind: MarkKind;
  id: string;
  first_day: string;
  is_open: number;
}
interface CandidateWithin extends Candidate {
  visibility: string;
  /** Whether it stands in the other scopes too. */
  passes: number;
}

/**
 * Of each kind and visibility the first `most` that begin in these days: one seek each, and one by the primary key for
 * each record and further scope.
 */
export const inWindow = (
  [base = 'all', ...others]: readonly string[],
  apart: unknown[],
  [from, to]: [string, string],
  most: number,
  audience: Audience,
) => {
  const standsIn = (scope: string) => sql`exists (select 1 from timeline_marks o
    where o.scope = ${scope} and o.kind = s.value ->> 0 and o.visibility in (${sql.join([...visibilitiesFor(audience)])})
      and o.first_day = e.value ->> 1 and o.record_id = e.value ->> 0)`;
  const passes = others.length > 0 ? sql.join(others.map(standsIn), sql` and `) : sql`true`;
  return sql<CandidateWithin>`
  select s.value ->> 0 as kind, s.value ->> 1 as visibility, e.value ->> 0 as id, e.value ->> 1 as first_day,
    e.value ->> 2 as is_open, ${passes} as passes
  from json_each(${JSON.stringify(apart)}) s, json_each((
    select json_group_array(json_array(record_id, first_day, is_open)) from (
      select m.record_id, m.first_day, m.is_open from timeline_marks m
      where m.scope = ${base} and m.kind = s.value ->> 0 and m.visibility = s.value ->> 1
        and m.first_day between ${from} and ${to}
      order by m.first_day, m.record_id limit ${most}))) e`;
};

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
  // Briefings have no standing.
  const wanted = standing ? kinds.filter((kind) => kind === 'commitment') : kinds;
  const apart = wanted.flatMap((kind) => visibilitiesFor(audience).map((visibility) => [kind, visibility]));
  const isKnown = (scope: string) => scope === 'all' || scope === base;
  const isForLanes = lanes.some(({ scope }) => scope !== null && !isKnown(scope));
  const most = Math.floor(
    mostLookedThrough[isForLanes ? 'forLanes' : 'forKinds'] / Math.max(1, apart.length),
  );
  const seeks = apart.flatMap(([kind, visibility]) =>
    reach.map(([width, before]) => [0, base, kind, visibility, width, before]),
  );
  const [within, before] = await db.together<[CandidateWithin, Candidate]>([
    query(inWindow([base, ...scopes.slice(1)], apart, [from, to], most, audience)),
    query(fromBefore(seeks, from, mostBefore)),
  ]);
  const possible = ({ is_open }: Candidate) =>
    !standing || standing.some((one) => (one === 'closed') === (Number(is_open) === 0));
  const candidates = [...before, ...within.filter(({ passes }) => passes)].filter(possible);
  const [standsIn, standingIs] = await judged(
    db,
    isForLanes ? candidates : scopes.length > 1 ? before : [],
    standing ? candidates : [],
    audience,
    today,
  );
  const isInScope = ({ id }: Candidate, scope: string) => isKnown(scope) || standsIn.get(id)?.has(scope);
  const passing = candidates.filter(
    (one) =>
      (!isBefore(one, from) || scopes.every((scope) => isInScope(one, scope))) &&
      (!standing || standing.some((wanted) => wanted === standingIs.get(one.id))),
  );
  const isIn = (lane: Lane, one: Candidate) =>
    lane.kinds.includes(one.kind) && lane.scope !== null && isInScope(one, lane.scope);
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
  // Of one kind and visibility no more are read: where as many came, there may be more.
  const read = apart.map(
    ([kind, visibility]) => within.filter((one) => one.kind === kind && one.visibility === visibility).length,
  );
  return { tallies, found, complete: read.every((n) => n < most) };
}

const isBefore = ({ first_day }: Candidate, day: string) => first_day < day;

/** The scopes in which records may be seen, and the standing of commitments. */
export async function judged(
  db: Db,
  placed: Candidate[],
  assessed: Candidate[],
  audience: Audience,
  today: string,
): Promise<[Map<string, Set<string>>, Map<string, Standing>]> {
  const idsOf = (some: Candidate[]) =>
    sql<boolean>`(select value from json_each(${JSON.stringify(some.map(({ id }) => id))}))`;
  const [marks, commitments] = await db.together([
    build
      .selectFrom('timeline_marks')
      .select(['scope', 'record_id'])
      .where(sql<boolean>`record_id in ${idsOf(placed)}`)
      .where('visibility', 'in', [...visibilitiesFor(audience)]),
    build
      .selectFrom('commitments')
      .select(['id', 'status', 'due_earliest', 'due_latest', 'made_latest'])
      .select(`${lastFollowUpColumn(audience)} as last_follow_up_on`)
      .where(sql<boolean>`id in ${idsOf(assessed)}`),
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

import { sql } from 'kysely';
import { type CommitmentStatus, type Standing, standingOf } from '../../domain/commitments/standing.ts';
import type { Tally } from '../../domain/timeline/share.ts';
import { type CellWindow, cellEnd, cellOf, cellStart } from '../../domain/timeline/step.ts';
import type { Audience, Visibility } from '../../domain/visibility.ts';
import { lastFollowUpColumn } from '../commitments/commitments.ts';
import type { Db } from '../database.ts';
import { beginningIn, type Found, placesOf, reaching } from '../marks/in-range.ts';
import type { Lane } from '../marks/lanes.ts';
import { build, query } from '../query.ts';
import type { MarkKind } from '../schema/marks.ts';
import { visibilitiesFor } from '../visible.ts';

/** More records than this are not looked through; then the answer is incomplete. */
const mostLookedThrough = 800;
const mostBefore = 20;

export interface Filter {
  /** Scopes that a record must stand in, all of them. */
  scopes: readonly string[];
  standing: readonly Standing[] | undefined;
}

/** The cell in which it begins; null where that lies before the window. */
type FoundInCell = Found & { cell: number | null };

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
  const places = placesOf(base, wanted, audience);
  const most = Math.floor(mostLookedThrough / Math.max(1, places.length));
  const [within, before] = await db.together<[Found, Found]>([
    query(
      beginningIn(
        places.map((place) => [...place, from, to]),
        most,
      ),
    ),
    query(reaching(places, from, mostBefore, 'latest')),
  ]);
  const possible = ({ is_open }: Found) =>
    !standing || standing.some((one) => (one === 'closed') === (Number(is_open) === 0));
  const candidates = [...before, ...within].filter(possible);
  const isKnown = (scope: string) => scope === 'all' || scope === base;
  const isPlaced = [...scopes, ...lanes.map(({ scope }) => scope)].some(
    (scope) => scope !== null && !isKnown(scope),
  );
  const [standsIn, standingIs] = await judged(
    db,
    isPlaced ? candidates : [],
    standing ? candidates : [],
    audience,
    today,
  );
  const isInScope = ({ id }: Found, scope: string) => isKnown(scope) || standsIn.get(id)?.has(scope);
  const passing = candidates.filter(
    (one) =>
      scopes.every((scope) => isInScope(one, scope)) &&
      (!standing || standing.some((wanted) => wanted === standingIs.get(one.id))),
  );
  const isIn = (lane: Lane, one: Found) =>
    lane.kinds.includes(one.kind) && lane.scope !== null && isInScope(one, lane.scope);
  const found = lanes.flatMap((lane, i) =>
    passing
      .filter((one) => isIn(lane, one))
      .map((one): FoundInCell => {
        return { ...one, lane: i, cell: one.first_day < from ? null : cellOf(one.first_day, step) };
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
  // Of one place no more are read: where as many came, there may be more.
  const read = Map.groupBy(within, ({ kind, visibility }) => `${kind} ${visibility}`);
  return { tallies, found, complete: [...read.values()].every(({ length }) => length < most) };
}

/** The scopes in which records may be seen, and the standing of commitments. */
export async function judged(
  db: Db,
  placed: readonly Found[],
  assessed: readonly Found[],
  audience: Audience,
  today: string,
): Promise<[Map<string, Set<string>>, Map<string, Standing>]> {
  const idsOf = (some: readonly Found[]) =>
    sql<boolean>`(select value from json_each(${JSON.stringify(some.map(({ id }) => id))}))`;
  const [marks, commitments] = await db.together([
    build
      .selectFrom('record_marks')
      .select(['record_id', 'marks'])
      .where(sql<boolean>`record_id in ${idsOf(placed)}`),
    build
      .selectFrom('commitments')
      .select(['id', 'status', 'due_earliest', 'due_latest', 'made_latest'])
      .select(`${lastFollowUpColumn(audience)} as last_follow_up_on`)
      .where(sql<boolean>`id in ${idsOf(assessed)}`),
  ]);
  const scopesIn = (json: string) =>
    (JSON.parse(json) as [scope: string, kind: MarkKind, visibility: Visibility][]).flatMap(
      ([scope, , visibility]) => (visibilitiesFor(audience).includes(visibility) ? scope : []),
    );
  const scopes = new Map(marks.map((row) => [row.record_id, new Set(scopesIn(row.marks))]));
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

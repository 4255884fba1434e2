import { shareOut, type Tally } from '../../domain/timeline/share.ts';
import type { CellWindow } from '../../domain/timeline/step.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { isKnown } from '../links.ts';
import { type Tallied, tallied } from '../marks/counts.ts';
import type { Found } from '../marks/in-range.ts';
import type { Lane } from '../marks/lanes.ts';
import { build } from '../query.ts';
import type { MarkKind } from '../schema/marks.ts';
import { type Filter, filteredIn } from './filtered.ts';
import { foundIn } from './found.ts';

export interface Content {
  /** What is told one by one, lane by lane in the order of time. */
  found: Found[];
  /** What is told as a count. */
  counts: Tally[];
  earlier: boolean[];
  totals: Tallied['totals'] | null;
  complete: boolean;
}

/** What stands in the lanes of a window. What is counted ahead is read as it is; several filters at once are not. */
export async function contentOf(
  db: Db,
  lanes: readonly Lane[],
  kinds: readonly MarkKind[],
  filter: Filter & { actors: readonly string[] },
  window: CellWindow,
  audience: Audience,
  today: string,
): Promise<Content> {
  const { scopes, standing, actors } = filter;
  if (!(await areKnown(db, actors, audience)))
    return { found: [], counts: [], earlier: [], totals: null, complete: true };
  const ofKinds = lanes.every(({ scope }) => scope === null || scope === 'all');
  if (standing || scopes.length > 1 || (scopes.length === 1 && !ofKinds))
    return filtered(db, lanes, kinds, filter, window, audience, today);
  // Lanes of kinds are kept for each scope as they are for the whole record.
  const [only] = scopes;
  const narrowed = lanes.map((lane) => (only && lane.scope === 'all' ? { ...lane, scope: only } : lane));
  const { tallies, totals } = await tallied(db, narrowed, window, audience);
  const { items, counts } = shareOut(tallies, narrowed.length);
  return { ...(await foundIn(db, narrowed, items, window, audience)), counts, totals, complete: true };
}

async function filtered(
  db: Db,
  lanes: readonly Lane[],
  kinds: readonly MarkKind[],
  filter: Filter,
  window: CellWindow,
  audience: Audience,
  today: string,
): Promise<Content> {
  const { tallies, found, complete } = await filteredIn(db, lanes, kinds, filter, window, audience, today);
  const { items, counts } = shareOut(tallies, lanes.length);
  const told = new Set(items.map(({ lane, cell }) => `${lane} ${cell}`));
  return {
    found: found.filter(({ lane, cell }) => cell === null || told.has(`${lane} ${cell}`)),
    counts,
    earlier: lanes.map(() => false),
    totals: null,
    complete,
  };
}

/** A filter by an actor that the audience may not read lets nothing through: it must not tell what is hidden. */
export async function areKnown(db: Db, actors: readonly string[], audience: Audience): Promise<boolean> {
  if (actors.length === 0) return true;
  const known = await db.first(
    build.selectNoFrom(actors.map((id, i) => isKnown('actors', id, audience).as(`is${i}`))),
  );
  return Object.values(known ?? {}).every((is) => Number(is) === 1);
}

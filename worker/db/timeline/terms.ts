import type { TermOut } from '../../domain/handovers/handover.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { successions } from '../handovers/successions.ts';
import type { Lane } from '../marks/lanes.ts';

/** The presidencies of the bodies among the lanes that touch the window, and those beside them, by the body's id. */
export async function termsOfLanes(
  db: Db,
  lanes: readonly Lane[],
  { from, to, holder }: { from: string; to: string; holder: string | undefined },
  audience: Audience,
  today: string,
): Promise<Map<string, TermOut[]>> {
  const bodies = lanes.flatMap(({ actor }) => (actor?.kind === 'body' ? actor.id : []));
  if (bodies.length === 0) return new Map();
  const { items } = await successions(db, bodies, bodies.length, audience, today);
  const touches = ({ start, end }: TermOut) =>
    (start?.earliest ?? '0000') <= to && (end === null || (end.latest ?? '9999') >= from);
  return new Map(
    items.map(({ body, terms }) => {
      if (holder) return [body.id, terms.filter((term) => touches(term) && term.holder?.id === holder)];
      // One more on either side: by them a handover knows who went, and the last term where it ends.
      const [first, last] = [terms.findIndex(touches), terms.findLastIndex(touches)];
      return [body.id, first < 0 ? [] : terms.slice(Math.max(0, first - 1), last + 2)];
    }),
  );
}

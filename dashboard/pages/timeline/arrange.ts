import type { Timeline } from '../../../worker/domain/timeline.ts';
import { touches } from './entries.ts';
import type { Window } from './window.ts';

type Body = Timeline['bodies'][number];

/**
 * The bodies in the order in which they matter here: those that a commitment concerns, those of which something is
 * known in the view, the others. One of which nothing is known at all is left out, unless it alone was asked for.
 */
export function arranged(data: Timeline, view: Window): Timeline {
  const concerned = new Set(data.commitments.flatMap(({ parties }) => parties.map(({ actor }) => actor?.id)));
  const known = ({ terms }: Body) => terms.filter(({ kind }) => kind !== 'not_recorded');
  const rank = (one: Body) => {
    if (concerned.has(one.body.id)) return 0;
    return known(one).some(({ start, end }) => touches(start, end, view)) ? 1 : 2;
  };
  const bodies = data.bodies.length === 1 ? data.bodies : data.bodies.filter((one) => known(one).length > 0);
  return { ...data, bodies: bodies.toSorted((a, b) => rank(a) - rank(b)) };
}

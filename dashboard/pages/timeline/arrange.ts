import type { Timeline } from '../../../worker/domain/timeline.ts';

type Body = Timeline['bodies'][number];

const isKnown = ({ terms }: Body) => terms.some(({ kind }) => kind !== 'not_recorded');

/**
 * The bodies in the order in which they matter here: first those that a commitment in sight concerns. One of
 * which nothing is known in this time is left out, unless it alone was asked for.
 */
export function arranged(data: Timeline): Timeline {
  const concerned = new Set(data.commitments.flatMap(({ parties }) => parties.map(({ actor }) => actor?.id)));
  const known = data.bodies.length === 1 ? data.bodies : data.bodies.filter(isKnown);
  const [first, others] = [
    known.filter(({ body }) => concerned.has(body.id)),
    known.filter(({ body }) => !concerned.has(body.id)),
  ];
  return { ...data, bodies: [...first, ...others] };
}

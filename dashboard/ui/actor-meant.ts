import type { Actor } from '../../worker/domain/actor.ts';

type Named = Pick<Actor, 'id' | 'name' | 'aliases'>;

/**
 * Who of those found is meant by what was typed: who bears it as a whole name; and where it was entered, the only one
 * whose name begins so, or the only one found at all. `next`: whether there are more than these.
 */
export function actorMeant<A extends Named>(
  { items, next }: { items: A[]; next: string | null },
  typed: string,
  isEntered: boolean,
): A | undefined {
  const text = typed.trim().toLowerCase();
  const bearing = (fits: (name: string) => boolean) =>
    items.filter(({ name, aliases }) => [name, ...aliases].some((one) => fits(one.toLowerCase())));
  const [whole] = bearing((name) => name === text);
  if (whole || !isEntered || next !== null) return whole;
  const beginning = bearing((name) => name.startsWith(text));
  return [beginning, items].find((some) => some.length === 1)?.[0];
}

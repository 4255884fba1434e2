import type { TermOut } from '../../../worker/domain/handovers/handover.ts';

/** Who did, does and will preside. `unconfirmed`: who was announced for days now past, where nobody is known to. */
export interface Around {
  before: TermOut | undefined;
  now: TermOut | undefined;
  unconfirmed: TermOut | undefined;
  next: TermOut | undefined;
}

/** The term that is current, with its neighbours; without one, the neighbours of today by their place. */
export function around(terms: readonly TermOut[], today: string): Around {
  const current = terms.findIndex((term) => term.current);
  if (current >= 0)
    return {
      before: terms[current - 1],
      now: terms[current],
      unconfirmed: undefined,
      next: terms[current + 1],
    };
  const isToCome = ({ announcement, start }: TermOut) =>
    announcement === 'pending' || (start?.earliest ?? start?.latest ?? '') > today;
  const next = terms.findIndex(isToCome);
  const past = (next < 0 ? terms : terms.slice(0, next)).filter(({ projected }) => !projected);
  const isUnconfirmed = ({ announcement }: TermOut) => announcement === 'not_confirmed';
  return {
    before: past.findLast((term) => !isUnconfirmed(term)),
    now: undefined,
    unconfirmed: past.findLast(isUnconfirmed),
    next: terms[next],
  };
}

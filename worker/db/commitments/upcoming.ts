import { dueSections } from '../../domain/commitments/standing.ts';
import type { Upcoming } from '../../domain/commitments/summary.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { toCommitment } from './commitments.ts';
import type { CommitmentFilter } from './conditions.ts';
import { stretchOfSection } from './due-range.ts';
import { goesOn, keysOf, ofKeys } from './lists.ts';

/** What is due, by how it presses; at most `shown` a section. */
export async function upcomingCommitments(
  db: Db,
  filter: CommitmentFilter,
  shown: number,
  audience: Audience,
  today: string,
): Promise<Upcoming> {
  const all = dueSections.map((section) =>
    keysOf(filter, stretchOfSection(section, audience, today), audience, today),
  );
  const read = await db.together(all.map((keys) => ofKeys(keys.page(null, shown + 1), audience)));
  const rowsOf = (i: number) => read[i] ?? [];
  const unsure = all.filter((keys, i) => rowsOf(i).length <= shown && !keys.areAll);
  const looked = unsure.length > 0 ? await db.together(unsure.map((keys) => keys.looked(null))) : [];
  const isCut = new Set(unsure.filter((_, i) => looked[i]?.some((one) => goesOn(one) !== null)));
  return {
    today,
    sections: dueSections.map((section, i) => {
      const items = rowsOf(i)
        .slice(0, shown)
        .map((row) => toCommitment(row, audience, today));
      const keys = all[i];
      return { section, items, more: rowsOf(i).length > shown || (keys !== undefined && isCut.has(keys)) };
    }),
  };
}

import { sql } from 'kysely';
import { type DueLoad, dueLoadMonths } from '../../domain/commitments/due-load.ts';
import { addMonths } from '../../domain/dates/days.ts';
import type { Audience } from '../../domain/visibility.ts';
import { isOpen, isPast } from '../commitments/standing.ts';
import type { Db } from '../database.ts';
import { query } from '../query.ts';
import { inSummary, type SummaryFilter } from './summary.ts';

interface Slot {
  /** A month, or why there is none. */
  slot: string;
  unsure: 0 | 1;
  past: 0 | 1;
  n: number;
}

/**
 * What falls due in each of the next months, of what is open today: each commitment in its last possible month.
 * Reads the open commitments that the filter lets pass.
 */
export async function dueLoad(
  db: Db,
  filter: SummaryFilter,
  audience: Audience,
  today: string,
): Promise<DueLoad> {
  const months = Array.from({ length: dueLoadMonths }, (_, i) => addMonths(today, i).slice(0, 7));
  const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
  const slots = await db.all(
    query(sql<Slot>`
      select
        case when x.due_edtf is null then 'undated' when x.due_latest is null then 'openEnded'
          when substr(x.due_latest, 1, 7) < ${first} then 'before'
          when substr(x.due_latest, 1, 7) > ${last} then 'later' else substr(x.due_latest, 1, 7) end as slot,
        coalesce(substr(x.due_earliest, 1, 7) < substr(x.due_latest, 1, 7), 0)
          or coalesce(x.due_edtf glob '*[?~%]*', 0) as unsure,
        ${isPast(today)} as past, count(*) as n
      from commitments x where ${inSummary(filter, audience, today, [isOpen()])} group by 1, 2, 3`),
  );
  const count = (which: (slot: Slot) => unknown) => slots.filter(which).reduce((sum, { n }) => sum + n, 0);
  const named = (name: string) => count(({ slot }) => slot === name);
  let carried = named('before');
  return {
    today,
    months: months.map((month) => {
      const due = named(month);
      const told = { month, due, unsure: count(({ slot, unsure }) => slot === month && unsure), carried };
      carried += due;
      return told;
    }),
    overdue: count(({ past }) => past),
    later: named('later'),
    leftOut: { undated: named('undated'), openEnded: named('openEnded') },
  };
}

import type { Commitment } from '../../domain/commitments/commitment.ts';
import { addDays } from '../../domain/dates/days.ts';
import { type Desk, type DeskSection, deskSections, handoverDays } from '../../domain/desk/desk.ts';
import type { Audience } from '../../domain/visibility.ts';
import { commitmentsByIds } from '../commitments/commitments.ts';
import type { CommitmentFilter } from '../commitments/conditions.ts';
import { stretchOfSection } from '../commitments/due-range.ts';
import { cursorOf, goesOn, keysOf, readPage } from '../commitments/lists.ts';
import type { Db } from '../database.ts';
import { comingHandovers } from '../handovers/handovers.ts';
import { monthsOf } from '../marks/counts.ts';
import type { Page } from '../page.ts';

/** What the desk may be narrowed to. */
export type DeskFilter = Omit<CommitmentFilter, 'standing' | 'status' | 'text' | 'archived'>;

const keysIn = (section: DeskSection, filter: DeskFilter, audience: Audience, today: string) =>
  keysOf(filter, stretchOfSection(section, audience, today), audience, today);

/** One section from where the page before ended. */
export function deskSection(
  db: Db,
  section: DeskSection,
  { limit, cursor, ...filter }: DeskFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  return readPage(db, keysIn(section, filter, audience, today), { limit, cursor }, audience, today);
}

/** So many rows a section reads for its count, so that the desk stays below 5,000. */
const mostRead = 360;

/** All sections with their counts and first rows, and the handovers that come. */
export async function deskOf(
  db: Db,
  filter: DeskFilter,
  shown: number,
  audience: Audience,
  today: string,
): Promise<Desk> {
  const all = deskSections.map((section) => {
    const keys = keysIn(section, filter, audience, today);
    return { section, keys, most: Math.floor(mostRead / keys.rows) };
  });
  const counted = await db.together(all.map(({ keys, most }) => keys.counted(most)));
  const found = all.map(({ section, most }, i) => {
    const [told = { looked: 0, passed: 0, last: null, keys: '[]' }] = counted[i] ?? [];
    const keys: string[] = JSON.parse(told.keys);
    const [first, further] = [keys.slice(0, shown), goesOn(told, most)];
    const last = first.at(-1);
    const next = keys.length > shown && last ? cursorOf(last) : further;
    return { section, count: told.passed, isMore: further !== null, ids: first.map(idOf), next };
  });
  const rows = await commitmentsByIds(db, [...new Set(found.flatMap(({ ids }) => ids))], audience, today);
  const items = new Map(rows.map((row) => [row.id, row]));
  const sections = found.map(({ ids, ...section }) => ({
    ...section,
    items: ids.flatMap((id) => items.get(id) ?? []),
  }));
  return { today, sections, handovers: await handoversWithWhatPassesOn(db, filter.body, audience, today) };
}

const idOf = (key: string) => key.slice(key.indexOf(' ') + 1);

/** What is open is counted ahead: one row a body. */
async function handoversWithWhatPassesOn(
  db: Db,
  body: string | undefined,
  audience: Audience,
  today: string,
): Promise<Desk['handovers']> {
  const days = { from: addDays(today, -handoverDays.behind), to: addDays(today, handoverDays.ahead) };
  const handovers = await comingHandovers(db, { body, ...days }, audience);
  const scopeOf = ({ body: { id } }: (typeof handovers)[number]) => `actor:${id}`;
  const months = await monthsOf(db, [...new Set(handovers.map(scopeOf))], audience);
  return handovers.map((handover) => ({
    handover,
    openCommitments: [...(months.get(scopeOf(handover)) ?? [])].reduce((sum, [, { open }]) => sum + open, 0),
  }));
}

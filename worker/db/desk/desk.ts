import type { Commitment } from '../../domain/commitments/commitment.ts';
import { addDays } from '../../domain/dates/days.ts';
import {
  type Desk,
  type DeskSection,
  deskSections,
  handoverDays,
  mostCounted,
} from '../../domain/desk/desk.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { CommitmentView } from '../commitments/commitments.ts';
import type { CommitmentFilter } from '../commitments/conditions.ts';
import { stretchOfSection } from '../commitments/due-range.ts';
import { goesOn, keysOf, type Looked, ofKeys, pageFrom, readPage } from '../commitments/lists.ts';
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

/** All sections with their counts and first rows, and the handovers that come. */
export async function deskOf(
  db: Db,
  filter: DeskFilter,
  shown: number,
  audience: Audience,
  today: string,
): Promise<Desk> {
  const all = deskSections.map((section) => keysIn(section, filter, audience, today));
  const answers = await db.together<(CommitmentView | Looked)[]>([
    ...all.map((keys) => ofKeys(keys.page(null, shown + 1), audience)),
    ...all.map((keys) => keys.looked(null)),
  ]);
  const sections = deskSections.map((section, i) => {
    const [looked = { looked: 0, passed: 0, last: null }] = answers[all.length + i] as Looked[];
    const further = goesOn(looked);
    return {
      section,
      count: Math.min(looked.passed, mostCounted),
      isMore: further !== null,
      ...pageFrom(answers[i] as CommitmentView[], shown, further, audience, today),
    };
  });
  return { today, sections, handovers: await handoversWithWhatPassesOn(db, filter.body, audience, today) };
}

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

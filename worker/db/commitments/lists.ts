import { type RawBuilder, sql } from 'kysely';
import type { Commitment } from '../../domain/commitments/commitment.ts';
import { dueSections } from '../../domain/commitments/standing.ts';
import type { Upcoming } from '../../domain/commitments/summary.ts';
import { mostCounted } from '../../domain/desk/desk.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { cursorAt, type Page, pageOf, positionOf } from '../page.ts';
import { fewTextsWith } from '../search/index.ts';
import { isReadable } from '../visible.ts';
import type { Key } from '../window.ts';
import { type CommitmentView, commitmentsQuery, toCommitment } from './commitments.ts';
import type { CommitmentFilter } from './conditions.ts';
import { stretchOf, stretchOfSection } from './due-range.ts';
import { type Keys, keysOf, type Looked, mostLookedThrough } from './keys.ts';

// The keys are chosen first, so that parties, topics and links are gathered for what is shown and nothing else.
export const ofKeys = (keys: RawBuilder<Key>, audience: Audience) =>
  commitmentsQuery(audience)
    .where(sql<boolean>`c.id in (select id from (${keys}))`)
    .orderBy('c.due_from')
    .orderBy('c.id');

/** Where a page goes on that has looked through as much as it may; null where nothing is left. */
export function goesOn({ looked, last }: Looked): string | null {
  if (looked < mostLookedThrough || last === null) return null;
  const [key = '', id = ''] = last.split(' ');
  return cursorAt(key, id);
}

/** The page of rows that were read with `limit + 1`; `further`: where it goes on though it is not full. */
export function pageFrom(
  rows: CommitmentView[],
  limit: number,
  further: string | null,
  audience: Audience,
  today: string,
): Page<Commitment> {
  const { items, next } = pageOf(
    rows,
    limit,
    (row) => toCommitment(row, audience, today),
    (row) => ({ key: row.due_from, id: row.id }),
  );
  return { items, next: next ?? further };
}

/** One page of these keys. */
export async function readPage(
  db: Db,
  keys: Keys,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const after = positionOf(cursor);
  const rows = await db.all(ofKeys(keys.page(after, limit + 1), audience));
  const mayGoOn = rows.length <= limit && !keys.areAll;
  const looked = mayGoOn ? await db.first(keys.looked(after)) : undefined;
  return pageFrom(rows, limit, looked ? goesOn(looked) : null, audience, today);
}

/**
 * Commitments by the day on which they come due, undated ones last. A page looks through a thousand and no more: where
 * few of them pass the filter it is not full, and yet not the last.
 */
export async function listCommitments(
  db: Db,
  { limit, cursor, ...filter }: CommitmentFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const few = await fewTextsWith(db, 'commitment', filter.text, mostCounted, audience);
  const stretch = stretchOf(filter, audience, today);
  return readPage(
    db,
    keysOf({ ...filter, few }, stretch, audience, today),
    { limit, cursor },
    audience,
    today,
  );
}

/** These commitments, as far as the audience may read them, in the order of the ids. */
export async function commitmentsByIds(
  db: Db,
  ids: readonly string[],
  audience: Audience,
  today: string,
): Promise<Commitment[]> {
  const wanted = sql<boolean>`c.id in (select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await db.all(commitmentsQuery(audience).where(wanted).where(isReadable('c', audience)));
  const found = new Map(rows.map((row) => [row.id, toCommitment(row, audience, today)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

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

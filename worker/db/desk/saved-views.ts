import { sql } from 'kysely';
import { mostViews, type SavedView } from '../../domain/desk/saved-view.ts';
import { byName } from '../../domain/text.ts';
import type { Db } from '../database.ts';
import { build, type Query } from '../query.ts';
import type { SavedViewRow } from '../schema/desk.ts';

type Found = SavedViewRow & { by: string };

const views = () =>
  build
    .selectFrom('saved_views as v')
    .innerJoin('people as p', 'p.id', 'v.person_id')
    .selectAll('v')
    .select('p.name as by');

const shown = (row: Found, person: string): SavedView => ({
  id: row.id,
  name: row.name,
  address: row.address,
  isShared: row.is_shared === 1,
  isMine: row.person_id === person,
  by: row.by,
});

/** A person's own views by name, then what colleagues share; uses saved_views_by_person and saved_views_shared. */
export async function savedViewsOf(db: Db, person: string): Promise<SavedView[]> {
  const inIndex = sql`v.name collate nocase`;
  const [own, shared] = await db.together<[Found, Found]>([
    views().where('v.person_id', '=', person).orderBy(inIndex).orderBy('v.id').limit(mostViews),
    views()
      .where(sql<boolean>`v.is_shared = 1`)
      .where('v.person_id', '<>', person)
      .orderBy(inIndex)
      .orderBy('v.id')
      .limit(mostViews),
  ]);
  return [own, shared].flatMap((rows) => rows.sort(byName).map((row) => shown(row, person)));
}

/** One that the person may see: their own, or what is shared. */
export async function savedViewById(db: Db, id: string, person: string): Promise<SavedView | undefined> {
  const row = await db.first<Found>(
    views()
      .where('v.id', '=', id)
      .where((where) => where.or([where('v.person_id', '=', person), where('v.is_shared', '=', 1)])),
  );
  return row && shown(row, person);
}

/** Not written where the person has as many as anybody may; the guard is in the statement. */
export const insertViewQuery = (row: SavedViewRow): Query<{ id: string }> => ({
  compile: () =>
    sql<{ id: string }>`insert into saved_views (id, person_id, name, address, is_shared, created_at)
      select ${row.id}, ${row.person_id}, ${row.name}, ${row.address}, ${row.is_shared}, ${row.created_at}
      where (select count(*) from saved_views where person_id = ${row.person_id}) < ${mostViews}
      returning id`.compile(build),
});

export const changeViewQuery = (
  id: string,
  person: string,
  change: Partial<Pick<SavedViewRow, 'name' | 'address' | 'is_shared'>>,
): Query<{ id: string }> =>
  build
    .updateTable('saved_views')
    .set(change)
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning('id');

/** A person's own view; or, of whoever may, any that is shared. */
export function removeViewQuery(id: string, person: string, mayRemoveShared: boolean): Query<{ id: string }> {
  const query = build.deleteFrom('saved_views').where('id', '=', id);
  const own = mayRemoveShared
    ? query.where((where) => where.or([where('person_id', '=', person), where('is_shared', '=', 1)]))
    : query.where('person_id', '=', person);
  return own.returning('id');
}

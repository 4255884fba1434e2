import type { Db } from '../db/database.ts';
import { changeViewQuery, insertViewQuery, removeViewQuery } from '../db/desk/saved-views.ts';
import { mostViews, type SavedViewChange, type SavedViewInput } from '../domain/desk/saved-view.ts';
import { notFound, Refusal } from '../domain/errors.ts';

/** Saved views are personal settings, as sessions are: guarded writes of one row, which the log does not hold. */

interface Person {
  id: string;
  isAdmin: boolean;
}

export async function saveView(
  db: Db,
  person: Person,
  { name, address, isShared = false }: SavedViewInput,
  { id, now }: { id: string; now: string },
): Promise<void> {
  const row = { id, person_id: person.id, name, address, is_shared: Number(isShared), created_at: now };
  const made = await db.first(insertViewQuery(row));
  if (!made) throw new Refusal('conflict', `Nobody keeps more than ${mostViews} views: delete one first.`);
}

/** Only whoever made it changes it. */
export async function changeView(
  db: Db,
  person: Person,
  id: string,
  { name, address, isShared }: SavedViewChange,
): Promise<void> {
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(isShared === undefined ? {} : { is_shared: Number(isShared) }),
  };
  if (Object.keys(change).length === 0) return;
  if (!(await db.first(changeViewQuery(id, person.id, change)))) throw notFound('view of yours');
}

/** Whoever made it, or of what is shared an administrator. */
export async function removeView(db: Db, person: Person, id: string): Promise<void> {
  if (!(await db.first(removeViewQuery(id, person.id, person.isAdmin)))) throw notFound('view of yours');
}

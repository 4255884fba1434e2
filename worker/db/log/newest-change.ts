import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { listChanges } from './changes.ts';

/**
 * The number of the newest change that the audience may see; 0 where there is none. The newest of all would tell the public
 * that something it may not see has happened.
 */
export async function newestChange(db: Db, audience: Audience): Promise<number> {
  const { items } = await listChanges(db, { limit: 1 }, audience);
  return items[0]?.seq ?? 0;
}

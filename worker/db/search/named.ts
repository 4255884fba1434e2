import { type RawBuilder, sql } from 'kysely';
import { type Naming, namingsIn } from '../../domain/search/names.ts';
import type { SearchQuery } from '../../domain/search/query.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Query, query } from '../query.ts';
import { isVisible } from '../visible.ts';
import { wordsMatch } from './index.ts';

/** "Kazakhstan climate" asks for what Kazakhstan promised about climate, though no text holds both words. */

export interface Named {
  key: string;
  id: string;
  name: string;
}

/** Of an actor's commitments the newest are looked through, so many: what it costs does not depend on how many it has. */
const mostLookedAt = 300;

/** Actors that the audience may see and that a part of what is typed names; uses the key of actor_names. */
export const namedQuery = (sought: SearchQuery, audience: Audience): Query<Named> =>
  query(sql`select n.key, a.id, a.name from actor_names n join actors a on a.id = n.actor_id
    where n.key in (select value from json_each(${JSON.stringify(namingsIn(sought).map(({ key }) => key))}))
      and ${isVisible('a', audience)}`);

/** Which of them is meant: the longest name. */
export function meantBy(sought: SearchQuery, named: readonly Named[]): (Named & Naming) | null {
  for (const naming of namingsIn(sought)) {
    const one = named.find(({ key }) => key === naming.key);
    if (one) return { ...one, ...naming };
  }
  return null;
}

/** The numbers of the newest commitments to which the actor is a party and that hold the other words. */
export async function promisesOf(
  db: Db,
  { id, rest }: Named & Naming,
  { seen, limit, audience }: { seen: RawBuilder<unknown>; limit: number; audience: Audience },
): Promise<number[]> {
  const match = wordsMatch(rest, 'commitment', audience, { columns: 'title body' });
  const rows = await db.all(
    query<{ number: number }>(sql`select t.number from (
        select p.commitment_id from commitment_parties p
        where p.actor_id = ${id} group by p.commitment_id order by p.commitment_id desc limit ${mostLookedAt}) p
      join search_texts t on t.id = p.commitment_id
      where exists (select 1 from search_words where search_words match ${match} and rowid = t.number) and ${seen}
      order by t.number desc limit ${limit}`),
  );
  return rows.map(({ number }) => number);
}

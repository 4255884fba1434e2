import type { Db } from '../database.ts';
import { build, type Query } from '../query.ts';
import type { OneTimeLinkRow, PersonRow } from '../schema/people.ts';

export type FoundLink = OneTimeLinkRow & {
  name: string | null;
  role: PersonRow['role'] | null;
  deactivated_at: string | null;
};

/** The link of this hash with its person; whether it still holds is the caller's to judge. */
export function linkByHash(db: Db, hash: string): Promise<FoundLink | undefined> {
  return db.first(
    build
      .selectFrom('one_time_links as l')
      .leftJoin('people as p', 'p.id', 'l.person_id')
      .selectAll('l')
      .select(['p.name', 'p.role', 'p.deactivated_at'])
      .where('l.hash', '=', hash),
  );
}

/** Takes back the links of a person that wait to be used; uses one_time_links_by_person. */
export function withdrawLinksQuery(personId: string): Query {
  return build.deleteFrom('one_time_links').where('person_id', '=', personId).where('used_at', 'is', null);
}

/** The same for those that make the first administrator. */
export function withdrawFirstLinksQuery(): Query {
  return build
    .deleteFrom('one_time_links')
    .where('kind', '=', 'first_administrator')
    .where('used_at', 'is', null);
}

/** Notes the use of a link; of two at once the CHECK of `uses` undoes the second and its whole batch. */
export function useLinkQuery(id: string, now: string): Query {
  return build
    .updateTable('one_time_links')
    .set(({ eb }) => ({ used_at: now, uses: eb('uses', '+', 1) }))
    .where('id', '=', id);
}

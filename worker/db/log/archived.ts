import { type RawBuilder, sql } from 'kysely';
import type { Archived } from '../../domain/changes/archived.ts';
import { type RecordKind, recordKinds } from '../../domain/changes/record.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Page, pageOf, positionOf } from '../page.ts';
import { query } from '../query.ts';
import { mayBeSeen } from '../visible.ts';

const shapes: Record<RecordKind, { table: string; title: string; mergedInto: string; join: string }> = {
  actor: { table: 'actors', title: 'r.name', mergedInto: 'r.merged_into', join: '' },
  briefing: { table: 'briefings', title: 'r.title', mergedInto: 'r.merged_into', join: '' },
  commitment: { table: 'commitments', title: 'r.text', mergedInto: 'null', join: '' },
  handover: {
    table: 'handovers',
    title: 'o.name',
    mergedInto: 'null',
    join: 'join actors o on o.id = r.body_id',
  },
};

/**
 * What is archived, the latest first, by title alone; of one kind or of all. Each kind by its own index, at most a page of each;
 * who did it stands in the log at the same moment.
 */
export async function listArchived(
  db: Db,
  { kind, limit, cursor }: { kind?: RecordKind | undefined; limit: number; cursor?: string | undefined },
  audience: Audience,
): Promise<Page<Archived>> {
  const after = positionOf(cursor);
  const arm = (of: RecordKind): RawBuilder<unknown> => {
    const { table, title, mergedInto, join } = shapes[of];
    const seen = of === 'handover' ? sql`and ${mayBeSeen('o', audience)}` : sql``;
    const from = after ? sql`and (r.archived_at, r.id) < (${after.key}, ${after.id})` : sql``;
    return sql`select * from (select ${of} as kind, r.id, ${sql.raw(title)} as title, r.archived_at as "archivedAt",
        r.version, ${sql.raw(mergedInto)} as "mergedInto"
      from ${sql.raw(table)} r ${sql.raw(join)} where r.archived_at is not null and ${mayBeSeen('r', audience)} ${seen} ${from}
      order by r.archived_at desc, r.id desc limit ${limit + 1})`;
  };
  const arms = (kind ? [kind] : recordKinds).map(arm);
  const rows = await db.all(
    query(sql<Archived>`
      select a.*, c.author_name as "by", c.verb, c.seq from (
        select * from (${sql.join(arms, sql` union all `)}) order by "archivedAt" desc, id desc limit ${limit + 1}) a
      left join changes c on c.subject_kind = a.kind and c.subject_id = a.id and c.at = a."archivedAt"
      order by a."archivedAt" desc, a.id desc, c.version desc`),
  );
  // Where an act wrote a record several times, its last change is the one that archived it.
  const first = rows.filter((row, i) => rows.findIndex(({ id }) => id === row.id) === i);
  return pageOf(
    first,
    limit,
    (row) => row,
    ({ archivedAt, id }) => ({ key: archivedAt, id }),
  );
}

import { type RawBuilder, sql } from 'kysely';
import type { RecordKind } from '../../domain/changes/record.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Query, query } from '../query.ts';
import { isReadable, mayBeSeen } from '../visible.ts';

/** The kinds of which two can be made one. */
export type Mergeable = 'actor' | 'briefing';

interface Onward {
  id: string;
  into: string;
}

/**
 * Where these ids lead that were merged: to what each was merged into, at the end of the chain, where the audience may see
 * that, and might have seen each that leads there. Others are not among the answers. By primary key: CROSS JOIN keeps the
 * order, or all records would be read.
 */
export function mergedIntoQuery(kind: Mergeable, ids: string[], audience: Audience): Query<Onward> {
  const table = sql.table(`${kind}s`);
  const leads: RawBuilder<boolean> = sql`m.merged_into is not null and ${mayBeSeen('m', audience)}`;
  return query(sql`with recursive led (origin, id, step) as (
      select m.id, m.merged_into, 1 from ${table} m where m.id in (${sql.join(ids)}) and ${leads}
      union select led.origin, m.merged_into, step + 1 from led cross join ${table} m on m.id = led.id
        where ${leads} and step < 50)
    select led.origin as id, r.id as "into" from led cross join ${table} r on r.id = led.id
    where r.merged_into is null and ${isReadable('r', audience)}`);
}

/** Where the address of a merged record leads. */
export async function mergedInto(
  db: Db,
  kind: RecordKind,
  id: string,
  audience: Audience,
): Promise<string | undefined> {
  if (kind !== 'actor' && kind !== 'briefing') return undefined;
  return (await db.first(mergedIntoQuery(kind, [id], audience)))?.into;
}

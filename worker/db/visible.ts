import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Audience, type Visibility, visibilities } from '../domain/visibility.ts';

// Literals, not parameters: SQLite matches a partial index only against conditions it can read.
const seen: Record<Audience, string> = {
  public: "= 'public'",
  viewer: "in ('internal', 'public')",
  editor: 'is not null',
  admin: 'is not null',
};

/** The visibilities of what `audience` may see, for tables that keep them apart. */
export const visibilitiesFor = (audience: Audience): readonly Visibility[] =>
  audience === 'public' ? ['public'] : audience === 'viewer' ? ['internal', 'public'] : visibilities;

/** The one place that decides who sees what: true where `audience` may see the row called `alias`. */
export function mayBeSeen(alias: string, audience: Audience): RawBuilder<SqlBool> {
  return sql`${sql.ref(`${alias}.visibility`)} ${sql.raw(seen[audience])}`;
}

/** For changes: true where the record that one left behind was for the audience to see, whoever was told of the change. */
export function leftVisible(alias: string, audience: Audience): RawBuilder<SqlBool> {
  return sql`${sql.ref(`${alias}.after`)} ->> 'visibility' ${sql.raw(seen[audience])}`;
}

/** For rows that can be archived: archived ones are shown to editors alone, and only where they ask. */
export function isVisible(alias: string, audience: Audience): RawBuilder<SqlBool> {
  return sql`(${mayBeSeen(alias, audience)} and ${sql.ref(`${alias}.archived_at`)} is null)`;
}

/** For reading one record by its id: editors also see what is archived. */
export function isReadable(alias: string, audience: Audience): RawBuilder<SqlBool> {
  const seesArchived = audience === 'editor' || audience === 'admin';
  return seesArchived ? mayBeSeen(alias, audience) : isVisible(alias, audience);
}

/**
 * For follow-ups as they stood before `until`: what was undone later still held then. The public is not told of what
 * was undone at all.
 */
export function notWithdrawn(alias: string, audience: Audience, until: string): RawBuilder<SqlBool> {
  const at = sql.ref(`${alias}.withdrawn_at`);
  return audience === 'public' ? sql`${at} is null` : sql`(${at} is null or ${at} >= ${until})`;
}

/** For lists: what is in use, or where an editor asks for it, what is archived. */
export function isListed(alias: string, audience: Audience, archived: boolean): RawBuilder<SqlBool> {
  if (!archived) return isVisible(alias, audience);
  return sql`(${isReadable(alias, audience)} and ${sql.ref(`${alias}.archived_at`)} is not null)`;
}

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { App } from '../context.ts';
import { type Mergeable, mergedInto, mergedIntoQuery } from '../db/log/merged.ts';
import type { RecordKind } from '../domain/changes/record.ts';

/** How a route that reads a record answers where it was merged; records of other kinds never are. */
export const redirectOf = (noun: string) =>
  (noun === 'actor' || noun === 'briefing'
    ? { 308: { description: 'The record was merged; Location is the address of the one that stays' } }
    : {}) as { 308: { description: string } };

/** Redirects to the record that this one was merged into, where the caller may see both. Addresses are /api/{kind}/{id}…. */
export async function redirectMerged(c: Context<App>, kind: RecordKind, id: string): Promise<void> {
  const into = await mergedInto(c.var.db, kind, id, c.var.caller.audience);
  if (into === undefined) return;
  const { pathname, search } = new URL(c.req.url);
  const path = pathname.split('/').with(3, into).join('/');
  throw new HTTPException(308, { res: c.redirect(path + search, 308) });
}

/** The fields of filters that name actors or briefings. */
const kindOf: Record<string, Mergeable> = {
  party: 'actor',
  body: 'actor',
  actor: 'actor',
  owner: 'actor',
  pinned: 'actor',
  briefing: 'briefing',
  dueBriefing: 'briefing',
  parent: 'briefing',
};

/** The ids in a field of a filter: one, several, or that of an owner. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === 'none' ? [] : [value];
  if (Array.isArray(value)) return value;
  return isActor(value) ? [value.actor] : [];
}
const isActor = (value: unknown): value is { actor: string } =>
  typeof value === 'object' && value !== null && 'actor' in value;

/**
 * A filter in which the records that stay replace merged ones, where the caller may see both. One look-up by primary key, for
 * filters that name an actor or a briefing.
 */
export async function followMerges<T extends object>({ var: { db, caller } }: Context<App>, filter: T) {
  const fields = Object.entries(filter).filter(([name]) => name in kindOf);
  const queries = (['actor', 'briefing'] as const).flatMap((kind) => {
    const ids = fields.flatMap(([name, value]) => (kindOf[name] === kind ? idsIn(value) : []));
    return ids.length > 0 ? [mergedIntoQuery(kind, ids, caller.audience)] : [];
  });
  if (queries.length === 0) return filter;
  const into = new Map((await db.together(queries)).flat().map((one) => [one.id, one.into]));
  const followed = (id: string) => into.get(id) ?? id;
  const replaced = fields.map(([name, value]) => {
    if (isActor(value)) return [name, { actor: followed(value.actor) }];
    // Of two that were merged one is left.
    if (Array.isArray(value)) return [name, [...new Set(value.map(followed))]];
    return [name, typeof value === 'string' ? followed(value) : value];
  });
  return { ...filter, ...Object.fromEntries(replaced) } as T;
}

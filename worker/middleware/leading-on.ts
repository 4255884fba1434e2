import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { type Mergeable, mergedIntoQuery } from '../db/merged.ts';

/** The parameters that narrow an answer by actors or briefings: each names the same kind wherever it is taken. */
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

const ofActor = 'actor:';
// No id is longer, and no operation takes more of them; what goes beyond is for the operation to refuse.
const [longest, most] = [100, 24];

function idsIn(name: string, value: string): string[] {
  if (name === 'pinned') return value.split(',');
  if (name !== 'owner') return [value];
  return value.startsWith(ofActor) ? [value.slice(ofActor.length)] : [];
}

function written(name: string, ids: string[]): string {
  // Of two that were merged one is left.
  const value = [...new Set(ids)].join(',');
  return name === 'owner' ? ofActor + value : value;
}

/**
 * Filters lead on as addresses do: what is narrowed to a merged record is narrowed to the one that stays, and the address of
 * that is told in Content-Location. One look-up by primary key, for requests that name an actor or a briefing; where it
 * leads is told to those alone who may see both.
 */
export const leadingOn = createMiddleware<App>(async (c, next) => {
  const asked = c.req.raw;
  const url = new URL(asked.url);
  const named = (kind: Mergeable) =>
    [...url.searchParams]
      .flatMap(([name, value]) => (kindOf[name] === kind ? idsIn(name, value) : []))
      .filter((id) => id !== '' && id.length <= longest)
      .slice(0, most);
  const queries = (['actor', 'briefing'] as const).flatMap((kind) => {
    const ids = named(kind);
    return ids.length > 0 ? [mergedIntoQuery(kind, ids, c.var.caller.audience)] : [];
  });
  if (queries.length === 0 || !['GET', 'HEAD'].includes(asked.method)) return next();
  const found = await c.var.db.together(queries);
  const onward = new Map(found.flat().map(({ id, into }) => [id, into]));
  if (onward.size === 0) return next();
  for (const [name, value] of [...url.searchParams]) {
    const ids = kindOf[name] ? idsIn(name, value) : [];
    if (ids.some((id) => onward.has(id)))
      url.searchParams.set(
        name,
        written(
          name,
          ids.map((id) => onward.get(id) ?? id),
        ),
      );
  }
  c.req.raw = new Request(url, asked);
  await next();
  c.req.raw = asked;
  c.header('Content-Location', url.pathname + url.search);
});

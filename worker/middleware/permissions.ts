import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';
import { allows, type Least, type OperationId, permissions } from '../domain/people/permissions.ts';
import { refuseCrossSite } from './same-origin.ts';

/** Names the operation that a method and a path pattern of the router lead to. */
export type OperationAt = (method: string, path: string) => string | undefined;

const isNamed = (id: string | undefined): id is OperationId =>
  id !== undefined && Object.hasOwn(permissions, id);

/** Lets those pass whom the table of permissions lets pass. A route that the table does not name lets nobody pass. */
export const permitted = (operationAt: OperationAt) =>
  createMiddleware<App>(async (c, next) => {
    const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
    // Nothing is there; saying so is for the router.
    if (!route) return next();
    const id = operationAt(route.method, route.path);
    if (!isNamed(id)) throw new Refusal('forbidden', 'Nobody may do this.');
    const least: Least = permissions[id];
    const { caller } = c.var;
    if (!allows(least, caller.kind, caller.audience)) throw refusalOf(c, least);
    const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    if (isWrite && caller.kind !== 'token') refuseCrossSite(c);
    await next();
  });

function refusalOf(c: Context<App>, least: Least): Refusal {
  const { kind, audience } = c.var.caller;
  const needed = least === 'person' || least === 'colleague' ? 'be signed in' : `have the role "${least}"`;
  if (kind === 'public')
    return new Refusal('unauthenticated', `You must ${needed}: sign in, or send a bearer token.`);
  if (least === 'person') return new Refusal('forbidden', 'A token is no person: sign in for this.');
  if (least === 'colleague')
    return new Refusal('forbidden', 'A token needs the role "editor" for this, or sign in.');
  return new Refusal('forbidden', `You must ${needed}; yours is "${audience}".`);
}

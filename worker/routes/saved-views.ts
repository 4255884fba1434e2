import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { changeView, removeView, saveView } from '../actions/save-view.ts';
import type { App } from '../context.ts';
import { savedViewById, savedViewsOf } from '../db/desk/saved-views.ts';
import { savedViewChange, savedViewInput, savedViewSchema } from '../domain/desk/saved-view.ts';
import { notFound } from '../domain/errors.ts';
import { personAt } from './arrival.ts';
import { body, idParam, json, nothing, problems, refuseInvalid } from './schemas.ts';

const tags = ['Desk'];

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'list-views',
  summary: 'List saved views',
  description: 'Your own by name, then those that colleagues share.',
  responses: {
    200: json(z.object({ items: z.array(savedViewSchema) }).meta({ id: 'SavedViews' }), 'The views'),
    ...problems(401, 403),
  },
});

const create = createRoute({
  method: 'post',
  path: '/',
  tags,
  operationId: 'save-view',
  summary: 'Save a view',
  description: 'An address of ours under a name, for yourself or for colleagues too.',
  request: { body: body(savedViewInput) },
  responses: {
    201: json(savedViewSchema, 'The view'),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  tags,
  operationId: 'change-view',
  summary: 'Rename or share a view of yours',
  description: 'A setting of one person: the last word holds, and no If-Match is asked for.',
  request: { params: idParam, body: body(savedViewChange) },
  responses: {
    200: json(savedViewSchema, 'The view as it now is'),
    ...problems(400, 401, 403, 404, 413, 415, 422),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  operationId: 'delete-view',
  summary: 'Delete a view of yours',
  description: 'An administrator may also delete what colleagues share.',
  request: { params: idParam },
  responses: { 204: nothing, ...problems(401, 403, 404, 415, 422) },
});

async function found(c: Context<App>, id: string) {
  const view = await savedViewById(c.var.db, id, personAt(c).id);
  if (!view) throw notFound('view');
  return view;
}

const whose = (c: Context<App>) => ({ id: personAt(c).id, isAdmin: c.var.caller.audience === 'admin' });

export const savedViews = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => c.json({ items: await savedViewsOf(c.var.db, personAt(c).id) }, 200))
  .openapi(create, async (c) => {
    const { db, now, newId } = c.var;
    const id = newId();
    await saveView(db, whose(c), c.req.valid('json'), { id, now: now.toISOString() });
    return c.json(await found(c, id), 201);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changeView(c.var.db, whose(c), id, c.req.valid('json'));
    return c.json(await found(c, id), 200);
  })
  .openapi(remove, async (c) => {
    await removeView(c.var.db, whose(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { endSessionsQuery, sessionsOf } from '../db/people/sessions.ts';
import { sessionSchema } from '../domain/people/session.ts';
import { personAt, whereWeSignIn } from './arrival.ts';
import { idParam, json, nothing, problems, refuseInvalid } from './schemas.ts';

const tags = ['Signing in'];

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'list-sessions',
  summary: 'List your own sessions',
  description: 'Those that are open, the last used first.',
  responses: {
    200: json(z.object({ items: z.array(sessionSchema) }).meta({ id: 'Sessions' }), 'The sessions'),
    ...problems(401, 403, 404),
  },
});

const end = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  operationId: 'end-session',
  summary: 'End one of your sessions',
  description:
    'Wherever it is open, its next request is one of the public. Where it is over already, nothing happens.',
  request: { params: idParam },
  responses: { 204: nothing, ...problems(401, 403, 404, 415, 422) },
});

const endOthers = createRoute({
  method: 'post',
  path: '/end-others',
  tags,
  operationId: 'end-other-sessions',
  summary: 'End all your sessions but this one',
  responses: { 204: nothing, ...problems(401, 403, 404, 415) },
});

const router = new OpenAPIHono<App>({ defaultHook: refuseInvalid });
router.use(whereWeSignIn);

export const sessions = router
  .openapi(list, async (c) => {
    const { id, session } = personAt(c);
    return c.json({ items: await sessionsOf(c.var.db, id, session, c.var.now.toISOString()) }, 200);
  })
  .openapi(end, async (c) => {
    await c.var.db.atomically([endSessionsQuery(personAt(c).id, { only: c.req.valid('param').id })]);
    return c.body(null, 204);
  })
  .openapi(endOthers, async (c) => {
    const { id, session } = personAt(c);
    await c.var.db.atomically([endSessionsQuery(id, { but: session })]);
    return c.body(null, 204);
  });

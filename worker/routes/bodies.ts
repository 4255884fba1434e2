import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '../context.ts';
import { successionOf } from '../db/successions.ts';
import { notFound } from '../domain/errors.ts';
import { successionSchema } from '../domain/handover.ts';
import { ifNoneMatch } from './headers.ts';
import { idParam, json, problems, refuseInvalid } from './schemas.ts';

const terms = createRoute({
  method: 'get',
  path: '/{id}/terms',
  tags: ['Bodies'],
  operationId: 'list-terms',
  summary: 'Who presided, presides and will preside',
  description:
    'Derived from the handovers of the body; where it states a rotation, with the terms that follow from it, marked ' +
    'as projected. What does not add up is told as findings.',
  parameters: [ifNoneMatch],
  request: { params: idParam },
  responses: { 200: json(successionSchema, 'The succession'), ...problems(401, 404) },
});

export const bodies = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(terms, async (c) => {
  const { db, caller, today } = c.var;
  const succession = await successionOf(db, c.req.valid('param').id, caller.audience, today);
  if (!succession) throw notFound('body');
  return c.json(succession, 200);
});

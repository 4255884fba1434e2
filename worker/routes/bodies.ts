import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '../context.ts';
import { successionOf } from '../db/handovers/successions.ts';
import { successionThen } from '../db/handovers/successions-as-of.ts';
import { notFound } from '../domain/errors.ts';
import { successionSchema } from '../domain/handovers/handover.ts';
import { ifNoneMatch } from './headers.ts';
import { redirectMerged, redirectOf } from './merged.ts';
import { asOfQuery, idParam, json, problems, refuseFuture, refuseInvalid } from './schemas.ts';

const terms = createRoute({
  method: 'get',
  path: '/{id}/terms',
  tags: ['Bodies'],
  operationId: 'list-terms',
  summary: 'Who presided, presides and will preside',
  description:
    'Derived from the handovers of the body; where it states a rotation, with the terms that follow from it, marked ' +
    'as projected. What does not add up is told as findings. With `asOf`, ' +
    'as the handovers stood at the end of that day.',
  parameters: [ifNoneMatch],
  request: { params: idParam, query: asOfQuery },
  responses: {
    200: json(successionSchema, 'The succession'),
    ...redirectOf('actor'),
    ...problems(401, 404, 422),
  },
});

export const bodies = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(terms, async (c) => {
  const { db, caller, today } = c.var;
  const { id } = c.req.valid('param');
  const { asOf } = c.req.valid('query');
  refuseFuture(asOf, today);
  const succession = asOf
    ? await successionThen(db, id, asOf, caller.audience)
    : await successionOf(db, id, caller.audience, today);
  if (!succession && !asOf) await redirectMerged(c, 'actor', id);
  if (!succession) throw notFound('body');
  return c.json(succession, 200);
});

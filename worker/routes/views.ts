import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { upcomingCommitments } from '../db/commitments/upcoming.ts';
import { upcomingSchema } from '../domain/commitments/summary.ts';
import { commitmentFilter } from './commitments.ts';
import { ifNoneMatch } from './headers.ts';
import { followMerges } from './merged.ts';
import { json, problems, refuseInvalid } from './schemas.ts';

const { party, body, topic } = commitmentFilter;

const upcoming = createRoute({
  method: 'get',
  path: '/upcoming',
  tags: ['Views'],
  operationId: 'upcoming',
  summary: 'What is due',
  description: 'Open commitments, by how they press; at most 50 a section.',
  parameters: [ifNoneMatch],
  request: { query: z.strictObject({ party, body, topic }) },
  responses: { 200: json(upcomingSchema, 'The sections'), ...problems(401, 422) },
});

export const views = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(upcoming, async (c) => {
  const { db, caller, today } = c.var;
  const filter = await followMerges(c, c.req.valid('query'));
  return c.json(await upcomingCommitments(db, filter, 50, caller.audience, today), 200);
});

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { upcomingCommitments } from '../db/commitment-lists.ts';
import { scoresByActor, statusHistory } from '../db/follow-up-summary.ts';
import { scoresSchema, statusHistorySchema, upcomingSchema } from '../domain/follow-up-summary.ts';
import { commitmentFilter } from './commitments.ts';
import { json, problems, refuseInvalid } from './schemas.ts';

const { party, body, topic } = commitmentFilter;

const upcoming = createRoute({
  method: 'get',
  path: '/upcoming',
  tags: ['Views'],
  operationId: 'upcoming',
  summary: 'What is due',
  description: 'Open commitments, by how they press; at most 50 a section.',
  request: { query: z.strictObject({ party, body, topic }) },
  responses: { 200: json(upcomingSchema, 'The sections'), ...problems(401, 422) },
});

const statuses = createRoute({
  method: 'get',
  path: '/follow-up/statuses',
  tags: ['Views'],
  operationId: 'statuses',
  summary: 'Status over time',
  description:
    'How many commitments stood at each status at the end of each month, by the dates of their follow-ups.',
  responses: { 200: json(statusHistorySchema, 'By month'), ...problems(401) },
});

const scores = createRoute({
  method: 'get',
  path: '/follow-up/scores',
  tags: ['Views'],
  operationId: 'scores',
  summary: 'Score by actor',
  description:
    'Of the commitments of which an actor is an obligor: fulfilled +1; partly fulfilled, in progress 0; not fulfilled ' +
    '-1; not started or stalled 0 until the last due day, -1 after; the rest left out. After the G20 Research Group.',
  responses: { 200: json(scoresSchema, 'By number of commitments, at most 200 actors'), ...problems(401) },
});

export const views = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(upcoming, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await upcomingCommitments(db, c.req.valid('query'), 50, caller.audience, today), 200);
  })
  .openapi(statuses, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await statusHistory(db, caller.audience, today), 200);
  })
  .openapi(scores, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await scoresByActor(db, caller.audience, today), 200);
  });

import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { upcomingCommitments } from '../db/commitment-lists.ts';
import { timelineOf } from '../db/timeline.ts';
import { upcomingSchema } from '../domain/follow-up-summary.ts';
import { standings } from '../domain/standing.ts';
import { timelineKinds, timelineSchema } from '../domain/timeline.ts';
import { commitmentFilter } from './commitments.ts';
import { anyOf, idQuery, json, open, problems, refuseInvalid } from './schemas.ts';

const { party, body, topic } = commitmentFilter;

const timeline = createRoute({
  method: 'get',
  path: '/timeline',
  tags: ['Views'],
  operationId: 'timeline',
  summary: 'A window of time',
  description:
    'Briefings, commitments and terms that touch the window; at most 400, 400 and 40, nearest to today first.',
  security: open,
  request: {
    query: z.strictObject({
      from: z.iso.date().meta({ description: 'First day', example: '2025-01-01' }),
      to: z.iso.date().meta({ description: 'Last day', example: '2026-12-31' }),
      kind: anyOf(timelineKinds),
      body: idQuery('a body'),
      actor: idQuery('an actor'),
      topic: idQuery('a topic'),
      standing: anyOf(standings),
    }),
  },
  responses: { 200: json(timelineSchema, 'The window'), ...problems(401, 422) },
});

const upcoming = createRoute({
  method: 'get',
  path: '/upcoming',
  tags: ['Views'],
  operationId: 'upcoming',
  summary: 'What is due',
  description: 'Open commitments, by how they press; at most 50 a section.',
  security: open,
  request: { query: z.strictObject({ party, body, topic }) },
  responses: { 200: json(upcomingSchema, 'The sections'), ...problems(401, 422) },
});

export const views = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(timeline, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await timelineOf(db, c.req.valid('query'), caller.audience, today), 200);
  })
  .openapi(upcoming, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await upcomingCommitments(db, c.req.valid('query'), 50, caller.audience, today), 200);
  });

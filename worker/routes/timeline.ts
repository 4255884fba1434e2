import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { timelineOverview } from '../db/timeline/overview.ts';
import { timelineOf } from '../db/timeline/timeline.ts';
import { standings } from '../domain/commitments/standing.ts';
import {
  timelineKinds,
  timelineLanes,
  timelineOverviewSchema,
  timelineSchema,
} from '../domain/timeline/timeline.ts';
import { ifNoneMatch } from './headers.ts';
import { followMerges } from './merged.ts';
import { anyOf, idQuery, json, problems, refuseInvalid } from './schemas.ts';

const ids = (what: string) =>
  z
    .string()
    .min(1)
    .max(2500)
    .transform((given) => given.split(',').filter(Boolean).slice(0, 24))
    .default([])
    .meta({ description: `${what}, separated by commas; at most 24`, type: 'string' });

const filters = {
  kind: anyOf(timelineKinds),
  body: idQuery('a body'),
  actor: idQuery('an actor'),
  topic: idQuery('a topic'),
};
export const timelineFilter = { ...filters, standing: anyOf(standings) };

const timelineRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['Views'],
  operationId: 'timeline',
  summary: 'A window of time at a width',
  description:
    'Briefings, commitments and presidencies of a window, lane by lane: the records themselves where they fit on so ' +
    'many pixels, and counts where they do not; at most 240 records and 24 lanes, whatever is stored. The window is ' +
    'widened to whole cells (days, weeks, months, years) of at least 56 pixels, so that near windows share an answer.',
  parameters: [ifNoneMatch],
  request: {
    query: z.strictObject({
      from: z.iso.date().meta({ description: 'First day', example: '2025-01-01' }),
      to: z.iso.date().meta({ description: 'Last day', example: '2026-12-31' }),
      width: z.coerce
        .number()
        .int()
        .min(64)
        .max(22_400)
        .default(1280)
        .meta({ description: 'Of the window, in pixels', example: 1280 }),
      lanes: z.enum(timelineLanes).default('kind').meta({
        description: 'kind: briefings, commitments, and a lane a body; else a lane a body, actor or topic',
      }),
      ...timelineFilter,
      pinned: ids('Ids of actors or topics whose lanes come first, in this order'),
      hidden: ids('Ids of actors or topics whose lanes are left out; "none": what belongs to no lane'),
    }),
  },
  responses: { 200: json(timelineSchema, 'The window'), ...problems(401, 422) },
});

const overviewRoute = createRoute({
  method: 'get',
  path: '/overview',
  tags: ['Views'],
  operationId: 'timeline-overview',
  summary: 'The whole span of the record',
  description: 'How much begins in each month, or each year where the span is longer than twenty years.',
  parameters: [ifNoneMatch],
  request: { query: z.strictObject(filters) },
  responses: { 200: json(timelineOverviewSchema, 'The span'), ...problems(401, 422) },
});

export const timeline = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(timelineRoute, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(
      await timelineOf(db, await followMerges(c, c.req.valid('query')), caller.audience, today),
      200,
    );
  })
  .openapi(overviewRoute, async (c) => {
    const { db, caller } = c.var;
    return c.json(
      await timelineOverview(db, await followMerges(c, c.req.valid('query')), caller.audience),
      200,
    );
  });
